/**
 * Formats as data: what the columns are called, which of them says what, and what the operations mean. An export whose
 * rows need more than that has a `sides` or `operations` function of its own.
 */
import { absolute } from '../../kernel/money/decimal.ts';
import { ignored, quoted, type RowFault, readCells } from './cells.ts';
import { grouped } from './groups.ts';
import { normalized } from './header.ts';
import type { Value } from './legs.ts';
import { EXCHANGE, type TableRule } from './rules.ts';
import { type ReadSides, type TableCells, tableCells } from './sides.ts';
import { interpret, isWhole, type TableEntry } from './table-results.ts';
import type { Column, DateOrder, Format, FormatContext, HeaderName, Interpreter, Result, Row } from './types.ts';

export interface TableFormat extends Pick<Format, 'name' | 'title' | 'numbers' | 'footer'> {
  /** Whose symbols they are, for those that aren't known; left out, symbols are taken as they are written. */
  readonly source?: string;
  /** By name of the variant: its columns, in order, as one text with commas or as a list. */
  readonly variants: Readonly<Record<string, string | readonly HeaderName[]>>;
  /** By field: the names that its column may have. */
  readonly columns: Readonly<Record<string, HeaderName | readonly HeaderName[]>>;
  /** Fields of columns that some variants lack. */
  readonly optional?: readonly string[];
  /** Fields of columns that bear one name, such as three called "Cur.": which of them, from 1. */
  readonly nth?: Readonly<Record<string, number>>;
  /** The field of the time, or of the day and the time. If its header was a pattern, what that captured is the zone. */
  readonly at: string | readonly [day: string, time: string];
  readonly dates?: {
    readonly order?: DateOrder | 'by file';
    readonly zone?: string;
    readonly zones?: Readonly<Record<string, string>>;
  };
  /** Fields of columns that come once per asset. */
  readonly repeated?: readonly string[];
  /** Fields of rows that need a certain state to count, and which. */
  readonly status?: { readonly field: string; readonly final: readonly string[] };
  /** The fields that name the operation, joined by a slash. Without one, every row is an exchange. */
  readonly operation?: readonly string[];
  /** By name of the operation, in lower case. */
  readonly operations?:
    | Readonly<Record<string, TableRule>>
    | ((operation: string, cells: TableCells) => TableRule | undefined);
  readonly sides: ReadSides;
  /** What it was worth, where no side is money. */
  readonly value?: (cells: TableCells, context: FormatContext) => Value | undefined;
  readonly id?: CellText;
  readonly notes?: CellText;
  /** Left out or empty, the account of the import. */
  readonly account?: CellText;
  /** Where a transfer arrives. */
  readonly toAccount?: CellText;
  /** What else is kept of a row, by name: the hash of a transaction, an address. */
  readonly metadata?: Readonly<Record<string, CellText>>;
  /** The fields whose cells tell how the file writes numbers, where its other cells may look like numbers. */
  readonly numberFields?: readonly string[];
  /** What rows of one exchange have in common besides the operation's `part`; left out, the time. A field. */
  readonly group?: string;
  /** How far apart in time they may be. */
  readonly windowSeconds?: number;
}

/** A field, or what is made of the cells. */
type CellText = string | ((cells: TableCells) => string);

const textOf = (cells: TableCells, from: CellText | undefined): string | undefined =>
  typeof from === 'string' ? cells.text(from) : from?.(cells);

const listed = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);
const named = (name: HeaderName): HeaderName => (typeof name === 'string' ? normalized(name) : name);

const columnsOf = ({ columns, optional = [], nth = {}, repeated = [] }: TableFormat): readonly Column[] =>
  Object.entries(columns).map(([field, names]) => ({
    field,
    names: listed(names).map(named),
    required: !optional.includes(field) && !repeated.includes(field),
    ...(repeated.includes(field) && { isRepeated: true }),
    ...(nth[field] !== undefined && { nth: nth[field] }),
  }));

/** The format that a table describes. */
export function tableFormat(table: TableFormat): Format {
  const { name, title, numbers, footer, dates, numberFields } = table;
  const evidence = {
    ...(dates?.order === 'by file' && { dates: [dayOf(table)] }),
    ...(numberFields && { numbers: numberFields }),
  };
  return {
    name,
    title,
    columns: columnsOf(table),
    variants: Object.entries(table.variants).map(([variant, header]) => ({
      name: variant,
      header: (typeof header === 'string' ? header.split(',') : header).map(named),
    })),
    ...(numbers && { numbers }),
    ...(footer && { footer }),
    evidence,
    start: (context) => start(table, context),
  };
}

