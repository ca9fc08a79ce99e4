/**
 * Interactive Brokers' statements as CSV: the transaction history, all in the base currency, and the activity statement,
 * with a table for each kind of thing. The first cell of each line names its table, the second says what the line is.
 */
import { severalTables } from '../several-tables.ts';
import { tableFormat } from '../table.ts';
import { cashStatement, corporateActions, stockTrades } from './interactive-brokers-activity.ts';
import { history } from './interactive-brokers-history.ts';

const FIELDS = ['header', 'field name', 'field value'];
const ABOUT = ['statement', 'summary', 'account information'];

const about = tableFormat({
  name: 'interactive-brokers',
  title: 'Interactive Brokers statement',
  variants: Object.fromEntries(ABOUT.map((name) => [name, [name, ...FIELDS]])),
  columns: { table: ABOUT, line: 'header', name: 'field name', text: 'field value' },
  at: 'name',
  sides: () => ({}),
});

/** Tables that say what there was, what it was worth and how it was counted, and not what moved. */
const UNMOVED = new Set([
  ...['net asset value', 'change in nav', 'cash report', 'open positions', 'codes'],
  ...['mark-to-market performance summary', 'realized & unrealized performance summary', 'forex balances'],
  ...[
    'month & year to date performance summary',
    'net stock position summary',
    'forex p/l details',
    'notes/legal notes',
  ],
  ...['change in dividend accruals', 'dividend accruals', 'interest accruals', 'financial instrument information'],
  ...['base currency exchange rate', 'location of customer assets, positions and money', 'commission details'],
  ...['collateral for customer borrowing', 'commission credits details', 'ib managed securities lent', 'notes'],
]);

/** Lines that add up others. */
const TOTALS = /^(?:sub)?total$/i;
const isTotal = ([, line = '', third = '', fourth = '']: readonly string[]): boolean =>
  TOTALS.test(line) || /^total\b/i.test(third) || /^total\b/i.test(fourth);

export const interactiveBrokers = severalTables({
  name: 'interactive-brokers',
  title: 'Interactive Brokers statement',
  tables: { about, history, trades: stockTrades, cash: cashStatement, corporate: corporateActions },
  about: {
    section: 'about',
    told: ({ cells }) =>
      cells['name']?.toLowerCase() === 'base currency' ? { base: cells['text']?.toUpperCase() ?? '' } : undefined,
  },
  footer: (cells) => {
    const [table = ''] = cells;
    if (UNMOVED.has(table.toLowerCase())) return `the table "${table}", which does not say what moved`;
    return isTotal(cells) ? 'a total' : undefined;
  },
});
