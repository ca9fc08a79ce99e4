/**
 * BlockFi's transactions. Each side of a trade has a row, days apart; the trading report, an export of its own, has both
 * in one.
 */
import type { Cells } from '../cells.ts';
import { all, income, MOVED, only, type TableRule } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'deposit', 'wire deposit', 'ach deposit', 'withdrawal', 'wire withdrawal', 'ach withdrawal'),
  ...all(MOVED, 'crypto transfer'),
  'withdrawal fee': only('out', 'fee'),
  'interest payment': income('interest'),
  'bonus payment': income('reward'),
  'referral bonus': income('referral'),
  'cc rewards redemption': income('cashback'),
  ...all({ ignored: "moved between BlockFi's own accounts" }, 'bia deposit', 'bia withdraw'),
  trade: { ignored: "one side of a trade; BlockFi's trading report, an export of its own, states both" },
};

const ruleOf = (type: string, cells: Cells): TableRule | undefined => {
  if (cells.text('confirmed') === '') return { ignored: 'not confirmed' };
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
};

export const blockfi = tableFormat({
  name: 'blockfi',
  title: 'BlockFi transactions',
  source: 'blockfi',
  variants: {
    plain: 'cryptocurrency,amount,transaction type,confirmed at',
    'with rate': 'cryptocurrency,amount,transaction type,exchange rate per coin (usd),confirmed at',
  },
  columns: { coin: 'cryptocurrency', amount: 'amount', type: 'transaction type', confirmed: 'confirmed at' },
  at: 'confirmed',
  operation: ['type'],
  operations: ruleOf,
  sides: signed({ asset: 'coin', quantity: 'amount' }),
});
