/** What came in, as entered by hand for RP2. What was bought was paid for in the sheet's money. */
import { multiply } from '../../../kernel/money/decimal.ts';
import type { Value } from '../legs.ts';
import { all, EXCHANGE, only, type TableRule } from '../rules.ts';
import type { ReadSides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { rp2Account, rp2Currency, rp2Id } from './rp2-rules.ts';

const received = (incomeKind: string): TableRule => ({ in: { type: 'income', incomeKind } });

const TYPES: Readonly<Record<string, TableRule>> = {
  buy: EXCHANGE,
  airdrop: received('airdrop'),
  hardfork: received('fork'),
  income: received('other'),
  interest: received('interest'),
  mining: received('mining'),
  staking: received('staking'),
  wages: received('wages'),
  gift: only('in', 'gift_received'),
  ...all(only('in', 'donation_received'), 'donate', 'donation'),
};

/** Before the fee; by the price where it isn't stated. */
const worthOf = (cells: TableCells): Value => ({
  currency: rp2Currency(cells, 'worth'),
  amount: cells.optionalNumber('worth') ?? multiply(cells.number('price'), cells.number('amount')),
});

const sides: ReadSides = (cells) => {
  const asset = cells.asset('asset');
  const into = { asset, quantity: cells.number('amount') };
  const [inCoin, inMoney] = [cells.optionalNumber('coinFee'), cells.optionalNumber('fee')];
  const worth = worthOf(cells);
  const fees = [
    ...(inCoin === undefined ? [] : [{ asset, quantity: inCoin }]),
    ...(inMoney === undefined ? [] : [{ asset: worth.currency, quantity: inMoney }]),
  ];
  const isBought = cells.text('type').toLowerCase() === 'buy';
  return isBought ? { into, out: { asset: worth.currency, quantity: worth.amount }, fees } : { into, fees };
};

const NO_FEE = /^([a-z]{3}|fiat) in no fee$/;
const WITH_FEE = /^([a-z]{3}|fiat) in with fee$/;
const FEE = /^([a-z]{3}|fiat) fee$/;

const HEADER = [
  ...['unique id', 'timestamp', 'asset', 'exchange', 'holder', 'transaction type', 'spot price', 'crypto in'],
  ...['crypto fee', NO_FEE, WITH_FEE, FEE, 'notes'],
];

export const rp2In = tableFormat({
  name: 'rp2-in',
  title: 'RP2 manual entries: in',
  source: 'rp2',
  variants: { plain: HEADER, 'with ticker': [...HEADER, 'fiat ticker'] },
  columns: {
    id: 'unique id',
    date: 'timestamp',
    asset: 'asset',
    exchange: 'exchange',
    holder: 'holder',
    type: 'transaction type',
    price: 'spot price',
    amount: 'crypto in',
    coinFee: 'crypto fee',
    worth: NO_FEE,
    fee: FEE,
    notes: 'notes',
    ticker: 'fiat ticker',
  },
  optional: ['notes', 'ticker'],
  at: 'date',
  operation: ['type'],
  operations: TYPES,
  sides,
  value: worthOf,
  id: rp2Id,
  notes: 'notes',
  account: (cells) => rp2Account(cells, 'exchange', 'holder'),
});
