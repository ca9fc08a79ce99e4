/**
 * Says what kind of thing a transaction was. Rules run in order: the first says what its type stands for, later ones
 * know better from the assets or the protocol. The last that fires decides; all that fired are named.
 */
import type { CLASSIFICATIONS, JournalEvent } from '../contract/events.ts';
import { assetsOf } from '../contract/movements.ts';
import type { TransactionInput } from '../contract/transaction.ts';
import type { TransactionType } from '../contract/transaction-types.ts';
import { isPoolShare, protocolNamed, stakingWrapOf } from './known-assets.ts';

export type Classification = (typeof CLASSIFICATIONS)[number];
export type Classified = Omit<Extract<JournalEvent, { type: 'TransactionClassified' }>['data'], 'transactionId'>;

interface Verdict {
  readonly classification: Classification;
  /** From 0 to 1, two decimals. What the sender stated outright is certain. */
  readonly confidence: string;
  readonly protocol?: string | undefined;
}

interface Rule {
  readonly name: string;
  readonly apply: (transaction: TransactionInput) => Verdict | undefined;
}

const BY_TYPE: Readonly<Record<TransactionType, Classification>> = {
  buy: 'trade',
  sell: 'trade',
  trade: 'trade',
  deposit: 'deposit',
  withdrawal: 'withdrawal',
  transfer: 'transfer',
  income: 'income',
  dividend: 'income',
  coupon: 'income',
  interest: 'income',
  fee: 'expense',
  gift_received: 'gift',
  gift_sent: 'gift',
  donation_received: 'gift',
  donation_sent: 'gift',
  lost: 'loss',
  staking_loss: 'loss',
  split: 'corporate_action',
  merger: 'corporate_action',
  spin_off: 'corporate_action',
  return_of_capital: 'corporate_action',
  stake: 'stake',
  unstake: 'unstake',
  liquidity_add: 'liquidity_add',
  liquidity_remove: 'liquidity_remove',
  nft_trade: 'nft_trade',
};

const DEFI: ReadonlySet<Classification> = new Set([
  'defi_swap',
  'stake',
  'unstake',
  'liquidity_add',
  'liquidity_remove',
]);

const isSwap = ({ type }: TransactionInput): boolean => type === 'trade';
const single = (assets: ReadonlySet<string>): string | undefined => (assets.size === 1 ? [...assets][0] : undefined);

/** What the sender's own words name: metadata first, then the notes, then the account. */
function statedProtocol({ metadata, notes, account }: TransactionInput): string | undefined {
  const stated = metadata?.['protocol'];
  if (typeof stated === 'string' && stated.trim() !== '') return stated.trim().toLowerCase().slice(0, 100);
  return protocolNamed(notes ?? '') ?? protocolNamed(account);
}

const byType: Rule = {
  name: 'stated-type',
  apply: ({ type }) => ({ classification: BY_TYPE[type], confidence: '1.00' }),
};

const byStatedProtocol: Rule = {
  name: 'swap-on-protocol',
  apply: (transaction) => {
    const protocol = isSwap(transaction) ? statedProtocol(transaction) : undefined;
    return protocol === undefined ? undefined : { classification: 'defi_swap', confidence: '0.80', protocol };
  },
};

const byPoolShare: Rule = {
  name: 'pool-share',
  apply: (transaction) => {
    if (!isSwap(transaction)) return undefined;
    const [gone, come] = [assetsOf(transaction, 'out'), assetsOf(transaction, 'in')];
    const protocol = statedProtocol(transaction);
    if ([...come].some(isPoolShare)) return { classification: 'liquidity_add', confidence: '0.90', protocol };
    return [...gone].some(isPoolShare)
      ? { classification: 'liquidity_remove', confidence: '0.90', protocol }
      : undefined;
  },
};

const byStakingReceipt: Rule = {
  name: 'staking-receipt',
  apply: (transaction) => {
    const out = single(assetsOf(transaction, 'out'));
    const come = single(assetsOf(transaction, 'in'));
    const wrap = out !== undefined && come !== undefined ? stakingWrapOf(out, come) : undefined;
    if (!wrap || !(isSwap(transaction) || transaction.type === 'stake' || transaction.type === 'unstake'))
      return undefined;
    const classification = wrap.receipt === come ? 'stake' : 'unstake';
    // A receipt can also be bought and sold on a market, which a trade of the two looks just like.
    return { classification, confidence: isSwap(transaction) ? '0.70' : '1.00', protocol: wrap.protocol };
  },
};

/** In the order they run. */
export const CLASSIFICATION_RULES: readonly Rule[] = [byType, byStatedProtocol, byPoolShare, byStakingReceipt];

export function classify(transaction: TransactionInput): Classified {
  const fired = CLASSIFICATION_RULES.flatMap(({ name, apply }) => {
    const verdict = apply(transaction);
    return verdict ? [{ name, verdict }] : [];
  });
  const decisive = fired.at(-1)?.verdict;
  if (!decisive) throw new Error(`No rule knows the type ${transaction.type}`);
  const { classification, confidence } = decisive;
  const protocol = decisive.protocol ?? (DEFI.has(classification) ? statedProtocol(transaction) : undefined);
  const fees = (transaction.fees ?? []).map(({ asset }) => asset);
  return {
    classification,
    confidence,
    ...(protocol === undefined ? {} : { protocol }),
    involvedAssets: [...new Set([...transaction.amounts.map(({ asset }) => asset), ...fees])].toSorted(),
    classificationRules: fired.map(({ name }) => name),
  };
}
