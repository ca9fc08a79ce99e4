/**
 * Ghostfolio's activities. What is refused there is refused here: years of two digits, and Yahoo's own way to write coins
 * (`BTC-USD` for `BTCUSD`).
 */
import { absolute, multiply, ZERO } from '../../../kernel/money/decimal.ts';
import { money, shareOf } from '../brokers.ts';
import { quoted } from '../cells.ts';
import { DIVIDEND, EXCHANGE, FEE, INTEREST, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { isWellKnown } from '../well-known-assets.ts';

const LIABILITY: TableRule = { ignored: 'something that is owed, not owned' };
const NOTHING: TableRule = { ignored: 'nothing moved: the quantity is zero' };
const ACTIONS: Readonly<Record<string, TableRule>> = {
  buy: EXCHANGE,
  item: EXCHANGE,
  sell: EXCHANGE,
  dividend: DIVIDEND,
  interest: INTEREST,
  fee: FEE,
  liability: LIABILITY,
};

const SHORT_YEAR = /^\d\d?[-/.]\d\d?[-/.]\d\d$/;
const YAHOO_COIN = /^([A-Z0-9]+)-[A-Z]{3}$/;

function ruleOf(action: string, cells: TableCells): TableRule | undefined {
  const [date, code] = [cells.text('date'), cells.text('code')];
  if (SHORT_YEAR.test(date)) cells.fail('bad-date', `the date ${quoted(date)} does not have its year in full`);
  if (isWellKnown(YAHOO_COIN.exec(code)?.[1] ?? '')) {
    cells.fail('invalid-transaction', `Ghostfolio writes ${quoted(code)} without the dash`);
  }
  const rule = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  return rule === EXCHANGE && /^0*\.?0+$/.test(cells.text('quantity')) ? NOTHING : rule;
}

/** `BTCUSD` is a coin and the currency of its price. */
function assetIn(cells: TableCells): string {
  const [code, currency] = [cells.needed('code'), cells.text('currency')];
  const coin = currency !== '' && code.endsWith(currency) ? code.slice(0, -currency.length) : '';
  return isWellKnown(coin) && !isWellKnown(code) ? coin : shareOf(code);
}

function sides(cells: TableCells): Sides {
  const currency = cells.needed('currency');
  if (!/^[A-Z]{2}[A-Za-z]{1,3}$/.test(currency)) {
    cells.fail('invalid-transaction', `the currency ${quoted(currency)} is not the code of one`);
  }
  const quantity = absolute(cells.number('quantity'));
  const total = money(currency, multiply(quantity, cells.number('price')));
  const fee = money(currency, cells.optionalNumber('fee') ?? ZERO);
  switch (cells.text('action').toLowerCase()) {
    case 'buy':
    case 'item':
      return { into: { asset: assetIn(cells), quantity }, out: total, fee };
    case 'sell':
      return { into: total, out: { asset: assetIn(cells), quantity }, fee };
    case 'fee':
      return { out: total, fee };
    default:
      return { into: total, fee };
  }
}

export const ghostfolio = tableFormat({
  name: 'ghostfolio',
  title: 'Ghostfolio activities',
  variants: {
    plain: 'Date,Code,Currency,Price,Quantity,Action,Fee',
    'with note': 'Date,Code,Currency,Price,Quantity,Action,Fee,Note',
    'with data source': 'Date,Code,DataSource,Currency,Price,Quantity,Action,Fee,Note',
    short: 'Date,Code,CCY,Price,Qty,Action,Fee',
    'short, with amount': 'Date,Code,CCY,Price,Qty,Action,Amount,Fee',
  },
  columns: {
    date: 'date',
    code: ['code', 'symbol'],
    source: 'datasource',
    currency: ['currency', 'ccy'],
    price: 'price',
    quantity: ['quantity', 'qty'],
    action: 'action',
    fee: 'fee',
    note: ['note', 'comment'],
  },
  optional: ['source', 'note'],
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['action'],
  operations: ruleOf,
  sides,
  notes: (cells) => {
    const isOfShare = ['buy', 'item', 'sell'].includes(cells.text('action').toLowerCase());
    return [isOfShare ? '' : cells.text('code'), cells.text('note')].filter((text) => text !== '').join('; ');
  },
});
