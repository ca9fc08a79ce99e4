/**
 * Keys of the tax book's maps. They sort as the book works: by time, then phase, then arrival; lots by pool, then
 * first in, first out. Every part but a pool's names has a fixed width, so that plain string order is the right one.
 */
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Range } from '../../kernel/pages/types.ts';
import type { Timestamp } from '../../kernel/time.ts';

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

const PAIR = 36 ** 2;
const PAIRS = Array.from({ length: PAIR }, (_, value) => fixed(value, 2));
const pair = (value: number): string => PAIRS[value] ?? fixed(value, 2);
const FIRST_CODES = PAIRS.map((digits) => digits.charCodeAt(0));
const SECOND_CODES = PAIRS.map((digits) => digits.charCodeAt(1));
const FOUR = PAIR ** 2;

/**
 * Keys that are made in great numbers are written code by code, into lists that are used again: of a sum of parts, each
 * step would be an object of its own, and all of it be copied when it is first compared.
 */
const codesFor = (width: number): number[] => Array.from({ length: width }, () => 0);
const textOf = (codes: readonly number[]): string => String.fromCharCode(...codes);

function write(codes: number[], at: number, text: string, from: number, width: number): void {
  for (let index = 0; index < width; index += 1) codes[at + index] = text.charCodeAt(from + index);
}

function writePair(codes: number[], at: number, value: number): void {
  codes[at] = FIRST_CODES[value] ?? 0;
  codes[at + 1] = SECOND_CODES[value] ?? 0;
}

function writeFour(codes: number[], at: number, value: number): void {
  const first = Math.floor(value / PAIR);
  writePair(codes, at, first);
  writePair(codes, at + 2, value - first * PAIR);
}

/** Neighbours in time and in arrival begin alike, so the beginning of the last key is nearly always the next one's. */
function rememberingLast(width: number): (value: number) => string {
  let last = -1;
  let text = '';
  return (value) => {
    if (value === last) return text;
    last = value;
    text = fixed(value, width);
    return text;
  };
}
const timeBeginning = rememberingLast(TIME_WIDTH - 4);
const versionKey = rememberingLast(ARRIVAL_WIDTH - 4);

function writeTime(codes: number[], at: number, atMs: number): void {
  const sinceMs = atMs - EPOCH_1900_MS;
  const beginning = Math.floor(sinceMs / FOUR);
  write(codes, at, timeBeginning(beginning), 0, TIME_WIDTH - 4);
  // a remainder of numbers so large would be the call of a function that divides slowly
  writeFour(codes, at + TIME_WIDTH - 4, sinceMs - beginning * FOUR);
}

const timeCodes = codesFor(TIME_WIDTH);

/** The key of an instant, in milliseconds since 1970; nine characters, enough until the year 5000. */
export function timeKey(atMs: number): string {
  writeTime(timeCodes, 0, atMs);
  return textOf(timeCodes);
}
const HOUR_WIDTH = '2021-05-04T10'.length;
const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;
const pairAt = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1);

/** Milliseconds since 1970 of canonical times. Neighbours are of one hour, and then only the rest is read. */
function rememberingHour(): (time: Timestamp) => number {
  let hour = '';
  let hourMs = 0;
  return (time) => {
    if (hour === '' || !time.startsWith(hour)) {
      hour = time.slice(0, HOUR_WIDTH);
      hourMs = Date.parse(`${hour}:00:00.000Z`);
    }
    const seconds = pairAt(time, 14) * 60 + pairAt(time, 17);
    return hourMs + seconds * 1_000 + pairAt(time, 20) * 10 + digitAt(time, 22);
  };
}
const msOf = rememberingHour();

/** The same of a canonical time. */
export const timeKeyOf = (time: Timestamp): string => timeKey(msOf(time));

/** The instant that a key begins with. */
export const timeOfKey = (key: string): number => Number.parseInt(key.slice(0, TIME_WIDTH), 36) + EPOCH_1900_MS;

