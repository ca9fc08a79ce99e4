/** What an importer reads and what comes of it. */
import type { TransactionInput } from '../contract/transaction.ts';

/** One CSV record: its cells, trimmed, by the field they stand for. Plain strings, so that it can be put in a state. */
export interface Row {
  /** Line of the file on which the record starts, from 1, the header counted. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type RejectionCode =
  | 'malformed-csv'
  | 'too-many-cells'
  | 'missing-cell'
  | 'bad-date'
  | 'ambiguous-date'
  | 'bad-number'
  | 'ambiguous-number'
  | 'too-many-decimals'
  | 'too-many-digits'
  | 'unknown-operation'
  | 'incomplete-group'
  | 'invalid-transaction';

/**
 * What became of one or more rows. Every row of a file is in the `rows` of exactly one result: the lines it covers, the
 * first of which is `line`. Rows that make several transactions count with the first; the others have no `rows`. Blank
 * lines, and titles above the header, are not rows.
 */
export type Result =
  | {
      readonly kind: 'transaction';
      readonly line: number;
      readonly rows: readonly number[];
      readonly transaction: TransactionInput;
    }
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly rows: readonly number[];
      readonly code: RejectionCode;
      readonly reason: string;
    }
  | { readonly kind: 'ignored'; readonly line: number; readonly rows: readonly number[]; readonly reason: string };

/** Why a whole file can't be read. */
export type FileFaultCode =
  | 'empty-file'
  | 'binary-file'
  | 'unknown-format'
  | 'ambiguous-format'
  | 'not-transactions'
  | 'header-not-found'
  | 'no-rows'
  | 'state-outdated';

/**
 * How a file writes its numbers: `1,234.56` or `1.234,56`. Unsettled where nothing tells: numbers that can be read in one
 * way only are then taken, and `1.234` is refused.
 */
export type NumberStyle = 'decimal-point' | 'decimal-comma' | 'unsettled';

/** What comes first in a date such as 01/02/2021 or 21-03-22. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first';

/** What a format's rules may know about the file they are applied to. */
export interface FormatContext {
  readonly account: string;
  readonly numbers: NumberStyle;
  /** As the file's own dates say, for formats that ask for it. */
  readonly dateOrder?: DateOrder | undefined;
  /** What the header itself said, such as the currency in `EUR Spot Price at Transaction`. */
  readonly captures: Readonly<Record<string, string>>;
}

/** The running side of a format: takes rows, gives results, may hold rows back until their group is whole. */
export interface Interpreter {
  push(row: Row): readonly Result[];
  end(): readonly Result[];
  /** The rows held back, in the order they came. Pushing them to a new interpreter restores this one. */
  held(): readonly Row[];
}

/** A cell of a known header: its name in lower case, or a pattern whose first group is captured under the field's name. */
export type HeaderName = string | RegExp;

export interface Column {
  readonly field: string;
  readonly names: readonly HeaderName[];
  /** Without a required column the file isn't of this format. */
  readonly required: boolean;
  /** Where several columns have one name: which of them, from 1. Left out, the first. */
  readonly nth?: number;
  /** Of columns that come once per asset, such as "BTC Amount": the field of each is `amount:BTC`, by what is captured. */
  readonly isRepeated?: boolean;
}

export interface HeaderVariant {
  readonly name: string;
  readonly header: readonly HeaderName[];
}

/** A table of a file: the headers that begin it, and what their columns mean. */
export interface Table {
  readonly columns: readonly Column[];
  readonly variants: readonly HeaderVariant[];
}

/** A table of a file that has several, each below a header of its own. Its rows bear its name in the cell `section`. */
export interface Section extends Table {
  readonly name: string;
}

/** What a file itself is asked, by its beginning, where the format doesn't say. Fields. */
export interface Evidence {
  /** Dates that are written with numbers only, whose order isn't known. */
  readonly dates?: readonly string[];
  /** Numbers that may be written either way; left out, all cells. */
  readonly numbers?: readonly string[];
}

/** An importer: which headers it knows, what the columns mean, and what the rows are worth. */
export interface Format extends Table {
  /** The name in the API, such as `kraken-ledgers`. */
  readonly name: string;
  /** The name for people, such as "Kraken ledgers". */
  readonly title: string;
  /** Further tables; a file may begin with any. */
  readonly sections?: readonly Section[];
  /** How its numbers are written; left out, the file is asked if semicolons part its cells, and has points otherwise. */
  readonly numbers?: NumberStyle | 'by file';
  readonly evidence?: Evidence;
  /** Why a record below the header is no row: a total, a disclaimer, the title of a section. Its cells as they are. */
  readonly footer?: (cells: readonly string[]) => string | undefined;
  /** Whether columns that aren't required may all be left out, since nobody else's header is like it. */
  readonly isOurs?: boolean;
  /** Of a file that is recognised, and can't be imported since it states no transactions: what it is instead. */
  readonly refusal?: string;
  start(context: FormatContext): Interpreter;
}
