/**
 * Gemini's transaction history. Each asset has three columns of its own: an amount, a fee and a balance. Amounts may bear
 * their symbol, and brackets if they left: `(0.5 BTC)`.
 */
import { absolute, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import type { Leg } from '../legs.ts';
import { all, DEPOSIT, EXCHANGE, FEE, income, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'sell'),
  credit: DEPOSIT,
  debit: WITHDRAWAL,
  ...all(income('interest'), 'interest credit', 'monthly interest summary'),
  ...all(income('reward'), 'administrative credit', 'reward credit'),
  'administrative debit': FEE,
};

/** What a credit is for, where that is no deposit. */
const CREDITS: readonly (readonly [RegExp, TableRule])[] = [
  [/interest/, income('interest')],
  [/staking/, income('staking')],
  [/referral/, income('referral')],
  [/reward|administrative credit/, income('reward')],
];

function ruleOf(operation: string, cells: TableCells): TableRule | undefined {
  const specification = cells.text('specification').toLowerCase();
  const credit = operation === 'credit' ? CREDITS.find(([pattern]) => pattern.test(specification)) : undefined;
  return credit?.[1] ?? (Object.hasOwn(TYPES, operation) ? TYPES[operation] : undefined);
}

/** `0.5`, `(0.5 BTC)`, `$1,200.00`; without its sign. */
function sizeIn(cells: TableCells, field: string): Decimal {
  const text = cells.text(field);
  if (text === '') return ZERO;
  const isWithUnit = /[\d)]\s*[A-Z]{2,}[\dA-Z]*\)?$/i.test(text);
  return absolute(isWithUnit ? (cells.withUnit(field)?.quantity ?? ZERO) : cells.number(field));
}

function legIn(cells: TableCells, field: 'amount' | 'fee', symbol: string): Leg | undefined {
  const quantity = sizeIn(cells, `${field}:${symbol}`);
  return quantity === ZERO ? undefined : { asset: cells.assetNamed(symbol), quantity };
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const symbol = cells.needed('symbol').toUpperCase();
  const side = cells.text('type').toLowerCase();
  if (side !== 'buy' && side !== 'sell') {
    const leg = legIn(cells, 'amount', symbol);
    if (leg === undefined) cells.fail('missing-cell', `the amount of ${symbol} is empty`);
    return { ...(isOut ? { out: leg } : { into: leg }), fee: legIn(cells, 'fee', symbol) };
  }
  const [base, quote] = marketOf(cells, symbol);
  if (base === undefined || quote === undefined) {
    cells.fail('missing-cell', `the amounts of the market ${symbol} are empty`);
    return {};
  }
  const [sold, bought] = [legIn(cells, 'amount', base), legIn(cells, 'amount', quote)];
  const fee = legIn(cells, 'fee', quote) ?? legIn(cells, 'fee', base);
  return side === 'buy' ? { into: sold, out: bought, fee } : { into: bought, out: sold, fee };
}

/** The two assets with columns of their own, whose symbols make that of the market. */
function marketOf(cells: TableCells, market: string): readonly [string?, string?] {
  for (let length = 2; length < market.length - 1; length += 1) {
    const pair = [market.slice(0, length), market.slice(length)] as const;
    if (pair.every((symbol) => cells.text(`amount:${symbol}`) !== '')) return pair;
  }
  return [];
}

const FIXED =
  'Date,Time (UTC),Type,Symbol,Specification,Liquidity Indicator,Trading Fee Rate (bps),Trade ID,Order ID,Order Date,Order Time,Client Order ID,API Session,Tx Hash,Deposit Destination,Deposit Tx Output,Withdrawal Destination,Withdrawal Tx Output';

export const gemini = tableFormat({
  name: 'gemini',
  title: 'Gemini transaction history',
  source: 'gemini',
  variants: { plain: FIXED },
  columns: {
    day: 'date',
    time: 'time (utc)',
    type: 'type',
    symbol: 'symbol',
    specification: 'specification',
    trade: 'trade id',
    hash: 'tx hash',
    to: 'withdrawal destination',
    from: 'deposit destination',
    liquidity: 'liquidity indicator',
    rate: 'trading fee rate (bps)',
    amount: /^([a-z0-9]+) amount \1$/,
    fee: /^fee \(([a-z0-9]+)\) \1$/,
    balance: /^([a-z0-9]+) balance \1$/,
  },
  repeated: ['amount', 'fee', 'balance'],
  optional: ['trade', 'liquidity', 'rate', 'hash', 'to', 'from'],
  at: ['day', 'time'],
  operation: ['type'],
  operations: ruleOf,
  sides,
  id: 'trade',
  metadata: { txHash: 'hash', address: (cells) => cells.text('to') || cells.text('from') },
  footer: (cells) => (cells[0] === '' && cells[2] === '' ? 'the totals below the rows' : undefined),
});
