/**
 * KuCoin's account history. Only what has no export of its own is booked: distributions, rewards and dust. The rest
 * stands in the exports of trades, deposits and withdrawals as well, with more to say.
 */
import { income, part, type TableRule } from '../rules.ts';
import { type ReadSides, type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TIME = /^time\((utc[^)]*)\)$/;

const MEANINGS: readonly (readonly [RegExp, TableRule])[] = [
  [/convert dust/, part('dust')],
  [/distribution|airdrop/, income('airdrop')],
  [/kcs bonus|reward|staking|earn profit|interest/, income('reward')],
  [/referral|invitation|affiliate/, income('referral')],
  [/rebate/, income('rebate')],
  [/spot|order|trade|margin|futures/, { ignored: "booked from KuCoin's export of trades" }],
  [/deposit|withdraw/, { ignored: "booked from KuCoin's exports of deposits and withdrawals" }],
  [/transfer/, { ignored: 'moved between accounts inside KuCoin, which are one account here' }],
];

function ruleOf(_: string, cells: TableCells): TableRule | undefined {
  const meaning = `${cells.text('type')} ${cells.text('remark')}`.toLowerCase();
  return MEANINGS.find(([pattern]) => pattern.test(meaning))?.[1];
}

const moved = unsigned({ asset: 'coin', quantity: 'amount', fee: 'fee' });
const sides: ReadSides = (cells, _, context) => {
  const side = cells.needed('side').toLowerCase();
  const isOut = /^(?:withdraw|out)/.test(side);
  if (!isOut && !/^(?:deposit|in)/.test(side)) cells.fail('unknown-operation', `the side "${side}" is not known here`);
  return moved(cells, isOut, context);
};

const HEADER = ['uid', 'account type', 'currency', 'side', 'amount', 'fee', TIME, 'remark'];

export const kucoinAccount = tableFormat({
  name: 'kucoin-account',
  title: 'KuCoin account history',
  source: 'kucoin',
  variants: { 'with type': [...HEADER, 'type'], plain: HEADER },
  columns: {
    coin: 'currency',
    side: 'side',
    amount: 'amount',
    fee: 'fee',
    time: TIME,
    remark: 'remark',
    type: 'type',
  },
  optional: ['type'],
  at: 'time',
  operation: ['remark'],
  operations: ruleOf,
  sides,
});
