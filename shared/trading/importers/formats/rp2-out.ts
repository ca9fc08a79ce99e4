/** What went out, as entered by hand for RP2. What was sold was paid for in the sheet's money. */
import { multiply } from '../../../kernel/money/decimal.ts';
import type { Value } from '../legs.ts';
import { all, EXCHANGE, only, type TableRule } from '../rules.ts';
import type { ReadSides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { rp2Account, rp2Currency, rp2Id } from './rp2-rules.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  sell: EXCHANGE,
  gift: only('out', 'gift_sent'),
  ...all(only('out', 'donation_sent'), 'donate', 'donation'),
  fee: only('out', 'fee'),
  lost: only('out', 'lost'),
  staking: only('out', 'staking_loss'),
};

/** Before the fee; by the price where it isn't stated. */
const worthOf = (cells: TableCells): Value => ({
  currency: rp2Currency(cells, 'worth'),
  amount: cells.optionalNumber('worth') ?? multiply(cells.number('price'), cells.number('amount')),
});

const sides: ReadSides = (cells) => {
  const asset = cells.asset('asset');
  const out = { asset, quantity: cells.number('amount') };
  const charged = cells.optionalNumber('fee');
  const fee = charged === undefined ? undefined : { asset, quantity: charged };
  if (cells.text('type').toLowerCase() !== 'sell') return { out, fee };
  const { currency, amount } = worthOf(cells);
  return { into: { asset: currency, quantity: amount }, out, fee };
};

const NO_FEE = /^([a-z]{3}|fiat) out no fee$/;
const FEE = /^([a-z]{3}|fiat) fee$/;

const HEADER = [
  ...['unique id', 'timestamp', 'asset', 'exchange', 'holder', 'transaction type', 'spot price'],
  ...['crypto out no fee', 'crypto fee', 'crypto out with fee', NO_FEE, FEE, 'notes'],
];

export const rp2Out = tableFormat({
  name: 'rp2-out',
  title: 'RP2 manual entries: out',
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
    amount: 'crypto out no fee',
    fee: 'crypto fee',
    worth: NO_FEE,
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
