/** Bitfinex's deposits and withdrawals. Fees are below zero and come on top. */
import { MOVED } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bitfinexMovements = tableFormat({
  name: 'bitfinex-movements',
  title: 'Bitfinex deposits and withdrawals',
  source: 'bitfinex',
  variants: {
    'started and updated': '#,STARTED,UPDATED,CURRENCY,STATUS,AMOUNT,FEES,DESCRIPTION,TRANSACTION ID,NOTE',
    'with note': '#,DATE,CURRENCY,STATUS,AMOUNT,FEES,DESCRIPTION,TRANSACTION ID,NOTE',
    plain: '#,DATE,CURRENCY,STATUS,AMOUNT,FEES,DESCRIPTION,TRANSACTION ID',
  },
  columns: {
    id: '#',
    date: ['date', 'updated'],
    currency: 'currency',
    status: 'status',
    amount: 'amount',
    fees: 'fees',
    description: 'description',
    transaction: 'transaction id',
    note: 'note',
  },
  optional: ['id', 'note'],
  at: 'date',
  dates: { order: 'by file' },
  status: { field: 'status', final: ['completed'] },
  operations: () => MOVED,
  sides: signed({ asset: 'currency', quantity: 'amount', fee: 'fees', feeBelowZero: true }),
  id: 'id',
  notes: 'note',
  metadata: { txHash: 'transaction', address: 'description' },
});
