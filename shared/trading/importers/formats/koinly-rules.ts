/** What Koinly's labels (now called tags) are. Spaces and underscores are the same in them. */
import {
  all,
  EXCHANGE,
  FEE,
  GIFT,
  income,
  MOVED,
  only,
  PROFIT,
  SPENT,
  STAKED,
  type TableRule,
  UNSTAKED,
} from '../rules.ts';

const RULES: Readonly<Record<string, TableRule>> = {
  '': { ...MOVED, ...EXCHANGE },
  swap: { both: 'trade' },
  ...all(income('airdrop'), 'airdrop'),
  ...all(income('fork'), 'fork'),
  ...all(income('mining'), 'mining'),
  ...all(income('staking'), 'staking'),
  ...all(income('reward'), 'reward'),
  ...all(income('interest'), 'loan interest', 'lending interest'),
  ...all(income('wages'), 'salary'),
  ...all(income('other'), 'income', 'other income'),
  ...all(income('cashback'), 'cashback'),
  ...all(income('rebate'), 'fee refund'),
  ...all(PROFIT, 'realized gain', 'realized pnl', 'realized p&l'),
  ...all(MOVED, 'loan', 'loan repayment', 'margin loan', 'margin repayment'),
  ...all(FEE, 'margin fee', 'loan fee', 'interest payment'),
  ...all(SPENT, 'cost', 'tax'),
  ...all(STAKED, 'sent to pool', 'to pool', 'add to pool'),
  ...all(UNSTAKED, 'received from pool', 'from pool', 'remove from pool'),
  gift: GIFT,
  lost: only('out', 'lost'),
  donation: only('out', 'donation_sent'),
};

/** `undefined` for a label that isn't known. */
export const koinlyRule = (label: string): TableRule | undefined => {
  const name = label.toLowerCase().replaceAll('_', ' ');
  return Object.hasOwn(RULES, name) ? RULES[name] : undefined;
};
