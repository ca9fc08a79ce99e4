/**
 * OKX's trades, two rows each: what was bought, with the fee, and what was sold. Newer exports number the orders; of the
 * oldest, the rows of a trade have their time in common.
 */
import { part, type TableRule } from '../rules.ts';
import { type ReadSides, type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const INSIDE: TableRule = { ignored: 'moved between accounts inside OKX, which are one account here' };
const FILL = part('trade');

function ruleOf(_: string, cells: TableCells): TableRule | undefined {
  const [kind, side] = [cells.text('kind').toLowerCase(), cells.text('side').toLowerCase()];
  if (kind === 'transfer' || side.startsWith('transfer')) return INSIDE;
  const isSpot = kind === '' || kind === 'spot';
  return isSpot && (side === 'buy' || side === 'sell') ? FILL : undefined;
}

const moved = unsigned({ asset: 'unit', quantity: 'amount', fee: 'fee', feeBelowZero: true });
const sides: ReadSides = (cells, _, context) => moved(cells, cells.text('side').toLowerCase() === 'sell', context);

export const okxTrades = tableFormat({
  name: 'okx-trades',
  title: 'OKX trades',
  source: 'okx',
  variants: {
    'with order':
      'id,Order id,Time,Trade Type,Instrument,Type,Amount,Unit,PL,Fee,Position Change,Position Balance,Balance Change,Balance,Unit',
    '2018': 'time,type,size,balance,fee,currency',
  },
  columns: {
    order: 'order id',
    time: 'time',
    kind: 'trade type',
    side: 'type',
    amount: ['amount', 'size'],
    unit: ['unit', 'currency'],
    fee: 'fee',
    balance: 'balance',
  },
  nth: { unit: 1 },
  optional: ['order', 'kind'],
  at: 'time',
  // OKX is Chinese: CST is the time of Shanghai there
  dates: { zones: { CST: '+08:00' } },
  operation: ['kind', 'side'],
  operations: ruleOf,
  sides,
  group: 'order',
});
