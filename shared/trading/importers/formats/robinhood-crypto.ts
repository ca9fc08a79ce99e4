/** Robinhood's orders of coins, in US dollars with all costs. */
import { traded } from '../brokers.ts';
import { EXCHANGE } from '../rules.ts';
import { tableFormat } from '../table.ts';

export const robinhoodCrypto = tableFormat({
  name: 'robinhood-crypto',
  title: 'Robinhood orders of coins',
  source: 'robinhood',
  variants: {
    plain:
      'UUID,Time Entered,Symbol,Side,Quantity,State,Order Type,Leaves Quantity,Entered Price,Average Price,Notional',
  },
  columns: {
    id: 'uuid',
    time: 'time entered',
    symbol: 'symbol',
    side: 'side',
    quantity: 'quantity',
    state: 'state',
    kind: 'order type',
    left: 'leaves quantity',
    price: 'average price',
    total: 'notional',
  },
  optional: ['kind', 'left', 'price'],
  at: 'time',
  status: { field: 'state', final: ['filled'] },
  operation: ['side'],
  operations: { buy: EXCHANGE, sell: EXCHANGE },
  sides: (cells) =>
    traded({
      isBuy: cells.text('side').toLowerCase() === 'buy',
      asset: cells.assetNamed(cells.needed('symbol').replace(/-USD$/, '')),
      quantity: cells.number('quantity'),
      currency: 'USD',
      net: cells.number('total'),
    }),
  id: 'id',
});
