/**
 * Bitstamp's transactions. Amounts bear no sign: the type says which way they go. The older export writes the currency
 * beside each amount. Fees come on top.
 */
import { ZERO } from '../../../kernel/money/decimal.ts';
import type { Leg } from '../legs.ts';
import { all, DEPOSIT, EXCHANGE, income, MOVED, STAKED, type TableRule, UNSTAKED, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const INSIDE: TableRule = { ignored: 'moved between accounts inside Bitstamp, which are one account here' };

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'market', 'card purchase', 'instant buy', 'convert'),
  ...all(DEPOSIT, 'deposit', 'card deposit', 'ripple deposit'),
  ...all(WITHDRAWAL, 'withdrawal', 'ripple payment'),
  ...all(income('staking'), 'staking reward', 'staking rewards', 'earn reward', 'lending reward'),
  ...all(income('referral'), 'referral reward'),
  ...all(income('airdrop'), 'airdrop', 'bonus'),
  ...all(STAKED, 'started generating yield', 'staked', 'staking deposit'),
  ...all(UNSTAKED, 'stopped generating yield', 'unstaked', 'staking withdrawal'),
  ...all(INSIDE, 'sub account transfer', 'intra-account transfer', 'inter account transfer'),
  'settlement transfer': MOVED,
};

/** An amount with its currency, in one cell or in two. */
function amountIn(cells: TableCells, field: string): Leg | undefined {
  const currency = cells.text(`${field}Currency`);
  if (currency === '') {
    const read = cells.withUnit(field);
    return read && { asset: cells.assetNamed(read.unit), quantity: read.quantity };
  }
  const quantity = cells.optionalNumber(field);
  return quantity === undefined ? undefined : { asset: cells.assetNamed(currency), quantity };
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const [amount, value, fee] = [amountIn(cells, 'amount'), amountIn(cells, 'value'), amountIn(cells, 'fee')];
  if (amount === undefined) cells.fail('missing-cell', 'the amount is empty');
  const side = cells.text('subtype').toLowerCase();
  const isTrade = side === 'buy' || side === 'sell';
  if (!isTrade) return { ...(isOut ? { out: amount } : { into: amount }), fee };
  if (value === undefined || value.quantity === ZERO) cells.fail('missing-cell', 'the value is empty');
  return side === 'buy' ? { into: amount, out: value, fee } : { into: value, out: amount, fee };
}

export const bitstamp = tableFormat({
  name: 'bitstamp',
  title: 'Bitstamp transactions',
  source: 'bitstamp',
  variants: {
    'with ID':
      'ID,Account,Type,Subtype,Datetime,Amount,Amount currency,Value,Value currency,Rate,Rate currency,Fee,Fee currency,Order ID',
    'currencies beside the amounts': 'Type,Datetime,Account,Amount,Value,Rate,Fee,Sub Type',
  },
  columns: {
    id: 'id',
    type: 'type',
    subtype: ['subtype', 'sub type'],
    time: 'datetime',
    amount: 'amount',
    amountCurrency: 'amount currency',
    value: 'value',
    valueCurrency: 'value currency',
    fee: 'fee',
    feeCurrency: 'fee currency',
  },
  optional: ['id', 'amountCurrency', 'valueCurrency', 'feeCurrency'],
  at: 'time',
  operation: ['type'],
  operations: TYPES,
  sides,
  id: 'id',
});
