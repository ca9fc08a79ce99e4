/** A table of prices, as chart tools write it. It is known so that its refusal can say what it is. */
import { ungrouped } from '../groups.ts';
import type { Format } from '../types.ts';

const HEADER = ['time', 'open', 'high', 'low', 'close', 'volume'];

export const priceCandles: Format = {
  name: 'price-candles',
  title: 'Prices by day (no transactions)',
  columns: HEADER.map((name) => ({ field: name, names: name === 'time' ? ['time', 'date'] : [name], required: true })),
  variants: [
    { name: 'time', header: HEADER },
    { name: 'date', header: HEADER.with(0, 'date') },
  ],
  refusal: 'this is a table of prices (open, high, low, close), not of transactions; add prices as prices',
  start: () => ungrouped(() => []),
};
