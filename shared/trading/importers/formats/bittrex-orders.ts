/** Bittrex's orders as exported until its end. The total of a purchase has the fee in it, that of a sale is after it. */
import { market } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bittrexOrders = tableFormat({
  name: 'bittrex-orders',
  title: 'Bittrex orders (2023)',
  source: 'bittrex',
  variants: {
    'order history':
      'TXID,Time (UTC),Transaction,Order Type,Market,Base,Quote,Price,Quantity (Base),Fees (Quote),Total (Quote),Approx Value (USD),Time In Force,Notes',
    plain: 'Date,Market,Side,Type,Price,Quantity,Total',
  },
  columns: {
    id: 'txid',
    time: ['time (utc)', 'date'],
    side: ['transaction', 'side'],
    type: ['order type', 'type'],
    market: 'market',
    price: 'price',
    quantity: ['quantity (base)', 'quantity'],
    fee: 'fees (quote)',
    total: ['total (quote)', 'total'],
    notes: 'notes',
  },
  optional: ['id', 'fee', 'notes'],
  at: 'time',
  sides: market({
    market: 'market',
    side: 'side',
    quantity: 'quantity',
    total: 'total',
    fee: 'fee',
    feeIncluded: true,
  }),
  id: 'id',
  notes: 'notes',
});
