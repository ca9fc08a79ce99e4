/**
 * CoinTracker's template, which exchanges such as Pionex write too. Dates begin with the month; the fee is apart from both
 * amounts. Source: support.cointracker.io, "Convert your transaction history to CoinTracker CSV".
 */
import { all, EXCHANGE, FEE, GIFT, income, MOVED, only, PROFIT, SPENT, type TableRule } from '../rules.ts';
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TAGS: Readonly<Record<string, TableRule>> = {
  '': { ...MOVED, ...EXCHANGE },
  gift: GIFT,
  lost: only('out', 'lost'),
  stolen: only('out', 'lost'),
  donation: only('out', 'donation_sent'),
  payment: SPENT,
  airdrop: income('airdrop'),
  fork: income('fork'),
  mined: income('mining'),
  ...all(income('staking'), 'staked', 'staking'),
  ...all(income('interest'), 'interest'),
  ...all(income('other'), 'income', 'other income'),
  ...all(PROFIT, 'margin gain', 'margin loss'),
  ...all(FEE, 'margin fee', 'margin rebate'),
};

export const cointracker = tableFormat({
  name: 'cointracker',
  title: 'CoinTracker template',
  source: 'cointracker',
  variants: {
    plain: 'date,received quantity,received currency,sent quantity,sent currency,fee amount,fee currency,tag',
  },
  columns: {
    date: 'date',
    got: 'received quantity',
    gotCurrency: 'received currency',
    sent: 'sent quantity',
    sentCurrency: 'sent currency',
    fee: 'fee amount',
    feeCurrency: 'fee currency',
    tag: 'tag',
  },
  at: 'date',
  dates: { order: 'month-first' },
  operation: ['tag'],
  operations: TAGS,
  sides: inAndOut({ in: ['gotCurrency', 'got'], out: ['sentCurrency', 'sent'], fee: 'fee', feeAsset: 'feeCurrency' }),
});
