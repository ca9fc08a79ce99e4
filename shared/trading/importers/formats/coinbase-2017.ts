/**
 * Coinbase's transaction report of 2013 to 2018. A purchase or sale has what it came to before the fee in its own row; a
 * second row repeats the fee.
 */
import { absolute } from '../../../kernel/money/decimal.ts';
import type { Cells } from '../cells.ts';
import { EXCHANGE, MOVED, type TableRule } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const FEE_ROW = 'the fee of a purchase or sale, whose own row states it';

function ruleOf(_: string, cells: Cells): TableRule {
  if (cells.text('amount') === '' && /^coinbase fee$/i.test(cells.text('notes'))) return { ignored: FEE_ROW };
  return cells.text('total') === '' ? MOVED : EXCHANGE;
}

const sides: ReadSides = (cells) => {
  const amount = cells.number('amount');
  const coins = { asset: cells.asset('currency'), quantity: absolute(amount) };
  const total = cells.optionalNumber('total');
  if (total === undefined) return amount < 0n ? { out: coins } : { into: coins };
  const money = { asset: cells.asset('totalCurrency'), quantity: absolute(total) };
  const charged = cells.optionalNumber('fee');
  const fee = charged === undefined ? undefined : { asset: cells.asset('feeCurrency'), quantity: charged };
  return amount < 0n ? { into: money, out: coins, fee } : { into: coins, out: money, fee };
};

const ORDERS = [
  ...['order price', 'order currency', 'order btc', 'order tracking code', 'order custom parameter', 'order paid out'],
  'recurring payment id',
];
const COINBASE_ID = 'coinbase id (visit https://www.coinbase.com/transactions/[id] in your browser)';
const HASH = 'bitcoin hash (visit https://www.coinbase.com/tx/[hash] in your browser for more info)';

export const coinbase2017 = tableFormat({
  name: 'coinbase-2017',
  title: 'Coinbase transaction report of 2013 to 2018',
  source: 'coinbase',
  variants: {
    plain: [
      ...['timestamp', 'balance', 'amount', 'currency', 'to', 'notes', 'instantly exchanged', 'transfer total'],
      ...['transfer total currency', 'transfer fee', 'transfer fee currency', 'transfer payment method', 'transfer id'],
      ...[...ORDERS, COINBASE_ID, HASH],
    ],
  },
  columns: {
    date: 'timestamp',
    amount: 'amount',
    currency: 'currency',
    to: 'to',
    notes: 'notes',
    total: 'transfer total',
    totalCurrency: 'transfer total currency',
    fee: 'transfer fee',
    feeCurrency: 'transfer fee currency',
    id: COINBASE_ID,
    hash: HASH,
  },
  optional: ['to', 'hash'],
  at: 'date',
  operations: ruleOf,
  sides,
  id: 'id',
  notes: 'notes',
  metadata: { txHash: 'hash', address: 'to' },
});