/** A row whose operation is known, before anything else of it is read. */
interface Seen {
  readonly row: Row;
  readonly cells: TableCells;
  readonly operation: string;
  readonly rule: TableRule | undefined;
}

function see(table: TableFormat, row: Row, context: FormatContext): Seen {
  const cells = cellsOf(table, row, context);
  const operation = operationOf(table, cells);
  return { row, cells, operation, rule: ruleOf(table, operation, cells) };
}

function start(table: TableFormat, context: FormatContext): Interpreter {
  let last: Seen | undefined;
  const rules = grouped<TableEntry>(
    {
      parse: (row) => parse(table, last?.row === row ? last : see(table, row, context), context),
      interpret,
      isWhole,
      windowSeconds: table.windowSeconds ?? 1,
    },
    context,
  );
  const push = (row: Row): readonly Result[] => {
    last = see(table, row, context);
    return unread(table, last) ?? rules.push(row);
  };
  return { ...rules, push };
}

const metadataOf = ({ metadata = {} }: TableFormat, cells: TableCells): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(metadata).map(([name, from]) => [name, textOf(cells, from) ?? '']));

/** The field under which a day and a time that stand apart are read together. */
const JOINED = 'date and time';

const dayOf = ({ at }: TableFormat): string => (typeof at === 'string' ? at : at[0]);

/** The cells of a row, with its time in one of them. */
function cellsOf(table: TableFormat, row: Row, context: FormatContext): TableCells {
  const { at, dates = {}, source } = table;
  const order = dates.order === 'by file' ? (context.dateOrder ?? 'unsettled') : dates.order;
  const zone = context.captures[dayOf(table)] ?? dates.zone;
  const joined = typeof at === 'string' ? '' : at.map((field) => row.cells[field] ?? '').join(' ');
  const read = joined === '' ? row : { ...row, cells: { ...row.cells, [JOINED]: joined.trim() } };
  return tableCells(readCells(read, context.numbers, { order, zone, zones: dates.zones }), source, context);
}

/** Of a row that doesn't count, nothing needs to be well-formed: what isn't booked yet often has no date. */
function unread(table: TableFormat, { row, cells, rule }: Seen): readonly Result[] | undefined {
  const status = table.status && cells.text(table.status.field);
  if (status !== undefined && table.status?.final.includes(status.toLowerCase()) === false) {
    return [ignored([row], `not booked: its status is ${quoted(status)}`)];
  }
  return rule && 'ignored' in rule ? [ignored([row], rule.ignored)] : undefined;
}

const operationOf = ({ operation = [] }: TableFormat, cells: TableCells): string =>
  operation
    .map((field) => cells.text(field))
    .filter((text) => text !== '')
    .join('/');

function parse(table: TableFormat, seen: Seen, context: FormatContext): TableEntry | { readonly fault: RowFault } {
  const { row, cells, operation, rule } = seen;
  if (rule === undefined) cells.fail('unknown-operation', `${quoted(operation)} of ${table.title} is not known here`);
  const timestamp = cells.date(typeof table.at === 'string' ? table.at : JOINED);
  const entry: TableEntry = {
    row,
    atMs: Date.parse(timestamp),
    groupKey: groupKeyOf(table, rule, cells),
    operation,
    rule: rule ?? EXCHANGE,
    sides: rule ? table.sides(cells, isOutOnly(rule), context) : {},
    value: positive(table.value?.(cells, context)),
    common: {
      account: textOf(cells, table.account) || context.account,
      timestamp,
      externalId: textOf(cells, table.id),
      notes: textOf(cells, table.notes),
      toAccount: textOf(cells, table.toAccount),
      metadata: { operation, ...metadataOf(table, cells) },
    },
  };
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

const positive = (value: Value | undefined): Value | undefined => value && { ...value, amount: absolute(value.amount) };

function ruleOf({ operations = EXCHANGES }: TableFormat, operation: string, cells: TableCells): TableRule | undefined {
  const name = operation.toLowerCase();
  return typeof operations === 'function' ? operations(name, cells) : own(operations, name);
}

const EXCHANGES = (): TableRule => EXCHANGE;
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const isOutOnly = (rule: TableRule): boolean =>
  'staking' in rule
    ? rule.staking === 'stake'
    : !('ignored' in rule || 'part' in rule) && rule.out !== undefined && rule.in === undefined;

function groupKeyOf(table: TableFormat, rule: TableRule | undefined, cells: TableCells): string | undefined {
  if (rule === undefined || !('part' in rule)) return undefined;
  return `${rule.part} ${cells.text(table.group ?? dayOf(table))}`;
}
