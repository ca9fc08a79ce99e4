/** What a book is given to take in, and what comes of it when all of it is taken together. */
import type { Timestamp } from '../../kernel/time.ts';
import type { UserPriceEvent } from '../../market-data/contract/events.ts';
import type { Settings } from '../../settings/contract/settings.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { type Arrival, arrivalMark } from './position.ts';
import { recordKey } from './record.ts';

export interface TransactionAdded {
  readonly transactionId: string;
  readonly arrival: Arrival;
  readonly transaction: TransactionInput & { readonly timestamp: Timestamp };
}

export interface TransactionRemoved {
  readonly transactionId: string;
  /** The timestamp of the transaction that is undone. */
  readonly timestamp: Timestamp;
  /** When the removal arrived; without it, after everything that was added. */
  readonly arrival?: Arrival;
}

export interface HoldingsChanges {
  readonly add?: readonly TransactionAdded[];
  readonly remove?: readonly TransactionRemoved[];
  /** In order of arrival. */
  readonly prices?: readonly UserPriceEvent[];
  /** The settings as they are now. */
  readonly settings?: Settings;
}

/** What becomes of one transaction: it is in the book as added, or it isn't. */
export interface Outcome {
  readonly key: string;
  readonly added: TransactionAdded | undefined;
  /** Whether a removal had a part in it. */
  readonly reversed: boolean;
}

interface Move {
  readonly key: string;
  readonly order: string;
  readonly added?: TransactionAdded;
}

/** Sorts after every arrival. */
const LAST = '~';

/** The moves of each transaction taken together, in order of arrival. One that is there already isn't added again. */
export function outcomesOf(
  { add = [], remove = [] }: HoldingsChanges,
  isPresent: (key: string) => boolean,
): readonly Outcome[] {
  const moves: Move[] = [
    ...add.map((added) => ({
      key: recordKey(added.transaction.timestamp, added.transactionId),
      order: arrivalMark(added.arrival),
      added,
    })),
    ...remove.map(({ transactionId, timestamp, arrival }) => ({
      key: recordKey(timestamp, transactionId),
      order: arrival ? arrivalMark(arrival) : LAST,
    })),
  ];
  const outcomes = new Map<string, Outcome>();
  for (const { key, added } of moves.toSorted((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))) {
    const known = outcomes.get(key);
    const isThere = known ? known.added !== undefined : isPresent(key);
    if (added && isThere) continue;
    if (!added && !isThere) continue;
    outcomes.set(key, { key, added, reversed: known?.reversed === true || added === undefined });
  }
  return [...outcomes.values()];
}
