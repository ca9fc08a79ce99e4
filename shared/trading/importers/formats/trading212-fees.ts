/** What Trading 212 charged and what was withheld, in the currency of the row's total. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, divide } from '../../../kernel/money/decimal.ts';
import { money, toCents } from '../brokers.ts';
import { quoted } from '../cells.ts';
import type { Leg } from '../legs.ts';
import type { TableCells } from '../sides.ts';

/** The columns of fees and taxes; in older exports the currency stands in their headers. */
const FEES = [
  'transaction fee',
  'finra fee',
  'stamp duty',
  'stamp duty reserve tax',
  'french transaction tax',
  'ptm levy',
];
export const FEE_FIELDS: readonly string[] = [...FEES, 'currency conversion fee'];

export const currencyField = (field: string): string => `currency (${field})`;

/** `undefined` if the cell is empty. */
function stated(cells: TableCells, field: string): Leg | undefined {
  const amount = cells.optionalNumber(field);
  if (amount === undefined || amount === 0n) return undefined;
  const currency = cells.text(currencyField(field)) || cells.captured(field) || totalCurrency(cells);
  return money(currency, amount);
}

export const totalCurrency = (cells: TableCells): string =>
  cells.text(currencyField('total')) || cells.captured('total') || cells.needed(currencyField('total'));

/** By the rate of the row, which says how much of the share's currency one of the account's is worth. */
function inTotalCurrency(cells: TableCells, { asset, quantity }: Leg): Decimal | undefined {
  if (asset === totalCurrency(cells)) return quantity;
  const rate = cells.text('exchange rate');
  if (!/^[\d.]+$/.test(rate) || asset !== cells.text(currencyField('price / share'))) return undefined;
  const parsed = cells.numberIn('exchange rate', rate);
  return parsed > 0n ? toCents(divide(quantity, parsed)) : undefined;
}

export const feesIn = (cells: TableCells): readonly Decimal[] =>
  FEE_FIELDS.flatMap((field) => {
    const fee = stated(cells, field);
    const amount = fee && inTotalCurrency(cells, fee);
    if (fee && amount === undefined) {
      cells.fail('bad-number', `the ${field} is in ${quoted(fee.asset)}, for which the row states no rate`);
    }
    return amount === undefined ? [] : [amount];
  });

/** Tax that was withheld, in the currency of the total if the row says how much of it that was. */
export const withheldIn = (cells: TableCells): Decimal | undefined => {
  const tax = stated(cells, 'withholding tax');
  return tax && inTotalCurrency(cells, tax);
};

/** In words, where it can't be told in the currency of the total. */
export function withheldNote(cells: TableCells): string {
  const currency = cells.text(currencyField('withholding tax'));
  const isTold = cells.text('withholding tax') === '' || withheldIn(cells) !== undefined;
  return isTold || !isFiat(currency) ? '' : `tax of ${cells.text('withholding tax')} ${currency} was withheld`;
}
