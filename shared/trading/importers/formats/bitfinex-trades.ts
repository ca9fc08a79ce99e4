/** Bitfinex's trades. What was bought is above zero, what was sold below; a fee that was charged is below zero. */
import { market } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bitfinexTrades = tableFormat({
  name: 'bitfinex-trades',
  title: 'Bitfinex trades',
  source: 'bitfinex',
  variants: {
    'with fee rate': '#,PAIR,AMOUNT,PRICE,FEE,FEE PERC,FEE CURRENCY,DATE,ORDER ID',
    plain: '#,PAIR,AMOUNT,PRICE,FEE,FEE CURRENCY,DATE,ORDER ID',
  },
  columns: {
    id: '#',
    pair: 'pair',
    amount: 'amount',
    price: 'price',
    fee: 'fee',
    feeCurrency: 'fee currency',
    date: 'date',
  },
  optional: ['id'],
  at: 'date',
  dates: { order: 'by file' },
  sides: market({
    market: 'pair',
    quantity: 'amount',
    price: 'price',
    fee: 'fee',
    feeAsset: 'feeCurrency',
    feeBelowZero: true,
  }),
  id: 'id',
});
