/** The transaction history of Interactive Brokers. All amounts are in the base currency, which the summary names. */
import { absolute, negate, ZERO } from '../../../kernel/money/decimal.ts';
import { COUPON, moved, shareOf, TAX } from '../brokers.ts';
import { all, DEPOSIT, DIVIDEND, EXCHANGE, FEE, INTEREST, MOVED, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const REVALUED: TableRule = { ignored: 'what cash in other currencies is worth in the base currency; nothing moved' };
/** Both sides of an exchange of currencies are in the base currency here, so that only its cost is left of it. */
const CONVERTED: TableRule = {
  out: { type: 'fee', notes: 'cost of an exchange of currencies' },
  in: { type: 'income', incomeKind: 'currency-gain' },
};

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'sell'),
  ...all(DIVIDEND, 'dividend', 'payment in lieu'),
  ...all(TAX, 'foreign tax withholding', 'us tax withholding', 'withholding tax'),
  ...all(INTEREST, 'credit interest', 'debit interest', 'investment interest received'),
  ...all(COUPON, 'bond interest received', 'bond interest paid', 'bond interest'),
  deposit: DEPOSIT,
  withdrawal: WITHDRAWAL,
  ...all(MOVED, 'cash transfer', 'electronic fund transfer', 'internal transfer'),
  ...all(FEE, 'other fee', 'transaction fee', 'commission adjustment', 'sales tax', 'advisor fee', 'market data fee'),
  'forex trade component': CONVERTED,
  adjustment: REVALUED,
};

const isTrade = (cells: TableCells): boolean => /^(?:buy|sell)$/i.test(cells.text('type'));

function baseOf(cells: TableCells): string {
  const base = cells.captured('base');
  if (base === undefined) cells.fail('missing-cell', 'the summary above the table does not name the base currency');
  return base ?? '';
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const base = baseOf(cells);
  if (!isTrade(cells)) {
    const net = cells.number('net');
    return isOut ? { out: { asset: base, quantity: absolute(net) } } : moved(base, net);
  }
  const units = { asset: shareOf(cells.needed('symbol')), quantity: absolute(cells.number('quantity')) };
  const gross = { asset: base, quantity: absolute(cells.number('gross')) };
  // what is charged is written below zero
  const fee = { asset: base, quantity: negate(cells.optionalNumber('commission') ?? ZERO) };
  const isBuy = /^buy$/i.test(cells.text('type'));
  return isBuy ? { into: units, out: gross, fee } : { into: gross, out: units, fee };
}

const START = 'Transaction History,Header,Date,Account,Description,Transaction Type,Symbol,Quantity,Price';

export const history = tableFormat({
  name: 'interactive-brokers',
  title: 'Interactive Brokers transaction history',
  variants: {
    'transaction history': `${START},Gross Amount,Commission,Net Amount`,
    'transaction history with price currency': `${START},Price Currency,Gross Amount,Commission,Net Amount`,
  },
  columns: {
    table: 'transaction history',
    line: 'header',
    date: 'date',
    owner: 'account',
    description: 'description',
    type: 'transaction type',
    symbol: 'symbol',
    quantity: 'quantity',
    price: 'price',
    priceCurrency: 'price currency',
    gross: 'gross amount',
    commission: 'commission',
    net: 'net amount',
  },
  optional: ['owner', 'price', 'priceCurrency'],
  at: 'date',
  operation: ['type'],
  operations: TYPES,
  sides,
  metadata: { symbol: (cells) => (isTrade(cells) || cells.text('symbol') === '-' ? '' : cells.text('symbol')) },
  notes: 'description',
});
