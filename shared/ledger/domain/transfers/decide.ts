/** What becomes of a transfer. Ids and times arrive as data. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { type Decimal, format, negate } from '../../../kernel/money/decimal.ts';
import type { AccountId, Actor, HoldId, Receiving, TransactionId, TransferId } from '../../contract/account.ts';
import type { FeeBreakdown, FeeLine } from '../../contract/fee-lines.ts';
import type { TransferEvent } from '../../contract/transfer-events.ts';
import type { LedgerAsset } from '../postings/ledger-asset.ts';
import type { Posting } from '../postings/post.ts';
import type { Transfer } from './transfer.ts';

export interface Party {
  readonly userId: string;
  readonly accountId: AccountId;
}

export interface Converted {
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  /** Units of it for one of what is given. */
  readonly rate: string;
  readonly date: string;
  readonly source: string;
}

/** What is to move. */
export interface Order {
  readonly transferId: TransferId;
  readonly from: Party;
  readonly to: Party;
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly converted?: Converted | undefined;
  readonly fees?: FeeBreakdown | undefined;
  readonly reference?: string | undefined;
  readonly description?: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** Not after `now`. */
  readonly effectiveAt: string;
  readonly now: string;
}

const kindOf = ({ from, to, converted }: Order): 'own' | 'user' | 'conversion' => {
  if (from.userId !== to.userId) return 'user';
  return converted ? 'conversion' : 'own';
};

export function initiate(order: Order): TransferEvent {
  const { transferId, from, to, asset, amount, converted, fees } = order;
  const { reference, description, metadata, effectiveAt, now } = order;
  return {
    type: 'TransferInitiated',
    data: {
      ...{ transferId, kind: kindOf(order), from, to, asset: asset.code, amount: format(amount) },
      ...(converted && { converted: { ...converted, asset: converted.asset.code, amount: format(converted.amount) } }),
      ...(fees && fees.lines.length > 0 && { fees: { scheduleId: fees.scheduleId, lines: [...fees.lines] } }),
      ...(reference !== undefined && { reference }),
      ...(description !== undefined && { description }),
      ...{ metadata: { ...metadata }, effectiveAt, initiatedAt: now },
    },
  };
}

/** What recipients say about who may send. `ask`: the transfer waits until they accept it. */
export function consentOf({ from, approved }: Receiving, senderId: string): 'given' | 'ask' | 'refused' {
  if (from === 'nobody') return 'refused';
  const known: readonly string[] = approved;
  return from === 'anyone' || known.includes(senderId) ? 'given' : 'ask';
}

export const awaitAcceptance = (order: Order, holdId: HoldId, expiresAt: string): readonly TransferEvent[] => [
  initiate(order),
  { type: 'TransferAwaitingAcceptance', data: { transferId: order.transferId, holdId, expiresAt } },
];

interface Moved {
  readonly transactionId: TransactionId;
  readonly isMoney: boolean;
  readonly now: string;
}

type Moving = Pick<Transfer, 'transferId' | 'from' | 'to' | 'asset' | 'amount' | 'converted'>;

/** What has moved, and that it is done. */
export function complete(transfer: Moving, { transactionId, isMoney, now }: Moved): readonly TransferEvent[] {
  const { transferId, from, to, asset, amount, converted } = transfer;
  const data = { transferId, transactionId, from: from.accountId, to: to.accountId, asset, amount, at: now };
  const done: TransferEvent = { type: 'TransferCompleted', data: { transferId, transactionId, completedAt: now } };
  if (!converted) return [{ type: isMoney ? 'MoneyTransferred' : 'AssetTransferred', data }, done];
  const { asset: toAsset, amount: toAmount, rate, date, source } = converted;
  return [{ type: 'AssetConverted', data: { ...data, toAsset, toAmount, rate, date, source } }, done];
}

export type Waiting = Transfer & { readonly state: Extract<Transfer['state'], { status: 'waiting' }> };

