/** The tables of Interactive Brokers' activity statement that say what moved, each in the currency of its row. */
import { absolute, negate, ZERO } from '../../../kernel/money/decimal.ts';
import { COUPON, moved, SPLIT, shareOf, TAX } from '../brokers.ts';
import { all, DIVIDEND, EXCHANGE, FEE, INTEREST, MOVED, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** In which Interactive Brokers writes its times. */
const ZONE = 'America/New_York';

const PART_OF_ORDER: TableRule = { ignored: 'a part of an order, whose own row states it' };
const CLOSED_LOT: TableRule = { ignored: 'a lot that a sale closed, and no trade of its own' };
const LEVELS: Readonly<Record<string, TableRule>> = {
  ...all(PART_OF_ORDER, 'trade', 'execution'),
  ...all(CLOSED_LOT, 'closedlot', 'closed lot', 'washsale'),
};
/** What is bought and paid; futures and contracts for difference are neither. */
const BOUGHT =
  /^(?:stocks|forex|bonds|treasury bills|equity and index options|options|funds|mutual funds|warrants|crypto.*)$/;

function tradeRule(level: string, cells: TableCells): TableRule | undefined {
  if (Object.hasOwn(LEVELS, level)) return LEVELS[level];
  return level === 'order' && BOUGHT.test(cells.text('category').toLowerCase()) ? EXCHANGE : undefined;
}

/** Of currencies the symbol is the pair, as in `EUR.USD`. */
function assetOf(category: string, symbol: string): string {
  if (category === 'forex') return symbol.replace(/[./].*$/, '');
  return category.startsWith('crypto') ? symbol : shareOf(symbol);
}

/** Of an exchange of currencies it is charged in the base currency, which the statement names above. */
function feeCurrencyOf(cells: TableCells): string {
  if (cells.text('category').toLowerCase() !== 'forex') return cells.needed('currency');
  const base = cells.captured('base');
  if (base === undefined) cells.fail('missing-cell', 'the statement does not name the base currency');
  return base ?? '';
}

function tradeSides(cells: TableCells): Sides {
  const [currency, symbol] = [cells.needed('currency'), cells.needed('symbol')];
  const [written, proceeds] = [cells.number('quantity'), cells.number('proceeds')];
  const units = { asset: assetOf(cells.text('category').toLowerCase(), symbol), quantity: absolute(written) };
  const money = { asset: currency, quantity: absolute(proceeds) };
  const charged = negate(cells.optionalNumber('fee') ?? ZERO);
  const fee = charged === 0n ? undefined : { asset: feeCurrencyOf(cells), quantity: charged };
  return written > 0n ? { into: units, out: money, fee } : { into: money, out: units, fee };
}

const TRADES = 'Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price';
const COMMISSION = /^comm(?:\/fee| in [a-z]{3})$/;

export const stockTrades = tableFormat({
  name: 'interactive-brokers',
  title: 'Interactive Brokers trades',
  variants: {
    trades: [...TRADES.split(','), 'c. price', 'proceeds', COMMISSION, 'basis', 'realized p/l', 'mtm p/l', 'code'],
    'trades of currencies': [...TRADES.split(','), '', 'proceeds', COMMISSION, '', '', /^mtm in [a-z]{3}$/, 'code'],
  },
  columns: {
    table: 'trades',
    line: 'header',
    level: 'datadiscriminator',
    category: 'asset category',
    currency: 'currency',
    symbol: 'symbol',
    date: 'date/time',
    quantity: 'quantity',
    price: 't. price',
    proceeds: 'proceeds',
    fee: COMMISSION,
    code: 'code',
  },
  optional: ['code'],
  at: 'date',
  dates: { zone: ZONE },
  operation: ['level'],
  operations: tradeRule,
  sides: tradeSides,
  notes: 'code',
});

const KINDS: Readonly<Record<string, TableRule>> = {
  ...all(DIVIDEND, 'dividends', 'payment in lieu of dividends'),
  ...all(TAX, 'withholding tax', '871(m) withholding'),
  ...all(INTEREST, 'interest', 'broker interest received', 'broker interest paid'),
  ...all(COUPON, 'bond interest received', 'bond interest paid'),
  ...all(FEE, 'fees', 'other fees', 'broker fees', 'cyep/broker fees', 'sales tax', 'sales tax details'),
  ...all(FEE, 'commission adjustments', 'advisor fees'),
  ...all(MOVED, 'deposits & withdrawals', 'deposits', 'withdrawals', 'cash transfers', 'internal transfers'),
};

const TABLE_NAME = /^[a-z0-9(][^,]*$/;

export const cashStatement = tableFormat({
  name: 'interactive-brokers',
  title: 'Interactive Brokers cash',
  variants: {
    cash: [TABLE_NAME, 'header', 'currency', 'date', 'description', 'amount'],
    'cash with code': [TABLE_NAME, 'header', 'currency', 'date', 'description', 'amount', 'code'],
    'cash by day of settlement': [TABLE_NAME, 'header', 'currency', 'settle date', 'description', 'amount'],
    fees: [TABLE_NAME, 'header', 'subtitle', 'currency', 'date', 'description', 'amount'],
  },
  columns: {
    line: 'header',
    subtitle: 'subtitle',
    currency: 'currency',
    date: ['date', 'settle date'],
    description: 'description',
    amount: 'amount',
    code: 'code',
    table: TABLE_NAME,
  },
  optional: ['subtitle', 'code'],
  at: 'date',
  operation: ['table'],
  operations: KINDS,
  sides: (cells) => moved(cells.needed('currency'), cells.number('amount')),
  notes: 'description',
});

const RATIO = /\bsplit \d+ for \d+/i;

export const corporateActions = tableFormat({
  name: 'interactive-brokers',
  title: 'Interactive Brokers corporate actions',
  variants: {
    'corporate actions':
      'Corporate Actions,Header,Asset Category,Currency,Report Date,Date/Time,Description,Quantity,Proceeds,Value,Realized P/L,Code',
  },
  columns: {
    table: 'corporate actions',
    line: 'header',
    category: 'asset category',
    currency: 'currency',
    reported: 'report date',
    date: 'date/time',
    description: 'description',
    quantity: 'quantity',
    proceeds: 'proceeds',
    code: 'code',
  },
  optional: ['reported', 'code'],
  at: 'date',
  dates: { zone: ZONE },
  operation: ['description'],
  operations: (description) => (RATIO.test(description) ? SPLIT : undefined),
  // the quantity is what was added, or taken away
  sides: (cells) => moved(shareOf(cells.text('description').split('(')[0]?.trim() ?? ''), cells.number('quantity')),
  notes: 'description',
});
