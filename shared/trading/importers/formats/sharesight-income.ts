/** Sharesight's report of taxable income: dividends of the home country, and of others with the tax that they withheld. */

import { DIVIDEND } from '../rules.ts';
import { severalTables } from '../several-tables.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** The money of a market, for the table that doesn't name it. */
const MARKETS: Readonly<Record<string, string>> = {
  ...{ UKF: 'GBP', LSE: 'GBP', FundUK: 'GBP', NASDAQ: 'USD', NYSE: 'USD', OTC: 'USD', FUNDUS: 'USD', ASX: 'AUD' },
  ...{ FUNDAU: 'AUD', NZX: 'NZD', FUNDNZ: 'NZD', TSE: 'CAD', TSX: 'CAD', TSXV: 'CAD', SGX: 'SGD', HKG: 'HKD' },
  ...{ EURONEXT: 'EUR', FRA: 'EUR', ETR: 'EUR', SWX: 'CHF' },
};

/** `FOO.NASDAQ`. */
function shareOf(cells: TableCells): { readonly asset: string; readonly market: string } {
  const code = cells.needed('code');
  const at = code.lastIndexOf('.');
  return at < 0 ? { asset: code, market: '' } : { asset: code.slice(0, at), market: code.slice(at + 1) };
}

function currencyOf(cells: TableCells): string {
  const stated = cells.text('currency');
  if (stated !== '') return stated;
  const { market } = shareOf(cells);
  const known = Object.hasOwn(MARKETS, market) ? MARKETS[market] : undefined;
  if (known === undefined)
    cells.fail('missing-cell', `the currency is not stated, nor is that of the market "${market}" known`);
  return known ?? '';
}

function sides(cells: TableCells): Sides {
  const asset = currencyOf(cells);
  const [gross, tax] = [cells.number('gross'), cells.optionalNumber('tax')];
  return { into: { asset, quantity: gross }, ...(tax && { fee: { asset, quantity: tax } }) };
}

const shared = {
  name: 'sharesight-income',
  optional: ['comments'],
  at: 'date',
  dates: { order: 'day-first' },
  operations: () => DIVIDEND,
  sides,
  notes: (cells: TableCells) => `${shareOf(cells).asset}: ${cells.text('name')} ${cells.text('comments')}`.trim(),
} as const;

const local = tableFormat({
  ...shared,
  title: 'Sharesight local dividends',
  variants: { local: 'Code,Name,Date Paid,Net Dividend,Tax Deducted,Tax Credit,Gross Dividend,Comments,' },
  columns: {
    code: 'code',
    name: 'name',
    date: 'date paid',
    net: 'net dividend',
    tax: 'tax deducted',
    gross: 'gross dividend',
    comments: 'comments',
  },
});

const foreign = tableFormat({
  ...shared,
  title: 'Sharesight foreign income',
  variants: {
    foreign: 'Code,Name,Date Paid,Exchange Rate,Currency,Net Amount,Foreign Tax Deducted,Gross Amount,Comments',
  },
  columns: {
    code: 'code',
    name: 'name',
    date: 'date paid',
    rate: 'exchange rate',
    currency: 'currency',
    net: 'net amount',
    tax: 'foreign tax deducted',
    gross: 'gross amount',
    comments: 'comments',
  },
});

export const sharesightIncome = severalTables({
  name: 'sharesight-income',
  title: 'Sharesight taxable income',
  tables: { local, foreign },
  footer: ([first = '', second = '', ...more]) => {
    if (/^total\b/i.test(first) && second === '') return 'a total';
    return second === '' && more.every((cell) => cell.trim() === '') ? 'a title' : undefined;
  },
});
