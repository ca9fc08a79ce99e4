/** Takes the records of one export, finds its header, and gives the results of its rows. */
import { ALIASES_VERSION } from './aliases.ts';
import { ignored, rejectAll } from './cells.ts';
import { HEADER_LINES_MAX } from './detect.ts';
import { matchHeader, normalized } from './header.ts';
import type { CsvRecord } from './records.ts';
import type { Format, Interpreter, NumberStyle, Result, Row } from './types.ts';

export interface ReaderOptions {
  /** The account that rows are booked on, unless they name one. */
  readonly account: string;
  readonly numbers?: NumberStyle;
}

/** All that a reader knows, as JSON, so that another process can go on. */
export interface ReaderState {
  readonly format: string;
  readonly account: string;
  readonly numbers: NumberStyle;
  readonly aliases: number;
  readonly header?: Header;
  /** Rows of groups that are still open: line, then the cells in the order of the header's fields. */
  readonly held: readonly (readonly [line: number, ...cells: string[]])[];
  readonly rowsRead: number;
}

interface Header {
  readonly cells: readonly string[];
  readonly fields: readonly string[];
  readonly captures: Readonly<Record<string, string>>;
}

export interface Reader {
  push(record: CsvRecord): readonly Result[];
  end(): readonly Result[];
  state(): ReaderState;
  /** Whether the header has been found. Without one nothing was read. */
  hasHeader(): boolean;
  rowsRead(): number;
}

export const createReader = (format: Format, options: ReaderOptions): Reader =>
  readerFrom(format, {
    format: format.name,
    account: options.account,
    numbers: options.numbers ?? 'decimal-point',
    aliases: ALIASES_VERSION,
    held: [],
    rowsRead: 0,
  });

/** Goes on where `state` was taken, with the record after it. `undefined` if the state is of other rules than these. */
export const resumeReader = (format: Format, state: ReaderState): Reader | undefined =>
  state.format === format.name && state.aliases === ALIASES_VERSION ? readerFrom(format, state) : undefined;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const sameHeader = (header: Header, cells: readonly string[]): boolean =>
  cells.length === header.cells.length && cells.every((cell, at) => normalized(cell) === header.cells[at]);

const fieldsOf = (header: Header): readonly string[] => [...new Set(header.fields)].filter((field) => field !== '');

/** Cells by field; a field that two columns share takes the first. */
function toRow(header: Header, { line, cells }: CsvRecord): Row {
  const named: Record<string, string> = {};
  header.fields.forEach((field, at) => {
    if (field !== '' && named[field] === undefined) named[field] = (cells[at] ?? '').trim();
  });
  return { line, cells: named };
}

function readerFrom(format: Format, from: ReaderState): Reader {
  const { account, numbers } = from;
  let header = from.header;
  let rowsRead = from.rowsRead;
  let interpreter: Interpreter | undefined;

  const start = (found: Header): Interpreter => format.start({ account, numbers, captures: found.captures });
  if (header) {
    interpreter = start(header);
    const fields = fieldsOf(header);
    for (const [line, ...cells] of from.held) {
      interpreter.push({ line, cells: Object.fromEntries(fields.map((field, at) => [field, cells[at] ?? ''])) });
    }
  }

  const seekHeader = ({ line, cells }: CsvRecord): void => {
    const match = line <= HEADER_LINES_MAX ? matchHeader(format, cells) : undefined;
    if (match === undefined) return;
    header = { cells: cells.map(normalized), fields: match.fields, captures: match.captures };
    interpreter = start(header);
  };
  const read = (record: CsvRecord, found: Header, rules: Interpreter): readonly Result[] => {
    const { cells, malformed } = record;
    if (malformed === undefined && isBlank(cells)) return [];
    rowsRead += 1;
    const row = toRow(found, record);
    if (malformed !== undefined) return rejectAll([row], { code: 'malformed-csv', reason: malformed });
    if (sameHeader(found, cells)) return [ignored([row], 'the header again')];
    if (!isBlank(cells.slice(found.cells.length))) {
      const reason = `the row has ${cells.length} cells, the header ${found.cells.length}`;
      return rejectAll([row], { code: 'too-many-cells', reason });
    }
    return rules.push(row);
  };

  return {
    push: (record) => {
      if (header && interpreter) return read(record, header, interpreter);
      seekHeader(record);
      return [];
    },
    end: () => interpreter?.end() ?? [],
    hasHeader: () => header !== undefined,
    rowsRead: () => rowsRead,
    state: () => {
      const named = header ? fieldsOf(header) : [];
      return {
        format: format.name,
        account,
        numbers,
        aliases: ALIASES_VERSION,
        ...(header && { header }),
        held: (interpreter?.held() ?? []).map(({ line, cells }) => [line, ...named.map((field) => cells[field] ?? '')]),
        rowsRead,
      };
    },
  };
}
