/**
 * Wealthfolio's activities. A dividend that is reinvested, or a reward of staking, came as the units that the row states:
 * there too the money for them comes and goes at once. Source: its activity compiler.
 */
import { absolute, type Decimal, multiply, ZERO } from '../../../kernel/money/decimal.ts';
import { money, REINVESTED, shareOf, TAX } from '../brokers.ts';
import type { Leg, Value } from '../legs.ts';
import { DIVIDEND, EXCHANGE, FEE, INTEREST, income, MOVED, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const CREDITS: Readonly<Record<string, string>> = { bonus: 'bonus', rebate: 'rebate', refund: 'rebate' };

const PLAIN: Readonly<Record<string, TableRule>> = {
  buy: EXCHANGE,
  sell: EXCHANGE,
  deposit: MOVED,
  withdrawal: MOVED,
  transfer_in: MOVED,
  transfer_out: MOVED,
  fee: FEE,
  tax: TAX,
};

function ruleOf(operation: string, cells: TableCells): TableRule | undefined {
  const [type = ''] = operation.split('/');
  const subtype = cells.text('subtype').toLowerCase();
  if (type === 'dividend') return isInKind(cells) ? REINVESTED : DIVIDEND;
  if (type === 'interest') return isInKind(cells) ? income('staking') : INTEREST;
  if (type === 'credit') return income((Object.hasOwn(CREDITS, subtype) ? CREDITS[subtype] : undefined) ?? 'credit');
  if (type === 'split') {
    const reason = 'a split is stated as a ratio, without the shares that it added; record it with those';
    cells.fail('incomplete-group', reason);
  }
  return Object.hasOwn(PLAIN, type) ? PLAIN[type] : undefined;
}

const isInKind = (cells: TableCells): boolean =>
  /^(?:drip|dividend_in_kind|staking_reward)$/i.test(cells.text('subtype'));
const typeOf = (cells: TableCells): string => cells.text('type').toLowerCase();
const isOfCash = (cells: TableCells): boolean => /^$|^\$?cash\b/i.test(cells.text('symbol'));

/** Coins are written as `BTC` or, as Yahoo does, `BTC-USD`. */
function assetIn(cells: TableCells): string {
  const symbol = cells.needed('symbol');
  return /^crypto/i.test(cells.text('instrument')) ? symbol.replace(/-[A-Z]{3}$/, '') : shareOf(symbol);
}

/** Stated, or units at their price. */
function amountOf(cells: TableCells): Decimal {
  const stated = cells.optionalNumber('amount');
  if (stated !== undefined && stated !== ZERO) return absolute(stated);
  const [quantity, price] = [cells.optionalNumber('quantity'), cells.optionalNumber('price')];
  if (quantity === undefined || price === undefined) {
    if (stated === undefined && cells.text('fee') === '') cells.fail('missing-cell', 'the amount is empty');
    return ZERO;
  }
  return absolute(multiply(quantity, price));
}

const OUT = new Set(['withdrawal', 'transfer_out', 'fee', 'tax']);

function sides(cells: TableCells): Sides {
  const type = typeOf(cells);
  const currency = cells.needed('currency');
  const charged = cells.optionalNumber('fee');
  const fee = charged === undefined ? undefined : money(currency, charged);
  const units = (): Leg => ({ asset: assetIn(cells), quantity: absolute(cells.number('quantity')) });
  if (type === 'buy' || type === 'sell') {
    const total = money(currency, absolute(multiply(cells.number('quantity'), cells.number('price'))));
    return type === 'buy' ? { into: units(), out: total, fee } : { into: total, out: units(), fee };
  }
  const isUnits = isInKind(cells) || (type.startsWith('transfer') && !isOfCash(cells));
  const leg = isUnits ? units() : money(currency, amountOf(cells));
  return OUT.has(type) ? { out: leg, fee } : { into: leg, fee };
}

function worthOf(cells: TableCells): Value | undefined {
  const hasPrice = cells.text('amount') !== '' || cells.text('price') !== '';
  if (!hasPrice || !(isInKind(cells) || (typeOf(cells).startsWith('transfer') && !isOfCash(cells)))) return undefined;
  const { asset, quantity } = money(cells.text('currency'), amountOf(cells));
  return { currency: asset, amount: quantity };
}

export const wealthfolio = tableFormat({
  name: 'wealthfolio',
  title: 'Wealthfolio activities',
  variants: {
    template: 'date,symbol,instrumentType,quantity,activityType,unitPrice,currency,fee,amount,fxRate,subtype',
    sample: 'date,type,symbol,instrumentType,quantity,unit_price,currency,fee,amount,comment,fxRate,subtype',
    old: 'date,symbol,quantity,activityType,unitPrice,currency,fee,amount',
  },
  columns: {
    date: 'date',
    type: ['activitytype', 'type'],
    symbol: 'symbol',
    instrument: 'instrumenttype',
    quantity: 'quantity',
    price: ['unitprice', 'unit_price'],
    currency: 'currency',
    fee: 'fee',
    amount: 'amount',
    comment: 'comment',
    rate: 'fxrate',
    subtype: 'subtype',
  },
  optional: ['instrument', 'comment', 'rate', 'subtype', 'amount'],
  at: 'date',
  operation: ['type', 'subtype'],
  operations: ruleOf,
  sides,
  value: worthOf,
  notes: (cells) => {
    const isOfShare = /^(?:buy|sell)$/.test(typeOf(cells)) || isInKind(cells);
    return [isOfShare ? '' : cells.text('symbol'), cells.text('comment')].filter((text) => text !== '').join('; ');
  },
});
