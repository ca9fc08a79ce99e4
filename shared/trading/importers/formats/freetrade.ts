/** Freetrade's activity. Totals are what the balance changed by: with the fees, and net of the tax that was withheld. */
import { add, type Decimal, multiply } from '../../../kernel/money/decimal.ts';
import { shareOf, toCents, traded } from '../brokers.ts';
import { all, DEPOSIT, DIVIDEND, EXCHANGE, INTEREST, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const DOCUMENT: TableRule = { ignored: 'a document, and nothing that moved' };
const TYPES: Readonly<Record<string, TableRule>> = {
  order: EXCHANGE,
  freeshare_order: { in: { type: 'income', incomeKind: 'reward', notes: 'free share' } },
  ...all(DIVIDEND, 'dividend', 'special_dividend'),
  ...all(INTEREST, 'interest_from_cash', 'interest_from_share_lending'),
  top_up: DEPOSIT,
  withdrawal: WITHDRAWAL,
  ...all(DOCUMENT, 'monthly_statement', 'tax_certificate'),
  transfer: { in: { type: 'deposit' }, out: { type: 'withdrawal' } },
};

/** Tax in the currency of the account; the rate says how much of that one of the share's currency is worth. */
function withheldIn(cells: TableCells): Decimal | undefined {
  const tax = cells.optionalNumber('taxWithheld');
  if (tax === undefined || tax === 0n) return undefined;
  const currency = cells.text('shareCurrency');
  if (currency === '' || currency === cells.text('currency')) return tax;
  const rate = cells.optionalNumber('baseRate');
  return rate === undefined ? undefined : toCents(multiply(tax, rate));
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const [currency, total] = [cells.needed('currency'), cells.number('total')];
  const type = cells.text('type').toLowerCase();
  const shares = () => ({
    asset: shareOf(cells.text('ticker') || cells.needed('isin')),
    quantity: cells.number('quantity'),
  });
  if (type === 'freeshare_order') return { into: shares() };
  if (type === 'order') {
    const side = cells.needed('side').toLowerCase();
    if (side !== 'buy' && side !== 'sell') cells.fail('unknown-operation', 'the order neither buys nor sells');
    const fees = [cells.optionalNumber('stampDuty'), cells.optionalNumber('fxFee')].filter((fee) => fee !== undefined);
    return traded({ isBuy: side === 'buy', ...shares(), currency, net: total, fees });
  }
  const leg = { asset: currency, quantity: total };
  if (isOut) return { out: leg };
  const withheld = withheldIn(cells);
  if (withheld === undefined) return { into: leg };
  return { into: { asset: currency, quantity: add(total, withheld) }, fee: { asset: currency, quantity: withheld } };
}

const HEADER = [
  ...['title', 'type', 'timestamp', 'account currency', 'total amount', 'buy / sell', 'ticker', 'isin'],
  ...['price per share in account currency', 'stamp duty', 'quantity', 'venue', 'order id', 'order type'],
  ...['instrument currency', 'total shares amount', 'price per share', 'fx rate', 'base fx rate', 'fx fee (bps)'],
  ...['fx fee amount', 'dividend ex date', 'dividend pay date', 'dividend eligible quantity'],
  ...['dividend amount per share', 'dividend gross distribution amount', 'dividend net distribution amount'],
  ...['dividend withheld tax percentage', 'dividend withheld tax amount'],
];

export const freetrade = tableFormat({
  name: 'freetrade',
  title: 'Freetrade activity',
  variants: { plain: HEADER },
  columns: {
    title: 'title',
    type: 'type',
    time: 'timestamp',
    currency: 'account currency',
    total: 'total amount',
    side: 'buy / sell',
    ticker: 'ticker',
    isin: 'isin',
    stampDuty: 'stamp duty',
    quantity: 'quantity',
    id: 'order id',
    shareCurrency: 'instrument currency',
    baseRate: 'base fx rate',
    fxFee: 'fx fee amount',
    taxWithheld: 'dividend withheld tax amount',
  },
  optional: ['stampDuty', 'shareCurrency', 'baseRate', 'fxFee', 'taxWithheld', 'isin'],
  at: 'time',
  operation: ['type'],
  operations: TYPES,
  sides,
  value: (cells) =>
    cells.text('type').toLowerCase() === 'freeshare_order' ? valueIn('total', 'currency')(cells) : undefined,
  id: 'id',
  metadata: { symbol: (cells) => (/dividend/i.test(cells.text('type')) ? cells.text('ticker') : '') },
  notes: 'title',
});
