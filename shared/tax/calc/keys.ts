/**
 * Keys of the tax book's maps. They sort as the book works: by time, then phase, then arrival; lots by pool, then
 * first in, first out. Every part but a pool's names has a fixed width, so that plain string order is the right one.
 */
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Range } from '../../kernel/pages/types.ts';

/** Order of arrival: the version of the journal, then the place in that commit. */
export interface Arrival {
  readonly version: number;
  readonly index: number;
}

/** At one instant what acquires (or splits) comes before what takes from lots. */
export type Phase = 'acquiring' | 'taking';

const EPOCH_1900_MS = Date.UTC(1900, 0, 1);
const TIME_WIDTH = 9;
const ARRIVAL_WIDTH = 12;
const LEG_WIDTH = 2;
const ROW_WIDTH = 4;
/** Sorts after everything that follows a pool. */
const LAST = '\uffff';
const SEPARATOR = keyOf('', '');

const fixed = (value: number, width: number): string => value.toString(36).padStart(width, '0');

/** The key of an instant, in milliseconds since 1970; nine characters, enough until the year 5000. */
export const timeKey = (atMs: number): string => fixed(atMs - EPOCH_1900_MS, TIME_WIDTH);
/** The instant that a key begins with. */
export const timeOfKey = (key: string): number => Number.parseInt(key.slice(0, TIME_WIDTH), 36) + EPOCH_1900_MS;

export const arrivalKey = ({ version, index }: Arrival): string => fixed(version, 8) + fixed(index, 4);

/** Where a transaction stands in the timeline. */
export const entryKey = (time: string, arrival: string): string => time + arrival;
export const arrivalOfEntry = (key: string): string => key.slice(TIME_WIDTH);
export const instantOfEntry = (key: string): string => key.slice(0, TIME_WIDTH);

/** Where one phase of a transaction stands in the order of work. */
export const partKey = (time: string, phase: Phase, arrival: string): string =>
  `${time}${phase === 'acquiring' ? '0' : '1'}${arrival}`;

/** Nearly every part has few rows. */
const FIRST_ROWS = Array.from({ length: 32 }, (_, row) => fixed(row, ROW_WIDTH));

/** The key of the n-th row of a part. */
export const rowKey = (part: string, row: number): string => part + (FIRST_ROWS[row] ?? fixed(row, ROW_WIDTH));

/** The pool whose units are within reach of each other: an asset, or an asset in one account. */
export const poolKey = (asset: string, account: string | undefined): string => keyOf(asset, account ?? '') + SEPARATOR;
export const poolOfLot = (lotKey: string): string => lotKey.slice(0, lotKey.lastIndexOf(SEPARATOR) + 1);
export const lotsOfPool = (pool: string): Required<Pick<Range, 'from' | 'before'>> => ({
  from: pool,
  before: pool + LAST,
});

/** Leg of a lot that no acquisition explains. */
export const UNEXPLAINED_LEG = 36 ** LEG_WIDTH - 1;

/** A lot's place in its pool by age. */
export const lotOrder = (time: string, arrival: string, leg: number): string => time + arrival + fixed(leg, LEG_WIDTH);
/** A moved lot keeps the place of its acquisition; among parts of one acquisition it goes by the move. */
export const movedLotOrder = (lotKey: string, mover: string, part: number): string => {
  const order = lotKey.slice(poolOfLot(lotKey).length);
  return order.slice(0, TIME_WIDTH + ARRIVAL_WIDTH + LEG_WIDTH) + mover + fixed(part, ROW_WIDTH);
};

/** Decimals to which unit costs are compared; the fractions themselves can't be sorted as text. */
const UNIT_COST_SCALE = 10n ** 36n;
const LENGTH_MAX = 36 ** 2 - 1;

const unitCostDigits = (costBasis: bigint, quantity: bigint): string =>
  ((costBasis * UNIT_COST_SCALE) / quantity).toString();

/** Key of a lot by unit cost, cheapest first, then oldest first. */
export const lowestCostKey = (lotKey: string, costBasis: bigint, quantity: bigint): string => {
  const digits = unitCostDigits(costBasis, quantity);
  const pool = poolOfLot(lotKey);
  // '!' sorts before every digit: what was cut off is zeros
  return `L${pool}${fixed(digits.length, 2)}${digits.replace(/0+$/, '')}!${lotKey.slice(pool.length)}`;
};

/** Key of a lot by unit cost, dearest first, then oldest first. */
export const highestCostKey = (lotKey: string, costBasis: bigint, quantity: bigint): string => {
  const digits = unitCostDigits(costBasis, quantity);
  const pool = poolOfLot(lotKey);
  const inverse = digits.replace(/0+$/, '').replace(/\d/g, (digit) => String(9 - Number(digit)));
  // '~' sorts after every digit: what was cut off is nines
  return `H${pool}${fixed(LENGTH_MAX - digits.length, 2)}${inverse}~${lotKey.slice(pool.length)}`;
};
export const lotsByCost = (index: 'H' | 'L', pool: string): Required<Pick<Range, 'from' | 'before'>> => ({
  from: index + pool,
  before: index + pool + LAST,
});
