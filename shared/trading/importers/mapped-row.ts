/** What one row of a file is by the mapping that its user made. */
import { absolute, subtract } from '../../kernel/money/decimal.ts';
import { fromEpochMs, type Timestamp } from '../../kernel/time.ts';
import type { ColumnField, Mapping, TypeRule } from '../contract/mapping.ts';
import { DIRECTIONS, type TransactionType } from '../contract/transaction-types.ts';
import { ignored, quoted, readCells, rejected } from './cells.ts';
import type { ReadDate } from './date-pattern.ts';
import { type Draft, finish } from './draft.ts';
import { normalized } from './header.ts';
import type { Leg, Value } from './legs.ts';
import { fieldOf } from './mapping-columns.ts';
import { bookRow, type OneRowRule, withoutFee } from './one-row.ts';
import type { Sides, TableCells } from './sides.ts';
import { tableCells } from './sides.ts';
import { parseTransactionType } from './transaction-type.ts';
import type { FormatContext, Result, Row } from './types.ts';

/** A mapping, made ready for its rows. */
export interface MappedRules {
  readonly mapping: Mapping;
  /** By text of the type column, in lower case. */
  readonly types: ReadonlyMap<string, TypeRule>;
  readonly readDate: ReadDate | undefined;
  /** The field of each meaning that has a column. */
  readonly fields: Readonly<Partial<Record<ColumnField, string>>>;
}

/** A date and a time that stand apart are read together, in a field of this name. */
const JOINED = 'date and time';
const BY_SIDES: OneRowRule = { in: { type: 'deposit' }, out: { type: 'withdrawal' }, both: 'exchange' };
const EXCHANGES: ReadonlySet<TransactionType> = new Set(['buy', 'sell', 'trade', 'nft_trade', 'transfer']);

interface ReadRow {
  readonly row: Row;
  readonly operation: string;
  readonly type: TypeRule | undefined;
  readonly sides: Sides;
  readonly value: Value | undefined;
  readonly common: Omit<Draft, 'type'>;
}

export function mappedRow(rules: MappedRules, row: Row, context: FormatContext): readonly Result[] {
  const unwanted = leftOut(rules, row);
  if (unwanted !== undefined) return [ignored([row], unwanted)];
  const { dates, constants } = rules.mapping;
  const style = { order: dates.order ?? context.dateOrder ?? ('unsettled' as const), zone: dates.zone };
  const cells = tableCells(readCells(withTime(rules, row), context.numbers, style), undefined, context);
  const text = (meaning: ColumnField) => cells.text(rules.fields[meaning] ?? '');
  const timestamp = timeOf(rules, cells);
  const type = typeOf(rules, cells);
  const sides = sidesOf(rules, cells, type?.type);
  const amount = optional(rules, cells, 'value');
  const value = amount && { currency: unit(rules, cells, 'valueCurrency'), amount };
  const fault = cells.fault();
  if (fault) return [rejected(row, fault)];
  const common = {
    account: text('account') || context.account,
    timestamp,
    externalId: text('id'),
    notes: text('notes'),
    ...(type?.type === 'transfer' && { toAccount: text('toAccount') || constants.toAccount }),
    ...(type?.type === 'return_of_capital' && { paidBy: text('paidBy') || constants.paidBy }),
  };
  return book({ row, operation: text('type'), type, sides, value, common });
}

/** Why the mapping leaves a row out, if it does. */
function leftOut({ mapping }: MappedRules, { cells }: Row): string | undefined {
  for (const { column, texts } of mapping.ignore) {
    const text = cells[fieldOf(column)] ?? '';
    if (texts.some((unwanted) => normalized(unwanted) === normalized(text)))
      return `the mapping leaves out rows with ${quoted(text)} in the ${fieldOf(column)}`;
  }
  return undefined;
}

function withTime({ fields: { date = '', time } }: MappedRules, row: Row): Row {
  if (time === undefined) return row;
  const joined = [row.cells[date], row.cells[time]].filter(Boolean).join(' ');
  return { ...row, cells: { ...row.cells, [JOINED]: joined } };
}

