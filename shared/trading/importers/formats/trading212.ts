/**
 * Trading 212's history. Totals are what the balance of the account changed by, so they hold the fees, and are net of the
 * tax that was withheld.
 */
import { absolute, add } from '../../../kernel/money/decimal.ts';
import { moved, shareOf, traded } from '../brokers.ts';
import { withoutFee } from '../one-row.ts';
import { all, DIVIDEND, EXCHANGE, FEE, INTEREST, income, MOVED, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import type { HeaderName } from '../types.ts';
import { currencyField, FEE_FIELDS, feesIn, totalCurrency, withheldIn, withheldNote } from './trading212-fees.ts';

const ADJUSTED: TableRule = { in: { type: 'income', incomeKind: 'adjustment' }, out: { type: 'fee' } };

const ACTIONS: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'deposit', 'card debit', 'card credit', 'card refund'),
  withdrawal: WITHDRAWAL,
  ...all(INTEREST, 'interest on cash', 'lending interest', 'share lending interest'),
  ...all(income('cashback'), 'spending cashback', 'cashback'),
  ...all(FEE, 'new card cost', 'account fee'),
  'result adjustment': ADJUSTED,
  'currency conversion': EXCHANGE,
};
const TRADE = /^(?:market|limit|stop|stop limit) (buy|sell)$/;

const isDividend = (cells: TableCells): boolean => /^dividend/i.test(cells.text('action'));

function ruleOf(action: string, cells: TableCells): TableRule | undefined {
  if (TRADE.test(action)) return EXCHANGE;
  if (isDividend(cells)) return DIVIDEND;
  if (/^stock split (?:open|close)$/.test(action)) return { part: `split of ${assetIn(cells)}`, as: 'split' };
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
}

const assetIn = (cells: TableCells): string => shareOf(cells.text('ticker') || cells.needed('isin'));

function sides(cells: TableCells, isOut: boolean): Sides {
  const action = cells.text('action').toLowerCase();
  const side = TRADE.exec(action)?.[1];
  if (action.startsWith('stock split')) {
    const shares = { asset: assetIn(cells), quantity: cells.number('no. of shares') };
    return action.endsWith('open') ? { into: shares } : { out: shares };
  }
  if (action === 'currency conversion') return converted(cells);
  const [currency, total] = [totalCurrency(cells), cells.number('total')];
  if (side !== undefined) {
    const [asset, quantity] = [assetIn(cells), cells.number('no. of shares')];
    return traded({ isBuy: side === 'buy', asset, quantity, currency, net: total, fees: feesIn(cells) });
  }
  if (isOut) return { out: { asset: currency, quantity: absolute(total) } };
  const withheld = withheldIn(cells);
  if (withheld === undefined || total < 0n) return moved(currency, total);
  const fee = { asset: currency, quantity: withheld };
  return { into: { asset: currency, quantity: add(total, withheld) }, fee };
}

/** What arrived is net of the fee. */
function converted(cells: TableCells): Sides {
  const leg = (way: 'from' | 'to') => {
    const field = `currency conversion ${way} amount`;
    return { asset: cells.needed(currencyField(field)), quantity: absolute(cells.number(field)) };
  };
  const fee = cells.optionalNumber('currency conversion fee');
  const asset = cells.text(currencyField('currency conversion fee'));
  return withoutFee({ into: leg('to'), out: leg('from'), ...(fee && { fee: { asset, quantity: fee } }) });
}

/** Older exports have the currency in the header, as in `Total (GBP)`. */
const priced = (field: string): RegExp =>
  new RegExp(`^${field.replaceAll(/[.()/]/g, String.raw`\$&`)}(?: \\(([a-z]{3})\\))?$`);
const amounts = ['total', 'result', 'charge amount', ...FEE_FIELDS];
const beside = ['price / share', 'withholding tax', 'currency conversion from amount', 'currency conversion to amount'];
const plain = ['isin', 'ticker', 'name', 'exchange rate', 'notes', 'id', 'merchant name', 'merchant category'];
/** With the currency of the account in place of each X. */
const inHeader = (names: string): readonly HeaderName[] =>
  names.split(',').map((name) => (name.endsWith(' (X)') ? priced(name.slice(0, -4).toLowerCase()) : name));
const START = 'Action,Time';
const SHARES = 'ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate';

export const trading212 = tableFormat({
  name: 'trading212',
  title: 'Trading 212 history',
  variants: {
    '2020': inHeader(
      `${START},${SHARES},Result (X),Total (X),Withholding tax,Currency (Withholding tax),Charge amount (X),Transaction fee (X),Finra fee,Currency (Finra fee),Notes,ID`,
    ),
    '2021': inHeader(
      `${START},${SHARES},Result (X),Total (X),Withholding tax,Currency (Withholding tax),Charge amount (X),Notes,ID,Currency conversion fee (X)`,
    ),
    '2021, purchases only': inHeader(`${START},${SHARES},Total (X),Charge amount (X),Notes,ID`),
    '2023': `${START},${SHARES},Result,Currency (Result),Total,Currency (Total),Withholding tax,Currency (Withholding tax),Notes,ID,Currency conversion fee,Currency (Currency conversion fee)`,
    '2023, purchases only': `${START},${SHARES},Total,Currency (Total),Notes,ID,Currency conversion fee,Currency (Currency conversion fee)`,
    'cash only': `${START},Notes,ID,Total,Currency (Total)`,
    '2024': `${START},${SHARES},Result,Currency (Result),Total,Currency (Total),Withholding tax,Currency (Withholding tax),Transaction fee,Notes,ID,Currency conversion fee,Currency (Currency conversion fee),Currency (Transaction fee)`,
    '2026':
      'Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),Exchange rate,Result,Currency (Result),Total,Currency (Total),Withholding tax,Currency (Withholding tax),Stamp duty reserve tax,Currency (Stamp duty reserve tax),French transaction tax,Currency (French transaction tax),Transaction fee,Finra fee,Currency conversion from amount,Currency (Currency conversion from amount),Currency conversion to amount,Currency (Currency conversion to amount),Currency conversion fee,Currency (Currency conversion fee),Currency (Transaction fee),Currency (Finra fee),Merchant name,Merchant category',
  },
  columns: {
    action: 'action',
    time: 'time',
    'no. of shares': 'no. of shares',
    ...Object.fromEntries(plain.map((name) => [name, name])),
    ...Object.fromEntries(amounts.map((name) => [name, priced(name)])),
    ...Object.fromEntries(beside.map((name) => [name, name])),
    ...Object.fromEntries([...amounts, ...beside].map((name) => [currencyField(name), currencyField(name)])),
  },
  optional: [
    ...plain,
    'no. of shares',
    ...amounts.filter((name) => name !== 'total'),
    ...beside,
    ...[...amounts, ...beside].map(currencyField),
  ],
  at: 'time',
  operation: ['action'],
  operations: ruleOf,
  sides,
  // one order may be listed as bought and as sold
  id: (cells) => cells.text('id') && `${cells.text('id')} ${cells.text('action')}`,
  metadata: { symbol: (cells) => (isDividend(cells) ? cells.text('ticker') || cells.text('isin') : '') },
  notes: (cells) =>
    [cells.text('name'), cells.text('merchant name'), cells.text('notes'), withheldNote(cells)]
      .filter((text) => text !== '')
      .join('; '),
});
