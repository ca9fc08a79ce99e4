/**
 * Double entry: each movement of coins is posted to its account and to a counter account, so that debits equal credits
 * for every asset. A debit adds to what is held, as in any book of assets.
 */
import { absolute, add, type Decimal, format, negate, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { JournalEvent } from '../contract/events.ts';
import { feesOf, movementsOf } from '../contract/movements.ts';
import type { TransactionInput } from '../contract/transaction.ts';
import type { TransactionType } from '../contract/transaction-types.ts';

export type LedgerEntry = Extract<JournalEvent, { type: 'LedgerEntriesCreated' }>['data']['entries'][number];

const FEES = 'expense:fees';
const TRADING = 'equity:trading';

/** Where what a leg moves comes from or goes to, by type. Income goes by its kind instead. */
const COUNTER_ACCOUNTS: Readonly<Record<Exclude<TransactionType, 'income'>, string>> = {
  buy: TRADING,
  sell: TRADING,
  trade: TRADING,
  nft_trade: TRADING,
  stake: TRADING,
  unstake: TRADING,
  liquidity_add: TRADING,
  liquidity_remove: TRADING,
  split: 'equity:splits',
  merger: 'equity:reorganisations',
  spin_off: 'equity:reorganisations',
  deposit: 'equity:outside',
  withdrawal: 'equity:outside',
  transfer: 'equity:transfers',
  fee: FEES,
  gift_received: 'equity:gifts',
  gift_sent: 'equity:gifts',
  donation_received: 'equity:donations',
  donation_sent: 'equity:donations',
  lost: 'expense:losses',
  staking_loss: 'expense:staking-losses',
  dividend: 'income:dividend',
  coupon: 'income:coupon',
  interest: 'income:interest',
  return_of_capital: 'equity:returned-capital',
};

const counterAccountOf = ({ type, incomeKind }: TransactionInput): string =>
  type === 'income' ? `income:${incomeKind ?? 'other'}` : COUNTER_ACCOUNTS[type];

/** A debit is above zero, a credit below. */
interface Posting {
  readonly accountId: string;
  readonly assetId: string;
  readonly amount: Decimal;
}

function postingsOf(transaction: TransactionInput): readonly Posting[] {
  const counter = counterAccountOf(transaction);
  const moved = movementsOf(transaction).flatMap(({ account, pocket, asset, quantity, role }): Posting[] => [
    { accountId: `${pocket}:${account}`, assetId: asset, amount: quantity },
    { accountId: role === 'fee' ? FEES : counter, assetId: asset, amount: negate(quantity) },
  ]);
  // What was kept back never reached the account: it went from the counter account straight into fees.
  const keptBack = feesOf(transaction)
    .filter(({ payment }) => payment === 'received')
    .flatMap(({ asset, quantity }): Posting[] => [
      { accountId: FEES, assetId: asset, amount: quantity },
      { accountId: counter, assetId: asset, amount: negate(quantity) },
    ]);
  return [...moved, ...keptBack];
}

/** One posting for each account and asset; those that come to nothing are left out. */
function netted(postings: readonly Posting[]): readonly Posting[] {
  const net = new Map<string, Posting>();
  for (const posting of postings) {
    const key = JSON.stringify([posting.assetId, posting.accountId]);
    net.set(key, { ...posting, amount: add(net.get(key)?.amount ?? ZERO, posting.amount) });
  }
  return [...net.values()].filter(({ amount }) => amount !== ZERO);
}

function assertBalanced(postings: readonly Posting[]): void {
  for (const assetId of new Set(postings.map((posting) => posting.assetId))) {
    const total = sum(postings.filter((posting) => posting.assetId === assetId).map(({ amount }) => amount));
    if (total !== ZERO) throw new Error(`The entries of ${assetId} are out of balance by ${format(total)}`);
  }
}

/** The balanced entries of a transaction. Throws if they don't balance: that is a bug of ours, never of the sender. */
export function ledgerEntriesOf(transaction: TransactionInput): LedgerEntry[] {
  const postings = netted(postingsOf(transaction));
  assertBalanced(postings);
  return postings.map(({ accountId, assetId, amount }) => ({
    accountId,
    assetId,
    amount: format(absolute(amount)),
    direction: amount > 0n ? 'debit' : 'credit',
    timestamp: transaction.timestamp,
  }));
}
