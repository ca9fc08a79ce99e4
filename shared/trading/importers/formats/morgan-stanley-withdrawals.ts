/**
 * Morgan Stanley's withdrawals: sales of shares, and the cash that is paid out after them. The wire report states the
 * same payments again. Money is US dollars.
 */
import { absolute, type Decimal, multiply, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { traded } from '../brokers.ts';
import { EXCHANGE, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { planAsset } from './morgan-stanley-plans.ts';

const AGAIN: TableRule = { ignored: 'a payment of cash that the Withdrawals Report states' };
const isCash = (cells: TableCells): boolean => cells.text('plan').toLowerCase() === 'cash';

function ruleOf(type: string, cells: TableCells): TableRule | undefined {
  if (type === 'wire') return AGAIN;
  if (type !== 'sale') return undefined;
  return isCash(cells) ? WITHDRAWAL : EXCHANGE;
}

/**
 * Sales of Alphabet's shares up to its split are written in shares of that time, releases in shares of today. Source: the
 * note below the report itself; 20 for 1 on 2022-07-15.
 */
const SPLIT_DAY = '2022-07-15';
const SPLIT_FACTOR = 20n;
const sharesOfToday = (cells: TableCells, quantity: Decimal): Decimal =>
  cells.text('plan').startsWith('GSU Class') && cells.date('date').slice(0, 10) <= SPLIT_DAY
    ? ((quantity * SPLIT_FACTOR) as Decimal)
    : quantity;

function sides(cells: TableCells): Sides {
  const [quantity, net] = [absolute(cells.number('quantity')), absolute(cells.number('net'))];
  if (isCash(cells)) return { out: { asset: 'USD', quantity: net } };
  const charge = subtract(multiply(quantity, cells.number('price')), net);
  return traded({
    isBuy: false,
    asset: planAsset(cells.needed('plan')),
    quantity: sharesOfToday(cells, quantity),
    currency: 'USD',
    net,
    fees: charge > ZERO ? [charge] : [],
  });
}

export const morganStanleyWithdrawals = tableFormat({
  name: 'morgan-stanley-withdrawals',
  title: 'Morgan Stanley withdrawals report',
  variants: {
    withdrawals:
      'Execution Date,Order Number,Plan,Type,Order Status,Price,Quantity,Net Amount,Net Share Proceeds,Tax Payment Method',
    wires:
      'Date,Order Number,Symbol,Type,Order Status,Price,Quantity,Net Cash Proceeds,Net Share Proceeds,Tax Payment Method',
  },
  columns: {
    date: ['execution date', 'date'],
    order: 'order number',
    plan: ['plan', 'symbol'],
    type: 'type',
    status: 'order status',
    price: 'price',
    quantity: 'quantity',
    net: ['net amount', 'net cash proceeds'],
  },
  at: 'date',
  status: { field: 'status', final: ['complete', 'completed'] },
  operation: ['type'],
  operations: ruleOf,
  sides,
  id: (cells) => cells.text('order') && `${cells.text('order')} ${cells.text('date')} ${cells.text('plan')}`,
  notes: 'plan',
  footer: ([first = '', ...more]) =>
    more.length === 0 || first.startsWith('Please note') ? 'a note below the table' : undefined,
});
