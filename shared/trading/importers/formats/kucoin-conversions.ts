/** KuCoin's conversions. Both cells say an amount and its coin: `100 USDT`. */

import type { Leg } from '../legs.ts';
import { EXCHANGE } from '../rules.ts';
import type { TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TIME = /^(?:[a-z ]*)time(?: of update)?\((utc[^)]*)\)$/;

function legIn(cells: TableCells, field: string): Leg | undefined {
  cells.needed(field);
  const read = cells.withUnit(field);
  return read && { asset: cells.assetNamed(read.unit), quantity: read.quantity };
}

export const kucoinConversions = tableFormat({
  name: 'kucoin-conversions',
  title: 'KuCoin conversions',
  source: 'kucoin',
  variants: { plain: ['uid', 'account type', 'payment account', 'sell', 'buy', 'price', 'tax', TIME, 'status'] },
  columns: {
    sold: 'sell',
    bought: 'buy',
    price: 'price',
    tax: 'tax',
    time: TIME,
    status: 'status',
  },
  optional: ['tax'],
  at: 'time',
  status: { field: 'status', final: ['success', 'succeeded', 'done', 'completed'] },
  operations: () => EXCHANGE,
  sides: (cells) => ({ into: legIn(cells, 'bought'), out: legIn(cells, 'sold') }),
});