/** The order of arrival in the key of an entry. */
export const arrivalOfEntry = (entry: string): Arrival => ({
  version: Number.parseInt(entry.slice(TIME_WIDTH, TIME_WIDTH + ARRIVAL_WIDTH - 4), 36),
  index: Number.parseInt(entry.slice(TIME_WIDTH + ARRIVAL_WIDTH - 4, TIME_WIDTH + ARRIVAL_WIDTH), 36),
});

const ENTRY_WIDTH = TIME_WIDTH + ARRIVAL_WIDTH;
const entryCodes = codesFor(ENTRY_WIDTH);

/** Where a transaction stands in the timeline: its time, then its order of arrival. */
export function entryKey(time: Timestamp, { version, index }: Arrival): string {
  writeTime(entryCodes, 0, msOf(time));
  write(entryCodes, TIME_WIDTH, versionKey(version), 0, ARRIVAL_WIDTH - 4);
  writeFour(entryCodes, ENTRY_WIDTH - 4, index);
  return textOf(entryCodes);
}
export const instantOfEntry = (key: string): string => key.slice(0, TIME_WIDTH);

/** Whether two keys begin with the same instant; instants that differ nearly always do so in their last digits. */
export function areOfOneInstant(a: string, b: string): boolean {
  for (let at = TIME_WIDTH - 1; at >= 0; at -= 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}

const phaseDigit = (phase: Phase): string => (phase === 'acquiring' ? '0' : '1');

/** Index after the last of some keys, in order, that are of the same instant as the one at `start`. */
export function endOfInstant(keys: readonly string[], start: number): number {
  const key = keys[start] ?? '';
  let end = start + 1;
  while (end < keys.length && areOfOneInstant(keys[end] ?? '', key)) end += 1;
  return end;
}

/** Where one phase of an entry of the timeline stands in the order of work. */
export const partKey = (entry: string, phase: Phase): string =>
  instantOfEntry(entry) + phaseDigit(phase) + entry.slice(TIME_WIDTH);

const PART_WIDTH = ENTRY_WIDTH + 1;
const rowCodes = codesFor(PART_WIDTH + ROW_WIDTH);

/** The key of the n-th row of a part: that of the part, then the row. */
export function rowKey(entry: string, phase: Phase, row: number): string {
  write(rowCodes, 0, entry, 0, TIME_WIDTH);
  write(rowCodes, TIME_WIDTH, phaseDigit(phase), 0, 1);
  write(rowCodes, TIME_WIDTH + 1, entry, TIME_WIDTH, ARRIVAL_WIDTH);
  writeFour(rowCodes, PART_WIDTH, row);
  return textOf(rowCodes);
}

/** The part that a row is of. */
export const partOfRow = (row: string): string => row.slice(0, -ROW_WIDTH);
/** The entry of the timeline that a part is of. */
export const entryOfPart = (part: string): string => instantOfEntry(part) + part.slice(TIME_WIDTH + 1);

/** The pool whose units are within reach of each other: an asset, or an asset in one account. */
export const poolKey = (asset: string, account: string | undefined): string => keyOf(asset, account ?? '') + SEPARATOR;
/** Whether a pool is that of all accounts. */
export const isSharedPool = (pool: string): boolean => pool.endsWith(SEPARATOR + SEPARATOR);
export const poolOfLot = (lotKey: string): string => lotKey.slice(0, lotKey.lastIndexOf(SEPARATOR) + 1);
/** When the units of a lot were acquired, in milliseconds since 1970. */
export const acquisitionTimeOf = (lotKey: string): number => timeOfKey(lotKey.slice(poolOfLot(lotKey).length));
export const lotsOfPool = (pool: string): Required<Pick<Range, 'from' | 'before'>> => ({
  from: pool,
  before: pool + LAST,
});

/** Leg of a lot that no acquisition explains. */
export const UNEXPLAINED_LEG = PAIR - 1;

/** A lot's place in its pool by age: that of its acquisition in the timeline, then its leg. */
export const lotOrder = (entry: string, leg: number): string => entry + pair(leg);

/** Neighbours in time are often of one pool, which then is in the codes already. */
function rememberingPool(): (pool: string, entry: string, leg: number) => string {
  let last = '';
  let codes = codesFor(0);
  return (pool, entry, leg) => {
    if (pool !== last) {
      codes = codesFor(pool.length + ENTRY_WIDTH + LEG_WIDTH);
      write(codes, 0, pool, 0, pool.length);
      last = pool;
    }
    write(codes, pool.length, entry, 0, ENTRY_WIDTH);
    writePair(codes, pool.length + ENTRY_WIDTH, leg);
    return textOf(codes);
  };
}
/** The key of a lot: that of its pool, then its place there by age. */
export const acquiredLotKey = rememberingPool();
/** The place by age of a lot whose giver had acquired it earlier. */
export const givenLotOrder = (entry: string, leg: number, acquiredAtMs: number): string =>
  timeKey(acquiredAtMs) + lotOrder(entry, leg).slice(TIME_WIDTH);
/** A moved lot keeps the place of its acquisition; among parts of one acquisition it goes by the move. */
export const movedLotOrder = (lotKey: string, mover: string, part: number): string => {
  const order = lotKey.slice(poolOfLot(lotKey).length);
  return order.slice(0, TIME_WIDTH + ARRIVAL_WIDTH + LEG_WIDTH) + mover + fixed(part, ROW_WIDTH);
};

/** The place in the timeline of the transaction that moved a lot where it is; undefined for one that was never moved. */
export const moverOfLot = (lotKey: string): string | undefined => {
  const mover = lotKey.slice(poolOfLot(lotKey).length + TIME_WIDTH + ARRIVAL_WIDTH + LEG_WIDTH);
  return mover === '' ? undefined : mover.slice(0, TIME_WIDTH + ARRIVAL_WIDTH);
};

/** Decimals to which unit costs are compared; the fractions themselves can't be sorted as text. */
const UNIT_COST_SCALE = 10n ** 36n;
const LENGTH_MAX = 36 ** 2 - 1;

const unitCost = (costBasis: bigint, quantity: bigint): bigint => (costBasis * UNIT_COST_SCALE) / quantity;

function withoutLast(digits: string, digit: '0' | '9'): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === digit) end -= 1;
  return digits.slice(0, end);
}

