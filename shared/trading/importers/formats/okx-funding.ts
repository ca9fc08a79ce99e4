/**
 * OKX's funding account. Whether a fee is part of the amount or comes on top shows by the balances before and after.
 */
import { absolute, negate, subtract } from '../../../kernel/money/decimal.ts';
import { all, DEPOSIT, income, STAKED, type TableRule, UNSTAKED, WITHDRAWAL } from '../rules.ts';
import { type ReadSides, signed, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const INSIDE: TableRule = { ignored: 'moved between accounts inside OKX, which are one account here' };

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(DEPOSIT, 'deposit'),
  ...all(WITHDRAWAL, 'withdrawal'),
  ...all(income('staking'), 'staking yield', 'staking rewards', 'earn yield'),
  ...all(income('interest'), 'savings yield', 'simple earn yield'),
  ...all(income('rebate'), 'fee rebate'),
  ...all(income('reward'), 'reward', 'new user reward', 'event reward'),
  ...all(income('airdrop'), 'airdrop'),
  ...all(STAKED, 'stake', 'savings subscription', 'simple earn subscription'),
  ...all(UNSTAKED, 'redeem staking', 'savings redemption', 'simple earn redemption'),
  ...all(INSIDE, 'from unified trading account', 'to unified trading account', 'transfer in', 'transfer out'),
  ...all(INSIDE, 'from trading account', 'to trading account'),
};

const columns = { asset: 'symbol', quantity: 'amount', fee: 'fee' };
const amounts = { included: { ...columns, feeIncluded: true }, onTop: columns };

const sides: ReadSides = (cells, isOut, context) => {
  const [before, after] = [cells.optionalNumber('before'), cells.optionalNumber('after')];
  const amount = absolute(cells.number('amount'));
  const fee = absolute(cells.optionalNumber('fee') ?? (0n as typeof amount));
  const change = before !== undefined && after !== undefined ? subtract(after, before) : undefined;
  const size = isOut ? negate(amount) : amount;
  const isKnown = change === undefined || change === size || change === subtract(size, fee);
  if (!isKnown) cells.fail('bad-number', 'the amount, the fee and the balances before and after do not agree');
  const read = change === size && fee !== 0n ? amounts.included : amounts.onTop;
  return (isOut ? unsigned : signed)(read)(cells, isOut, context);
};

export const okxFunding = tableFormat({
  name: 'okx-funding',
  title: 'OKX funding account',
  source: 'okx',
  variants: {
    plain: 'id,Time,Type,Amount,Before Balance,After Balance,Fee,Symbol',
    'an empty column': 'id,,Time,Type,Amount,Before Balance,After Balance,Fee,Symbol',
  },
  columns: {
    id: 'id',
    time: 'time',
    type: 'type',
    amount: 'amount',
    before: 'before balance',
    after: 'after balance',
    fee: 'fee',
    symbol: 'symbol',
  },
  at: 'time',
  operation: ['type'],
  operations: TYPES,
  sides,
  id: 'id',
});
