/** Revolut's statement of coins. Values are before the fees; the sign beside them says in which currency they are. */
import { absolute } from '../../../kernel/money/decimal.ts';
import type { Leg, Value } from '../legs.ts';
import { all, DEPOSIT, EXCHANGE, income, STAKED, type TableRule, UNSTAKED, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'sell'),
  ...all(DEPOSIT, 'receive'),
  ...all(WITHDRAWAL, 'send'),
  ...all(income('staking'), 'staking reward'),
  ...all(income('reward'), 'learn reward', 'reward'),
  stake: STAKED,
  unstake: UNSTAKED,
};
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', zł: 'PLN', '¥': 'JPY' };

function moneyIn(cells: TableCells, field: string): Leg | undefined {
  const amount = cells.optionalNumber(field);
  if (amount === undefined) return undefined;
  const written = cells.text(field);
  const code = /[A-Z]{3}/.exec(written)?.[0];
  const sign = Object.keys(SIGNS).find((candidate) => written.includes(candidate));
  const asset = code ?? (sign === undefined ? undefined : SIGNS[sign]);
  if (asset === undefined) cells.fail('missing-cell', `the ${field} does not say in which currency it is`);
  return { asset: asset ?? '', quantity: absolute(amount) };
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const coins = { asset: cells.asset('symbol'), quantity: absolute(cells.number('quantity')) };
  const [value, fee] = [moneyIn(cells, 'value'), moneyIn(cells, 'fees')];
  const type = cells.text('type').toLowerCase();
  if (type === 'buy') return { into: coins, out: value, fee };
  if (type === 'sell') return { into: value, out: coins, fee };
  return isOut ? { out: coins, fee } : { into: coins, fee };
}

function worthOf(cells: TableCells): Value | undefined {
  const worth = moneyIn(cells, 'value');
  return worth && { currency: worth.asset, amount: worth.quantity };
}

export const revolutCrypto = tableFormat({
  name: 'revolut-crypto',
  title: 'Revolut crypto statement',
  source: 'revolut',
  variants: { plain: 'Symbol,Type,Quantity,Price,Value,Fees,Date' },
  columns: {
    symbol: 'symbol',
    type: 'type',
    quantity: 'quantity',
    price: 'price',
    value: 'value',
    fees: 'fees',
    date: 'date',
  },
  at: 'date',
  operation: ['type'],
  operations: TYPES,
  sides,
  value: (cells) => (/^(?:buy|sell)$/i.test(cells.text('type')) ? undefined : worthOf(cells)),
});
