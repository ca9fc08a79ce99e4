/**
 * Where a row stands in its timeline. Positions are short strings of fixed width that sort in the order of the fold:
 * time, phase, arrival, stage.
 *
 * Within an instant what is acquired comes before what carries cost from one place to another, and that before what
 * is given away, so that an acquisition is there for a disposal of the same instant whichever arrived first. Within a
 * transaction that carries cost, what leaves (stage 0) comes before what takes the cost over (stage 1).
 */
import { fromEpochMs, type Timestamp, toEpochMs } from '../../kernel/time.ts';

/** Place in the order of arrival: the version of the journal, and the index among the transactions of its commit. */
export interface Arrival {
  readonly version: number;
  readonly index: number;
}

export type Phase = 'acquire' | 'carry' | 'dispose';
export type Position = string;

const EPOCH_1900_MS = Date.UTC(1900, 0, 1);
/** A position begins with this many characters of time. */
export const TIME_DIGITS = 9;
const PHASES: Readonly<Record<Phase, string>> = { acquire: '0', carry: '1', dispose: '2' };

const base36 = (value: number, digits: number): string => {
  const text = value.toString(36).padStart(digits, '0');
  if (text.length > digits) throw new RangeError(`${value} has more than ${digits} digits`);
  return text;
};

export const markOfMs = (epochMs: number): string => base36(Math.max(0, epochMs - EPOCH_1900_MS), TIME_DIGITS);
/** A time as the first characters of every position in it. */
export const timeMark = (time: Timestamp): string => markOfMs(toEpochMs(time));
export const timeOfMark = (mark: string): Timestamp =>
  fromEpochMs(Number.parseInt(mark.slice(0, TIME_DIGITS), 36) + EPOCH_1900_MS);

export const arrivalMark = ({ version, index }: Arrival): string => base36(version, 7) + base36(index, 5);

export const positionOf = (time: Timestamp, phase: Phase, arrival: Arrival, stage: 0 | 1): Position =>
  `${timeMark(time)}${PHASES[phase]}${arrivalMark(arrival)}${stage}`;