/** Powers of ten, as far as unit costs go at least. */
const POWERS = Array.from({ length: 128 }, (_, exponent) => 10n ** BigInt(exponent));
const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** How many digits numbers have. Costs of one pool are alike, so nearly all have as many as the one before. */
function rememberingLength(): (value: bigint) => number {
  let length = 1;
  return (value) => {
    const least = length === 1 ? 0n : powerOfTen(length - 1);
    if (value < least || value >= powerOfTen(length)) length = value.toString().length;
    return length;
  };
}
const lengthOf = rememberingLength();

/** Each digit taken from nine. */
const inverse = (value: bigint, length: number): string =>
  (powerOfTen(length) - 1n - value).toString().padStart(length, '0');

/** Key of a lot by unit cost, cheapest first, then oldest first. */
export const lowestCostKey = (lotKey: string, costBasis: bigint, quantity: bigint): string => {
  const digits = unitCost(costBasis, quantity).toString();
  const pool = poolOfLot(lotKey);
  // '!' sorts before every digit: what was cut off is zeros
  return `L${pool}${pair(digits.length)}${withoutLast(digits, '0')}!${lotKey.slice(pool.length)}`;
};

/** Key of a lot by unit cost, dearest first, then oldest first. */
export const highestCostKey = (lotKey: string, costBasis: bigint, quantity: bigint): string => {
  const cost = unitCost(costBasis, quantity);
  const length = lengthOf(cost);
  const pool = poolOfLot(lotKey);
  // '~' sorts after every digit: what was cut off is nines
  return `H${pool}${pair(LENGTH_MAX - length)}${withoutLast(inverse(cost, length), '9')}~${lotKey.slice(pool.length)}`;
};
export const lotsByCost = (index: 'H' | 'L', pool: string): Required<Pick<Range, 'from' | 'before'>> => ({
  from: index + pool,
  before: index + pool + LAST,
});
