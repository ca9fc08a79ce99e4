/** Reads the cells of a row one after another, and remembers the first that is not what it should be. */
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import { parseDate } from './dates.ts';
import { parseNumber } from './numbers.ts';
import type { NumberStyle, RejectionCode, Result, Row } from './types.ts';

export interface RowFault {
  readonly code: RejectionCode;
  readonly reason: string;
}

export interface Cells {
  text(field: string): string;
  /** As `text`, but an empty cell is a fault. */
  needed(field: string): string;
  date(field: string): Timestamp;
  number(field: string): Decimal;
  /** As `number`, but an empty cell is `undefined`. */
  optionalNumber(field: string): Decimal | undefined;
  fail(code: RejectionCode, reason: string): void;
  /** The first fault, once everything has been asked for. Values of a faulty row are placeholders. */
  fault(): RowFault | undefined;
}

const EPOCH = '1970-01-01T00:00:00.000Z' as Timestamp;
/** A reason names what it is about, and no more of it than helps. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);

const NUMBER_FAULTS = {
  'bad-number': 'is not a number',
  'too-many-decimals': 'has more than 18 decimals',
  'too-many-digits': 'has more than 36 digits',
} as const;

export function readCells(row: Row, numbers: NumberStyle): Cells {
  let first: RowFault | undefined;
  const fail = (code: RejectionCode, reason: string) => {
    first ??= { code, reason };
  };
  const text = (field: string) => row.cells[field] ?? '';
  const needed = (field: string) => {
    const cell = text(field);
    if (cell === '') fail('missing-cell', `the ${field} is empty`);
    return cell;
  };
  const numberIn = (field: string, cell: string) => {
    const parsed = parseNumber(cell, numbers);
    if (typeof parsed !== 'string') return parsed;
    fail(parsed, `the ${field} ${quoted(cell)} ${NUMBER_FAULTS[parsed]}`);
    return ZERO;
  };
  return {
    text,
    needed,
    fail,
    date: (field) => {
      const cell = needed(field);
      const time = parseDate(cell);
      if (time === undefined && cell !== '')
        fail('bad-date', `the ${field} ${quoted(cell)} is not a date that can be read`);
      return time ?? EPOCH;
    },
    number: (field) => {
      const cell = needed(field);
      return cell === '' ? ZERO : numberIn(field, cell);
    },
    optionalNumber: (field) => {
      const cell = text(field);
      return cell === '' || cell === '-' ? undefined : numberIn(field, cell);
    },
    fault: () => first,
  };
}

export const rejected = (row: Row, { code, reason }: RowFault): Result => ({
  kind: 'rejected',
  line: row.line,
  rows: [row.line],
  code,
  reason,
});

/** One rejection per row, so that each can be found in the file by its own line. */
export const rejectAll = (rows: readonly Row[], fault: RowFault): readonly Result[] =>
  rows.map((row) => rejected(row, fault));

export const ignored = (rows: readonly Row[], reason: string): Result => ({
  kind: 'ignored',
  ...covers(rows),
  reason,
});

/** The lines of a result. */
export function covers(rows: readonly Row[]): { readonly line: number; readonly rows: readonly number[] } {
  const lines = rows.map((row) => row.line).sort((a, b) => a - b);
  const [line] = lines;
  if (line === undefined) throw new Error('a result covers at least one row');
  return { line, rows: lines };
}
