/** Foldbook's own columns, for everything that has no importer of its own. Documented in docs/importing.md. */
import { readCells, rejectAll } from '../cells.ts';
import { finish } from '../draft.ts';
import { ungrouped } from '../groups.ts';
import type { Leg, Value } from '../legs.ts';
import { parseTransactionType } from '../transaction-type.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';

const REQUIRED = ['date', 'type'];
const HEADER = [
  'id',
  'date',
  'type',
  'account',
  'to_account',
  'in_asset',
  'in_quantity',
  'out_asset',
  'out_quantity',
  'fee_asset',
  'fee_quantity',
  'fee_value',
  'value',
  'value_currency',
  'paid_by',
  'income_kind',
  'notes',
];
/** Besides date and type these two tell our columns from anyone's. */
const TELLING = ['in_quantity', 'out_quantity'];

const columns: readonly Column[] = HEADER.map((field) => ({
  field,
  names: [field],
  required: REQUIRED.includes(field) || TELLING.includes(field),
}));

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function interpret(row: Row, context: FormatContext): readonly Result[] {
  const cells = readCells(row, context.numbers);
  const type = parseTransactionType(cells.needed('type').toLowerCase());
  if (type === undefined) cells.fail('unknown-operation', `there is no type ${JSON.stringify(cells.text('type'))}`);
  const timestamp = cells.date('date');

  const leg = (name: 'in' | 'out' | 'fee'): Leg | undefined => {
    const quantity = cells.optionalNumber(`${name}_quantity`);
    return quantity === undefined ? undefined : { asset: cells.needed(`${name}_asset`), quantity };
  };
  const [into, out, fee] = [leg('in'), leg('out'), leg('fee')];
  const feeValue = cells.optionalNumber('fee_value');
  const amount = cells.optionalNumber('value');
  const value: Value | undefined =
    amount === undefined ? undefined : { currency: cells.needed('value_currency'), amount };

  const fault = cells.fault();
  if (fault || type === undefined) return rejectAll([row], fault ?? { code: 'unknown-operation', reason: 'no type' });
  return finish([row], {
    account: cells.text('account') || context.account,
    timestamp,
    type,
    ins: [into].filter(isDefined),
    outs: [out].filter(isDefined),
    fees: fee ? [{ ...fee, ...(feeValue !== undefined && { value: feeValue }) }] : [],
    value,
    externalId: cells.text('id'),
    toAccount: cells.text('to_account'),
    paidBy: cells.text('paid_by'),
    incomeKind: cells.text('income_kind'),
    notes: cells.text('notes'),
  });
}

export const generic: Format = {
  name: 'generic',
  title: "Foldbook's own columns",
  isOurs: true,
  columns,
  variants: [
    { name: 'all columns', header: HEADER },
    { name: 'without returns of capital', header: HEADER.filter((column) => column !== 'paid_by') },
  ],
  start: (context) => ungrouped((row) => interpret(row, context)),
};
