/**
 * CoinTracking's trade list, and its table with values. Its amounts hold the fee, if that is in one of their coins. A fee
 * in a third coin is told for information only: it has a row of its own, an "Other Fee".
 * Source: cointracking.freshdesk.com, "Entering fees" and "Transaction types".
 */
import {
  all,
  DEPOSIT,
  DIVIDEND,
  EXCHANGE,
  FEE,
  income,
  only,
  PROFIT,
  SPENT,
  type TableRule,
  WITHDRAWAL,
} from '../rules.ts';
import { inAndOut, type ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const VALUE = /^value in ([a-z]{3})$/;

const TYPES: Readonly<Record<string, TableRule>> = {
  trade: EXCHANGE,
  'swap (non taxable)': { both: 'trade' },
  ...all(DEPOSIT, 'deposit', 'receive loan', 'income (non taxable)', 'airdrop (non taxable)'),
  ...all(WITHDRAWAL, 'withdrawal', 'repay loan', 'expense (non taxable)'),
  ...all(income('other'), 'income', 'other income'),
  ...all(income('reward'), 'reward/bonus', 'reward / bonus'),
  ...all(income('staking'), 'staking'),
  ...all(income('masternode'), 'masternode'),
  ...all(income('mining'), 'mining', 'mining (commercial)'),
  ...all(income('airdrop'), 'airdrop'),
  ...all(income('interest'), 'interest income', 'lending income'),
  ...all(only('in', 'gift_received'), 'gift/tip', 'gift / tip'),
  ...all(only('out', 'lost'), 'lost', 'stolen', 'stolen / hacked / fraud'),
  ...all(SPENT, 'spend', 'other expense'),
  ...all(FEE, 'other fee', 'borrowing fee', 'margin fee', 'settlement fee'),
  ...all(PROFIT, 'margin profit', 'margin loss', 'derivatives / futures profit', 'derivatives / futures loss'),
  'dividends income': DIVIDEND,
  gift: only('out', 'gift_sent'),
  donation: only('out', 'donation_sent'),
};

const stated = inAndOut({
  in: ['buyCurrency', 'buy'],
  out: ['sellCurrency', 'sell'],
  fee: 'fee',
  feeAsset: 'feeCurrency',
  feeIncluded: true,
});

const sides: ReadSides = (cells, isOut, context) => {
  const { into, out, fee } = stated(cells, isOut, context);
  const isOwn = fee !== undefined && (fee.asset === into?.asset || fee.asset === out?.asset);
  return { into, out, ...(isOwn && { fee }) };
};

const [sold, bought] = [valueIn('sellValue'), valueIn('buyValue')];

export const cointracking = tableFormat({
  name: 'cointracking',
  title: 'CoinTracking trades',
  source: 'cointracking',
  variants: {
    'trade list': 'type,buy,cur.,sell,cur.,fee,cur.,exchange,group,comment,date',
    'trade list with transaction ID': 'type,buy,cur.,sell,cur.,fee,cur.,exchange,group,comment,date,tx-id',
    'with values': [
      ...['type', 'buy', 'cur.', 'value in btc', VALUE, 'sell', 'cur.', 'value in btc', VALUE],
      ...['spread', 'exchange', 'group', 'date'],
    ],
  },
  columns: {
    type: 'type',
    buy: 'buy',
    buyCurrency: 'cur.',
    inBitcoin: 'value in btc',
    buyValue: VALUE,
    sell: 'sell',
    sellCurrency: 'cur.',
    sellValue: VALUE,
    fee: 'fee',
    feeCurrency: 'cur.',
    exchange: 'exchange',
    comment: 'comment',
    date: 'date',
  },
  nth: { buyCurrency: 1, sellCurrency: 2, feeCurrency: 3, buyValue: 1, sellValue: 2 },
  optional: ['inBitcoin', 'buyValue', 'sellValue', 'fee', 'feeCurrency', 'comment'],
  at: 'date',
  dates: { order: 'by file' },
  operation: ['type'],
  operations: TYPES,
  sides,
  value: (cells) => sold(cells) ?? bought(cells),
  notes: 'comment',
  account: (cells) => (cells.text('exchange').toLowerCase() === 'no exchange' ? '' : cells.text('exchange')),
});
