/** What the book keeps: lots, pools, the rows of the undo log and the entries of the timeline. */
import { type Decimal, multiplyDivide, plus, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import type { LOT_ADJUSTMENTS } from '../contract/events.ts';
import type { LotName } from './lot-name.ts';

/** The figures of a lot that a split or a turn of the year may change. */
export interface LotFigures {
  /** Units of the lot when it was whole. */
  readonly quantity: Decimal;
  /** Cost of the lot when it was whole; `costBasis / quantity` is what HIFO and LOFO go by. */
  readonly costBasis: Decimal;
  readonly remaining: Decimal;
  /** Units and cost from which shares are taken: as acquired, or as they were after the last change. */
  readonly anchorQuantity: Decimal;
  readonly anchorCost: Decimal;
  /** Of a gift that had lost value when it came: what it had cost more than it was worth then; of the anchor, too. */
  readonly overWorth?: Decimal;
}

/** The time of its acquisition is in its key. */
export interface Lot extends LotFigures {
  readonly name: LotName;
  readonly asset: string;
  readonly account: string;
  readonly acquisitionTransactionId: string;
  /** Type of the acquiring transaction. */
  readonly method: string;
  /** No acquisition explains these units: they have no cost. */
  readonly isMissing: boolean;
  /** The cost isn't known yet. */
  readonly needsPrice: boolean;
  /** What it cost rests on a price that was adopted from the market. */
  readonly marketPriced?: true;
  /** Of a gift that has the date of its giver, and had lost value when it came: when that was. */
  readonly givenAtMs?: number;
}

/** A lot of which nothing is left. */
export const emptied = (lot: Lot): Lot => ({ ...lot, remaining: ZERO });

/** A closed lot is kept whole, so that it looks the same in however many portions it was used up. */
export const whole = (lot: Lot): Lot => (lot.remaining === lot.quantity ? lot : { ...lot, remaining: lot.quantity });

/** Totals of the open lots of a pool. */
export interface Pool {
  readonly quantity: Decimal;
  readonly cost: Decimal;
  /** Fiscal year in which it was last touched; 0 where no year goes by AVERAGE. */
  readonly year: number;
  /** Whether its units cost the mean of all, rather than what their lots cost. */
  readonly average: boolean;
}

export const EMPTY_POOL: Pool = { quantity: ZERO, cost: ZERO, year: 0, average: false };

/** A lot that the user named for a disposal, or one that stands in for such a lot since it couldn't be used. */
export type LotSelection = 'named' | 'unmet';

/** What a row says of a disposal; `atCost` are units that leave without being disposed of, so without proceeds. */
interface Leaving {
  readonly transactionId: string;
  readonly asset: string;
  /** Account of the transaction. */
  readonly account: string;
  readonly quantity: Decimal;
  /** Undefined at cost and while a price is missing. */
  readonly proceeds: Decimal | undefined;
  readonly atCost: boolean;
  readonly needsPrice: boolean;
  /** Proceeds rest on a price that was adopted from the market. */
  readonly marketPriced?: true;
  /** Money that came with a merger: of no units. */
  readonly boot?: true;
  readonly selection?: LotSelection | undefined;
}

interface FromLot {
  readonly lot: string;
  readonly lotName: LotName;
  readonly cost: Decimal;
  /** What the lot has left afterwards. */
  readonly remaining: Decimal;
}

/**
 * Why units were taken from a lot out of turn, by SECTION-104; those of the 30 days after count as claimed on the day,
 * named by its key, that they are acquired on.
 */
export type MatchedBy = { readonly rule: 'same-day' } | { readonly rule: 'thirty-days'; readonly on: string };

export interface TakenRow extends Leaving, FromLot {
  readonly kind: 'taken';
  /** Such units go as the lot is opened, and from no pool. */
  readonly matched?: MatchedBy;
  /** What counts against the proceeds where that isn't the cost: of a gift that had lost value when it came. */
  readonly basis?: Decimal;
  /** When the units count as held from, where that isn't their acquisition: of such a gift, the day it was given. */
  readonly heldFromMs?: number;
}
/** What was matched of a lot that was just opened, and what that cost its pool. */
export interface UsedRow {
  readonly kind: 'used';
  readonly lot: string;
  readonly quantity: Decimal;
  readonly cost: Decimal;
}
export interface ShortRow extends Leaving {
  readonly kind: 'short';
}
export interface MovedRow
  extends FromLot,
    Pick<Leaving, 'transactionId' | 'asset' | 'account' | 'quantity' | 'selection'> {
  readonly kind: 'moved';
}
export interface OpenedRow {
  readonly kind: 'opened';
  readonly lot: string;
}
/** A lot whose figures changed; keeps those from before. */
export interface ChangedRow {
  readonly kind: 'changed';
  readonly lot: string;
  readonly transactionId: string;
  readonly reason: (typeof LOT_ADJUSTMENTS)[number];
  readonly before: LotFigures;
  /** What its pool lost of its cost; nothing where it was left out. */
  readonly returned?: Decimal | undefined;
}
/** A pool that was touched for the first time in a year; keeps how it was before. */
export interface TurnedRow {
  readonly kind: 'turned';
  readonly pool: string;
  readonly year: number;
  readonly average: boolean;
}

/** What one part of a transaction did, in order. Undoing the rows newest first undoes the part. */
export type Row = TakenRow | ShortRow | MovedRow | OpenedRow | UsedRow | ChangedRow | TurnedRow;

/** How many rows and lots of an asset lack something. */
export interface Gaps {
  readonly units: number;
  readonly prices: number;
}

/** What tax depends on of a transaction, as it was sent; what it means depends on settings and prices. */
export type TaxTransaction = Pick<
  TransactionInput,
  | 'timestamp'
  | 'account'
  | 'type'
  | 'amounts'
  | 'fees'
  | 'toAccount'
  | 'value'
  | 'costBasis'
  | 'lossBasis'
  | 'acquiredAt'
  | 'paidBy'
>;

/** What the timeline keeps of a transaction. */
export interface TaxEntry {
  readonly transactionId: string;
  readonly transaction: TaxTransaction;
}

/** What the units of a lot cost that are gone when so many are left, such that all its parts together cost exactly what it cost. */
export function costGiven({ anchorCost, anchorQuantity }: LotFigures, left: Decimal): Decimal {
  if (left === anchorQuantity) return ZERO;
  return left === ZERO ? anchorCost : shareOf(anchorCost, subtract(anchorQuantity, left), anchorQuantity);
}

/** The cost of a lot's next units; `left` is what is left of it before. */
export const costOfNext = (lot: LotFigures, quantity: Decimal, left = lot.remaining): Decimal =>
  subtract(costGiven(lot, subtract(left, quantity)), costGiven(lot, left));

/** A part of an amount by quantity; rounded half-even at the 18th decimal. */
export const shareOf = (amount: Decimal, quantity: Decimal, whole: Decimal): Decimal =>
  quantity === whole ? amount : multiplyDivide(amount, quantity, whole);

/** Shares an amount out over quantities in turn, so that the shares add up to it exactly; `before` were shared before. */
export function sharing(amount: Decimal, whole: Decimal, before = ZERO): (quantity: Decimal) => Decimal {
  let taken = before;
  let given = before === ZERO ? ZERO : shareOf(amount, before, whole);
  return (quantity) => {
    taken = plus(taken, quantity);
    const upTo = shareOf(amount, taken, whole);
    const share = given === ZERO ? upTo : ((upTo - given) as Decimal);
    given = upTo;
    return share;
  };
}
