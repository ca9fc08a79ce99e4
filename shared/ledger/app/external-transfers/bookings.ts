/** What a transfer from or to outside does to its account: which amounts, under which holds, against which of ours. */
import { derivedId } from '../../../kernel/ids.ts';
import { type Decimal, decimal, negate } from '../../../kernel/money/decimal.ts';
import { totalsOf } from '../../calc/fees/breakdown.ts';
import { type RefundProgress, refundOfFees } from '../../calc/fees/refund.ts';
import type { AccountId, HoldId, TransactionId } from '../../contract/account.ts';
import type { PostingCause } from '../../contract/account-events.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { Posting } from '../../domain/postings/post.ts';
import { type AssetOf, chargePostings, returnPostings } from '../fees/fee-postings.ts';
import type { Shard } from '../postings/post-transaction.ts';

/** Shards of our accounts that a booking is made against. */
export interface Against {
  readonly clearing: AccountId;
  readonly fees: readonly Shard[];
}

export const holdIdOf = ({ transferId }: ExternalTransfer, number: number, asset: string): HoldId =>
  derivedId<'HoldId'>(transferId, 'hold', String(number), asset) as HoldId;

export const transactionIdOf = ({ transferId }: ExternalTransfer, what: 'settled' | 'reversed'): TransactionId =>
  derivedId<'TransactionId'>(transferId, what) as TransactionId;

export const assetsOf = ({ asset, fees }: ExternalTransfer): readonly string[] => [
  ...new Set([asset, ...fees.map((fee) => fee.asset)]),
];

/** What is held of each asset: the amount and the fees. */
export const heldAmounts = ({ asset, amount, fees }: ExternalTransfer): readonly (readonly [string, Decimal])[] =>
  totalsOf([{ asset, amount }, ...fees]).map((total) => [total.asset, decimal(total.amount)] as const);

interface Moving {
  readonly transfer: ExternalTransfer;
  /** What goes between the account and outside: above zero, it comes in. */
  readonly amount: Decimal;
  readonly fees: readonly FeeLine[];
  /** Or they come back. */
  readonly isPaid: boolean;
  /** The number of the holds that it is paid from. */
  readonly holdNumber?: number | undefined;
  readonly against: Against;
  readonly assetOf: AssetOf;
}

/** What comes in is there before fees are paid from it. */
function movements({ transfer, amount, fees, isPaid, holdNumber, against, assetOf }: Moving): readonly Posting[] {
  const { accountId, asset: code } = transfer;
  const asset = assetOf(code);
  const how = (held: string) =>
    holdNumber === undefined ? { isForced: true } : { holdId: holdIdOf(transfer, holdNumber, held) };
  const paying = { payer: accountId, lines: fees, assetOf, shards: against.fees };
  return [
    { accountId, asset, amount, other: against.clearing, ...how(code) },
    { accountId: against.clearing, asset, amount: negate(amount), other: accountId },
    ...(isPaid ? chargePostings(paying, how) : returnPostings(paying)),
  ];
}

const isPayIn = ({ direction }: ExternalTransfer): boolean => direction === 'pay-in';

export const causeOf = ({ direction }: ExternalTransfer): PostingCause => direction;

export interface Booked {
  readonly transfer: ExternalTransfer;
  readonly amount: string;
  readonly holdNumber?: number | undefined;
  readonly against: Against;
  readonly assetOf: AssetOf;
}

/** What was settled, with its fees. */
export const settlement = ({ transfer, amount, ...more }: Booked): readonly Posting[] => {
  const moved = isPayIn(transfer) ? decimal(amount) : negate(decimal(amount));
  return movements({ transfer, amount: moved, fees: transfer.fees, isPaid: true, ...more });
};

/** The same back or a part of it, with what comes back of the fees by their rules. */
export const reversal = (
  { transfer, against, assetOf }: Pick<Booked, 'transfer' | 'against' | 'assetOf'>,
  piece: RefundProgress,
): readonly Posting[] => {
  const fees = refundOfFees(transfer.fees, piece, (asset) => assetOf(asset).precision);
  const amount = isPayIn(transfer) ? negate(piece.now) : piece.now;
  return movements({ transfer, amount, fees, isPaid: false, against, assetOf });
};
