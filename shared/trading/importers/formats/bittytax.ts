/**
 * BittyTax's own records. What was bought is before a fee in its coin, what was sold is without it; values are in the
 * currency that the header names.
 */
import {
  all,
  DIVIDEND,
  EXCHANGE,
  FEE,
  income,
  MOVED,
  only,
  PROFIT,
  SPENT,
  STAKED,
  type TableRule,
  UNSTAKED,
} from '../rules.ts';
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  trade: EXCHANGE,
  swap: { both: 'trade' },
  ...all(MOVED, 'deposit', 'withdrawal', 'loan', 'loan-repayment', 'collateral-in', 'collateral-out'),
  stake: STAKED,
  unstake: UNSTAKED,
  ...all(income('staking'), 'staking', 'staking-reward'),
  ...all(income('mining'), 'mining'),
  ...all(income('interest'), 'interest'),
  ...all(income('other'), 'income'),
  ...all(income('airdrop'), 'airdrop'),
  ...all(income('referral'), 'referral'),
  ...all(income('cashback'), 'cashback'),
  ...all(income('rebate'), 'fee-rebate'),
  ...all(income('fork'), 'fork'),
  ...all(only('in', 'gift_received'), 'gift-received'),
  ...all(only('out', 'gift_sent'), 'gift-sent', 'gift-spouse'),
  ...all(only('out', 'donation_sent'), 'charity-sent'),
  ...all(only('out', 'lost'), 'lost'),
  ...all(PROFIT, 'margin-gain', 'margin-loss'),
  ...all(FEE, 'margin-fee', 'margin-fee-rebate', 'loan-interest'),
  dividend: DIVIDEND,
  spend: SPENT,
};

const BUY_VALUE = /^buy value in ([a-z]{3})$/;
const SELL_VALUE = /^sell value in ([a-z]{3})$/;
const FEE_VALUE = /^fee value in ([a-z]{3})$/;
const [sold, bought] = [valueIn('sellValue'), valueIn('buyValue')];

export const bittytax = tableFormat({
  name: 'bittytax',
  title: 'BittyTax records',
  source: 'bittytax',
  variants: {
    plain: [
      ...['type', 'buy quantity', 'buy asset', BUY_VALUE, 'sell quantity', 'sell asset', SELL_VALUE],
      ...['fee quantity', 'fee asset', FEE_VALUE, 'wallet', 'timestamp', 'note'],
    ],
  },
  columns: {
    type: 'type',
    buy: 'buy quantity',
    buyAsset: 'buy asset',
    buyValue: BUY_VALUE,
    sell: 'sell quantity',
    sellAsset: 'sell asset',
    sellValue: SELL_VALUE,
    fee: 'fee quantity',
    feeAsset: 'fee asset',
    wallet: 'wallet',
    date: 'timestamp',
    note: 'note',
  },
  optional: ['buyValue', 'sellValue', 'note'],
  at: 'date',
  operation: ['type'],
  operations: TYPES,
  sides: inAndOut({ in: ['buyAsset', 'buy'], out: ['sellAsset', 'sell'], fee: 'fee', feeAsset: 'feeAsset' }),
  value: (cells) => sold(cells) ?? bought(cells),
  notes: 'note',
  account: 'wallet',
});
