/**
 * Vanguard's (United Kingdom) cash report, and the cash and investment report, whose second table lists the same
 * purchases and sales again. What a row is stands in its details.
 */
import { absolute } from '../../../kernel/money/decimal.ts';
import { assetName, moved, shareOf, traded } from '../brokers.ts';
import { EXCHANGE, type TableRule } from '../rules.ts';
import { severalTables } from '../several-tables.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { cashRule } from './british-cash.ts';

/** `Bought 1,550 Foo ETF Distributing (FOO)`. */
const TRADE = /^(bought|sold) ([\d,]*\.?\d+) (.+)$/i;
const TICKER = /\(([A-Z][A-Z0-9.]{0,9})\)$/;

const ruleOf = (_: string, cells: TableCells): TableRule | undefined => {
  const details = cells.text('details');
  return TRADE.test(details) ? EXCHANGE : cashRule(details);
};

function sides(cells: TableCells): Sides {
  const amount = cells.number('amount');
  const [, side = '', quantity = '', name = ''] = TRADE.exec(cells.text('details')) ?? [];
  if (side === '') return moved('GBP', amount);
  const isBuy = side.toLowerCase() === 'bought';
  const ticker = TICKER.exec(name)?.[1];
  if (isBuy === amount > 0n)
    cells.fail('bad-number', `the sign of the amount is not that of what was ${side.toLowerCase()}`);
  return traded({
    isBuy,
    asset: ticker === undefined ? assetName(name) : shareOf(ticker),
    quantity: cells.numberIn('details', quantity),
    currency: 'GBP',
    net: absolute(amount),
  });
}

const cash = tableFormat({
  name: 'vanguard',
  title: 'Vanguard cash transactions',
  variants: { cash: 'Date,Details,Amount,Balance', 'cash and investments': 'Date,Details,Amount,Balance,,' },
  columns: { date: 'date', details: 'details', amount: 'amount', balance: 'balance' },
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['details'],
  operations: ruleOf,
  sides,
  notes: 'details',
});

const AGAIN: TableRule = { ignored: 'a purchase or sale that the table of cash states' };
const investments = tableFormat({
  name: 'vanguard',
  title: 'Vanguard investment transactions',
  variants: { investments: 'Date,InvestmentName,TransactionDetails,Quantity,Price,Cost' },
  columns: {
    date: 'date',
    name: 'investmentname',
    details: 'transactiondetails',
    quantity: 'quantity',
    price: 'price',
    cost: 'cost',
  },
  at: 'date',
  operations: () => AGAIN,
  sides: () => ({}),
});

export const vanguard = severalTables({
  name: 'vanguard',
  title: 'Vanguard cash report',
  tables: { cash, investments },
  footer: ([first = '', second = '', ...more]) => {
    if (/^(?:balance|cost)$/i.test(first)) return 'a total';
    return second === '' && more.every((cell) => cell === '') ? 'a title' : undefined;
  },
});
