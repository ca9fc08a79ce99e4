/** Takes the records of one export, finds its header, and gives the results of its rows. */
import { ALIASES_VERSION } from './aliases.ts';
import { ignored, rejectAll } from './cells.ts';
import { matchHeader, normalized } from './header.ts';
import type { CsvRecord } from './records.ts';
import { HEADER_LINES_MAX } from './sample.ts';
import type { DateOrder, Format, Interpreter, NumberStyle, Result, Row } from './types.ts';

export interface ReaderOptions {
  /** The account that rows are booked on, unless they name one. */
  readonly account: string;
  readonly numbers?: NumberStyle;
  readonly dateOrder?: DateOrder;
}

/** All that a reader knows, as JSON, so that another process can go on. */
export interface ReaderState {
  readonly format: string;
  readonly account: string;
  readonly numbers: NumberStyle;
  readonly dateOrder?: DateOrder;
  readonly aliases: number;
  readonly header?: Header;
  /** Rows of groups that are still open: line, then the cells in the order of the format's fields. */
  readonly held: readonly (readonly [line: number, ...cells: string[]])[];
  readonly rowsRead: number;
}

interface Header {
  /** Of files with several tables, the name of this one. */
  readonly section?: string;
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
    ...(options.dateOrder && { dateOrder: options.dateOrder }),
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

const SECTION = 'section';

/** Every field of every table of a format, and those that the header adds for each asset. */
const fieldsOf = (format: Format, header: Header | undefined): readonly string[] => {
  const columns = [format, ...(format.sections ?? [])].flatMap((table) => table.columns);
  const fields = [...columns.map((column) => column.field), ...(format.sections ? [SECTION] : [])];
  return [...new Set([...fields, ...(header?.fields ?? [])])].filter((field) => field !== '');
};

/** Cells by field; a field that two columns share takes the first. */
function toRow(header: Header, { line, cells }: CsvRecord): Row {
  const named: Record<string, string> = header.section === undefined ? {} : { [SECTION]: header.section };
  header.fields.forEach((field, at) => {
    if (field !== '' && named[field] === undefined) named[field] = (cells[at] ?? '').trim();
  });
  return { line, cells: named };
}

function readerFrom(format: Format, from: ReaderState): Reader {
  const { account, numbers, dateOrder } = from;
  let header = from.header;
  let rowsRead = from.rowsRead;
  let interpreter: Interpreter | undefined;

  const start = (found: Header): Interpreter => format.start({ account, numbers, dateOrder, captures: found.captures });
  if (header) {
    interpreter = start(header);
    const fields = fieldsOf(format, header);
    for (const [line, ...cells] of from.held) interpreter.push({ line, cells: heldCells(fields, cells) });
  }

  /** Whether the record begins a table. Of a file with one table it is looked for above the rows only. */
  const findHeader = ({ line, cells, malformed }: CsvRecord): boolean => {
    const isPossible = header ? format.sections !== undefined : line <= HEADER_LINES_MAX;
    const match = isPossible && malformed === undefined ? matchHeader(format, cells) : undefined;
    if (match === undefined) return false;
    const captures = { ...header?.captures, ...match.captures };
    header = {
      ...(match.section !== undefined && { section: match.section }),
      cells: cells.map(normalized),
      fields: match.fields,
      captures,
    };
    interpreter ??= start(header);
    return true;
  };
  const read = (record: CsvRecord, found: Header, rules: Interpreter): readonly Result[] => {
    const { cells, malformed } = record;
    if (malformed === undefined && isBlank(cells)) return [];
    rowsRead += 1;
    const row = toRow(found, record);
    if (malformed !== undefined) return rejectAll([row], { code: 'malformed-csv', reason: malformed });
    if (sameHeader(found, cells)) return [ignored([row], 'the header again')];
    if (findHeader(record)) return [ignored([row], 'the header of another table')];
    const footer = format.footer?.(cells);
    if (footer !== undefined) return [ignored([row], footer)];
    if (!isBlank(cells.slice(found.cells.length))) {
      const reason = `the row has ${cells.length} cells, the header ${found.cells.length}`;
      return rejectAll([row], { code: 'too-many-cells', reason });
    }
    return rules.push(row);
  };

  return {
    push: (record) => {
      if (header && interpreter) return read(record, header, interpreter);
      findHeader(record);
      return [];
    },
    end: () => interpreter?.end() ?? [],
    hasHeader: () => header !== undefined,
    rowsRead: () => rowsRead,
    state: () => {
      const fields = fieldsOf(format, header);
      return {
        format: format.name,
        account,
        numbers,
        ...(dateOrder && { dateOrder }),
        aliases: ALIASES_VERSION,
        ...(header && { header }),
        held: (interpreter?.held() ?? []).map(({ line, cells }) => [
          line,
          ...fields.map((field) => cells[field] ?? ''),
        ]),
        rowsRead,
      };
    },
  };
}

const heldCells = (fields: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map((field, at) => [field, cells[at] ?? '']));