function timeOf({ fields: { date = '', time }, readDate, mapping: { dates } }: MappedRules, cells: TableCells) {
  const field = time === undefined ? date : JOINED;
  if (readDate === undefined) return cells.date(field);
  const written = cells.needed(field);
  const read = readDate(written, dates.zone);
  if (read === undefined) cells.fail('bad-date', `the ${field} ${quoted(written)} is not of the form ${dates.pattern}`);
  return read ?? NO_TIME;
}

/** In a row that is rejected anyway. */
const NO_TIME: Timestamp = fromEpochMs(0);

/** Left to the sides of the row if nothing says it. */
function typeOf({ mapping, types, fields }: MappedRules, cells: TableCells): TypeRule | undefined {
  const { otherwise } = mapping;
  if (fields.type === undefined) return otherwise;
  const written = cells.text(fields.type);
  const own = parseTransactionType(normalized(written));
  const rule = types.get(normalized(written)) ?? (own && { type: own }) ?? otherwise;
  if (rule === undefined && cells.needed(fields.type) !== '') {
    cells.fail('unknown-operation', `the mapping doesn't say what ${quoted(written)} in the ${fields.type} is`);
  }
  return rule;
}

type Quantity = 'quantity' | 'otherQuantity' | 'inQuantity' | 'outQuantity' | 'feeQuantity' | 'value';
type Unit = 'asset' | 'otherAsset' | 'inAsset' | 'outAsset' | 'feeAsset' | 'valueCurrency';

/** The size of a quantity; none if it has no column, or nothing stands there. */
function optional({ fields }: MappedRules, cells: TableCells, meaning: Quantity) {
  const field = fields[meaning];
  const written = field === undefined ? undefined : cells.optionalNumber(field);
  return written === undefined ? undefined : absolute(written);
}

const unit = ({ fields, mapping }: MappedRules, cells: TableCells, meaning: Unit): string =>
  mapping.constants[meaning] ?? cells.needed(fields[meaning] ?? '');

/** Zero is as good as nothing, whatever it is of. */
function leg(rules: MappedRules, cells: TableCells, quantity: Quantity, asset: Unit): Leg | undefined {
  const read = optional(rules, cells, quantity);
  return read ? { asset: unit(rules, cells, asset), quantity: read } : undefined;
}

/** Which way the quantity of a type goes, where the sign doesn't say. */
const goesOut = (type: TransactionType | undefined): boolean =>
  type !== undefined && DIRECTIONS[type].out === 'required' && DIRECTIONS[type].in !== 'required';

function sidesOf(rules: MappedRules, cells: TableCells, type: TransactionType | undefined): Sides {
  const { mapping, fields } = rules;
  const fee = leg(rules, cells, 'feeQuantity', 'feeAsset');
  const sides = (into: Leg | undefined, out: Leg | undefined) =>
    mapping.feeIncluded ? withoutFee({ into, out, fee }) : { into, out, fee };
  if (fields.quantity === undefined) {
    return sides(leg(rules, cells, 'inQuantity', 'inAsset'), leg(rules, cells, 'outQuantity', 'outAsset'));
  }
  const written = cells.number(fields.quantity);
  const isOut = mapping.direction === 'by-type' ? goesOut(type) : written < 0n;
  const amount = leg(rules, cells, 'quantity', 'asset');
  const other = leg(rules, cells, 'otherQuantity', 'otherAsset');
  return isOut ? sides(other, amount) : sides(amount, other);
}

const ruleOf = ({ type, incomeKind }: TypeRule): OneRowRule => ({
  in: { type, ...(incomeKind !== undefined && { incomeKind }) },
  out: { type },
  both: type,
});

function book({ row, operation, type, sides, value, common }: ReadRow): readonly Result[] {
  const { into, out, fee } = sides;
  const fees = fee ? [fee] : [];
  if (type && into && out && !EXCHANGES.has(type.type)) {
    const isTaken = fee?.asset === into.asset && fee.asset !== out.asset;
    const ins = [isTaken ? { ...into, quantity: subtract(into.quantity, fee.quantity) } : into];
    const metadata = { operation };
    return finish([row], { ...common, ...type, ins, outs: [out], fees, value, metadata });
  }
  const rule = type ? ruleOf(type) : BY_SIDES;
  return bookRow({ row, operation, rule, common, into, out, fees, value });
}
