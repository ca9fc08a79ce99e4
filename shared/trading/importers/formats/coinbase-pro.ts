/** Coinbase Pro's (GDAX's) account statement: one row per change of a balance; the rows of a fill share its trade id. */
import { all, FEE, income, MOVED, part, type TableRule } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'deposit', 'withdrawal'),
  match: part('fill'),
  fee: { part: 'fill', isFee: true, alone: FEE },
  conversion: part('conversion'),
  rebate: income('rebate'),
};

const REST = 'type,time,amount,balance,amount/balance unit,transfer id,trade id,order id';

export const coinbasePro = tableFormat({
  name: 'coinbase-pro',
  title: 'Coinbase Pro account statement',
  source: 'coinbase',
  variants: {
    'with portfolio': `portfolio,${REST}`,
    'with portfolio and timestamp': `portfolio,${REST.replace('time,', 'timestamp,')}`,
    plain: REST,
  },
  columns: {
    type: 'type',
    time: ['time', 'timestamp'],
    amount: 'amount',
    unit: 'amount/balance unit',
    transfer: 'transfer id',
    trade: 'trade id',
    order: 'order id',
  },
  at: 'time',
  operation: ['type'],
  operations: TYPES,
  sides: signed({ asset: 'unit', quantity: 'amount' }),
  // trade ids count the fills of one market, so two markets have the same
  id: (cells) =>
    [cells.text('trade'), cells.text('order')].filter((id) => id !== '').join('-') || cells.text('transfer'),
  group: 'trade',
});
