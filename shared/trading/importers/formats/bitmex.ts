/** BitMEX's wallet history, in the smallest units of the coin. What is withdrawn holds the fee. */
import { absolute, type Decimal, decimal, divide } from '../../../kernel/money/decimal.ts';
import { type Cells, quoted } from '../cells.ts';
import { withoutFee } from '../one-row.ts';
import { all, income, MOVED, PROFIT, type TableRule } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'deposit', 'withdrawal', 'transfer'),
  realisedpnl: PROFIT,
  affiliatepayout: income('referral'),
};

/** By the name of the smallest unit; older exports are of bitcoin only and name none. */
const UNITS: Readonly<Record<string, { readonly asset: string; readonly size: Decimal }>> = {
  '': { asset: 'BTC', size: decimal('100000000') },
  XBt: { asset: 'BTC', size: decimal('100000000') },
  USDt: { asset: 'USDT', size: decimal('1000000') },
};

const isProfit = (cells: Cells): boolean => cells.text('type').toLowerCase() === 'realisedpnl';

const sides: ReadSides = (cells) => {
  const currency = cells.text('currency');
  const unit = Object.hasOwn(UNITS, currency) ? UNITS[currency] : undefined;
  if (unit === undefined) {
    cells.fail('unknown-operation', `the unit ${quoted(currency)} is not known here`);
    return {};
  }
  const whole = (quantity: Decimal): Decimal => divide(quantity, unit.size);
  const amount = whole(cells.number('amount'));
  const charged = cells.text('fee') === 'null' ? undefined : cells.optionalNumber('fee');
  const fee = charged === undefined ? undefined : { asset: unit.asset, quantity: whole(charged) };
  const leg = { asset: unit.asset, quantity: absolute(amount) };
  return withoutFee({ ...(amount < 0n ? { out: leg } : { into: leg }), fee });
};

const HEADER = 'transacttime,transacttype,amount,fee,address,transactstatus,walletbalance';

export const bitmex = tableFormat({
  name: 'bitmex',
  title: 'BitMEX wallet history',
  source: 'bitmex',
  variants: { plain: HEADER, 'with currency': HEADER.replace('amount', 'currency,amount') },
  columns: {
    time: 'transacttime',
    type: 'transacttype',
    currency: 'currency',
    amount: 'amount',
    fee: 'fee',
    address: 'address',
    status: 'transactstatus',
  },
  optional: ['currency', 'address'],
  at: 'time',
  dates: { order: 'month-first' },
  status: { field: 'status', final: ['completed'] },
  operation: ['type'],
  operations: TYPES,
  sides,
  // of profit and loss it is the market; some addresses are quoted the wrong way round
  notes: (cells) => (isProfit(cells) ? cells.text('address') : ''),
  metadata: { address: (cells) => (isProfit(cells) ? '' : cells.text('address').replaceAll('"', '')) },
});