/** The transfer, if it still waits to be accepted. */
export function waiting(transfer: Transfer, now: string): Waiting | Refusal<'TransferEnded' | 'TransferExpired'> {
  const { state } = transfer;
  if (state.status !== 'waiting') {
    const detail = `The transfer is ${state.status} and waits for nobody.`;
    return refuse('TransferEnded', detail, { data: { status: state.status } });
  }
  if (state.expiresAt > now) return { ...transfer, state };
  return refuse('TransferExpired', `Nobody accepted the transfer before ${state.expiresAt}.`, {
    data: { expiredAt: state.expiresAt },
  });
}

export interface Ending {
  readonly reason: string;
  readonly now: string;
}

export const decline = ({ transferId }: Transfer, { reason, now }: Ending): TransferEvent => ({
  type: 'TransferDeclined',
  data: { transferId, reason, declinedAt: now },
});

export const cancel = ({ transferId }: Transfer, { reason, now }: Ending): TransferEvent => ({
  type: 'TransferCancelled',
  data: { transferId, reason, cancelledAt: now },
});

/** Of one that waits no longer by a time; nothing for any other. */
export const expire = ({ transferId, state }: Transfer, now: string): readonly TransferEvent[] =>
  state.status === 'waiting' && state.expiresAt <= now
    ? [{ type: 'TransferExpired', data: { transferId, expiredAt: state.expiresAt } }]
    : [];

interface Reversal extends Ending {
  /** What comes back of the fees. */
  readonly feesReturned: readonly FeeLine[];
  readonly transactionId: TransactionId;
  readonly by: Actor;
  readonly userId: string;
}

/** What was received is given back by who received it; between one's own accounts that is the same user. */
export function reverse(
  transfer: Transfer,
  { transactionId, reason, by, userId, feesReturned, now }: Reversal,
): TransferEvent | Refusal<'AlreadyReversed' | 'TransferNotCompleted' | 'Forbidden'> {
  const { transferId, state, to } = transfer;
  if (state.status === 'reversed') {
    return refuse('AlreadyReversed', `The transfer was reversed at ${state.at}.`, { data: { reversedAt: state.at } });
  }
  if (state.status !== 'completed') {
    return refuse('TransferNotCompleted', `The transfer is ${state.status}, so there is nothing to reverse.`);
  }
  if (by === 'owner' && to.userId !== userId) {
    return refuse('Forbidden', 'Only who received it can send it back.');
  }
  const data = { transferId, transactionId, reason, by, userId, reversedAt: now };
  const returned = feesReturned.length > 0 ? { feesReturned: [...feesReturned] } : {};
  return { type: 'TransferReversed', data: { ...data, ...returned } };
}

/** The accounts of the system that conversions pass through, by asset. */
export type ConversionAccounts = Readonly<Record<string, AccountId>>;

interface Sides {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly converted?: Pick<Converted, 'asset' | 'amount'> | undefined;
  readonly through?: ConversionAccounts | undefined;
  readonly holdId?: HoldId | undefined;
}

/** A conversion goes through an account of the system in each of its assets, so that each sums to zero. */
export function postingsOf({ from, to, asset, amount, converted, through, holdId }: Sides): readonly Posting[] {
  const out: Posting = { accountId: from, asset, amount: negate(amount), holdId };
  if (!converted) return [out, { accountId: to, asset, amount }];
  const [taking, giving] = [through?.[asset.code], through?.[converted.asset.code]];
  if (!taking || !giving) throw new Error('a conversion without the accounts that it goes through');
  return [
    out,
    { accountId: taking, asset, amount },
    { accountId: giving, asset: converted.asset, amount: negate(converted.amount) },
    { accountId: to, asset: converted.asset, amount: converted.amount },
  ];
}

/** What gives back what was posted. */
export const opposite = (postings: readonly Posting[]): readonly Posting[] =>
  postings.map(({ holdId: _, amount, ...posting }) => ({ ...posting, amount: negate(amount) }));
