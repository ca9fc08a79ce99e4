/**
 * Binance's Auto-Invest history, saved as CSV from its spreadsheet, whose dates then begin with the month. The fee is on
 * top of what was paid.
 */
import { quoted } from '../cells.ts';
import type { Leg } from '../legs.ts';
import type { ReadSides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** `15.00000000 USDT`; `--` is nothing. */
function amountIn(cells: TableCells, field: string): Leg | undefined {
  if (cells.text(field) === '--') return undefined;
  const written = cells.withUnit(field);
  if (written === undefined) {
    cells.fail('missing-cell', `the ${field} ${quoted(cells.text(field))} is empty`);
    return undefined;
  }
  return { asset: cells.assetNamed(written.unit), quantity: written.quantity };
}

const sides: ReadSides = (cells) => ({
  into: amountIn(cells, 'bought'),
  out: amountIn(cells, 'paid'),
  fee: amountIn(cells, 'fee'),
});

export const binanceAutoInvest = tableFormat({
  name: 'binance-auto-invest',
  title: 'Binance Auto-Invest history',
  source: 'binance',
  variants: {
    plain: 'auto-invest date(utc),holding coin,amount per period,trading fee,units,from,status',
  },
  columns: {
    date: 'auto-invest date(utc)',
    coin: 'holding coin',
    paid: 'amount per period',
    fee: 'trading fee',
    bought: 'units',
    from: 'from',
    status: 'status',
  },
  at: 'date',
  dates: { order: 'month-first' },
  status: { field: 'status', final: ['success'] },
  sides,
  notes: 'from',
});
