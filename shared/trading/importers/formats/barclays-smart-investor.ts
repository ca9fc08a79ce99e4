/** Orders of Barclays Smart Investor, in pounds with all costs. The asset is the name of the investment. */
import { assetName, traded } from '../brokers.ts';
import { EXCHANGE } from '../rules.ts';
import { tableFormat } from '../table.ts';

export const barclaysSmartInvestor = tableFormat({
  name: 'barclays-smart-investor',
  title: 'Barclays Smart Investor orders',
  variants: { plain: 'Investment,Date,Order Status,Account,Buy/Sell,Quantity,Cost/Proceeds' },
  columns: {
    investment: 'investment',
    date: 'date',
    status: 'order status',
    account: 'account',
    side: 'buy/sell',
    quantity: 'quantity',
    total: 'cost/proceeds',
  },
  at: 'date',
  dates: { order: 'day-first' },
  status: { field: 'status', final: ['completed'] },
  operation: ['side'],
  operations: { buy: EXCHANGE, sell: EXCHANGE },
  sides: (cells) =>
    traded({
      isBuy: cells.text('side').toLowerCase() === 'buy',
      asset: assetName(cells.needed('investment')),
      quantity: cells.number('quantity'),
      currency: 'GBP',
      net: cells.number('total'),
    }),
  account: 'account',
});
