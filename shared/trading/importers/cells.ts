/** Reads the cells of a row one after another, and remembers the first that is not what it should be. */
import { type Decimal, negate, ZERO } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import { type DateStyle, isDateFault, parseDate } from './dates.ts';
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
  /** In the style of the file, or in another. */
  date(field: string, style?: DateStyle): Timestamp;
  number(field: string): Decimal;
  /** As `number`, but an empty cell is `undefined`. */
  optionalNumber(field: string): Decimal | undefined;
  /** A number that is part of a field's cell. */
  numberIn(field: string, text: string): Decimal;
  /** A number and the symbol beside it, as in `2.5 ETH`. An empty cell is `undefined`. */
  withUnit(field: string): { readonly quantity: Decimal; readonly unit: string } | undefined;
  fail(code: RejectionCode, reason: string): void;
  /** The first fault, once everything has been asked for. Values of a faulty row are placeholders. */
  fault(): RowFault | undefined;
}

const EPOCH = '1970-01-01T00:00:00.000Z' as Timestamp;
/** A reason names what it is about, and no more of it than helps. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);

const NUMBER_FAULTS = {
  'bad-number': 'is not a number',
  'ambiguous-number': 'may have thousands or decimals behind its sign, and nothing in the file tells',
  'too-many-decimals': 'has more than 18 decimals',
  'too-many-digits': 'has more than 36 digits',
} as const;

const DATE_FAULTS = {
  'bad-date': 'is not a date that can be read',
  'ambiguous-date': 'may begin with the day or the month, and nothing in the file tells',
} as const;

/** `-2.5 ETH` and `ETH -2.5`. */
const UNIT_BEHIND = /^([-+]?[\d.,'\s]*\d\.?)(?:\s+(\p{L}[\p{L}\p{N}._-]*)|(\p{Lu}{2,}))$/u;
/** `(2.5 ETH)` is below zero. */
const IN_BRACKETS = /^\((.*)\)$/;
const UNIT_BEFORE = /^(\p{L}[\p{L}\p{N}._-]*)\s+([-+]?[\d.,'\s]+)$/u;

export function readCells(row: Row, numbers: NumberStyle, dates: DateStyle = {}): Cells {
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
    numberIn,
    date: (field, style = dates) => {
      const cell = needed(field);
      if (cell === '') return EPOCH;
      const time = parseDate(cell, style);
      if (!isDateFault(time)) return time;
      fail(time, `the ${field} ${quoted(cell)} ${DATE_FAULTS[time]}`);
      return EPOCH;
    },
    withUnit: (field) => {
      const cell = text(field);
      if (cell === '') return undefined;
      const bare = IN_BRACKETS.exec(cell)?.[1];
      const [behind, before] = [UNIT_BEHIND, UNIT_BEFORE].map((pattern) => pattern.exec(bare ?? cell));
      const [number = '', unit = ''] = behind ? [behind[1], behind[2] ?? behind[3]] : [before?.[2], before?.[1]];
      if (unit === '') fail('bad-number', `the ${field} ${quoted(cell)} is not a number with a symbol`);
      const quantity = unit === '' ? ZERO : numberIn(field, number);
      return { quantity: bare === undefined ? quantity : negate(quantity), unit };
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
