/**
 * Bitcoin.Tax's trades. The total holds a fee in its own currency. A "SWAP" (a renaming or a fork) doesn't say which of
 * its coins came, so it isn't known here.
 */
import { absolute, add, subtract } from '../../../kernel/money/decimal.ts';
import { EXCHANGE, type TableRule } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const ACTIONS: Readonly<Record<string, TableRule>> = { buy: EXCHANGE, sell: EXCHANGE };

const sides: ReadSides = (cells) => {
  const traded = { asset: cells.asset('symbol'), quantity: absolute(cells.number('volume')) };
  const currency = cells.asset('currency');
  const total = absolute(cells.number('total'));
  const paid = cells.optionalNumber('fee');
  const fee = paid === undefined || paid === 0n ? undefined : { asset: cells.asset('feeCurrency'), quantity: paid };
  const isOwn = fee?.asset === currency;
  if (cells.text('action').toLowerCase() === 'sell') {
    const into = { asset: currency, quantity: isOwn ? add(total, fee.quantity) : total };
    return { into, out: traded, fee };
  }
  return { into: traded, out: { asset: currency, quantity: isOwn ? subtract(total, fee.quantity) : total }, fee };
};

export const bitcointaxTrades = tableFormat({
  name: 'bitcointax-trades',
  title: 'Bitcoin.Tax trades',
  source: 'bitcointax',
  variants: {
    plain:
      'date,action,symbol,account,volume,price,currency,fee,feecurrency,total,cost/proceeds,exchangeid,category,subaccount,memo,symbolbalance,currencybalance,feebalance',
  },
  columns: {
    date: 'date',
    action: 'action',
    symbol: 'symbol',
    account: 'account',
    volume: 'volume',
    currency: 'currency',
    fee: 'fee',
    feeCurrency: 'feecurrency',
    total: 'total',
    proceeds: 'cost/proceeds',
    id: 'exchangeid',
    memo: 'memo',
  },
  optional: ['id', 'memo'],
  at: 'date',
  operation: ['action'],
  operations: ACTIONS,
  sides,
  id: 'id',
  notes: 'memo',
  account: 'account',
});
