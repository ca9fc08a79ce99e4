/** What an export says a row was worth. */
import type { Value } from './legs.ts';
import type { TableCells } from './sides.ts';

/**
 * The amount in one column, in the currency that another names. Where that column is missing, the header of the amount
 * says it, as in `Net Value (EUR)`. `undefined` if the amount is empty, or zero, as exports write for a price that they
 * don't know.
 */
export const valueIn =
  (amountField: string, currencyField?: string) =>
  (cells: TableCells): Value | undefined => {
    const amount = cells.optionalNumber(amountField);
    if (amount === undefined || amount === 0n) return undefined;
    const named = currencyField === undefined ? '' : cells.text(currencyField).toUpperCase();
    const currency = named || cells.captured(amountField);
    if (currency !== undefined) return { currency, amount };
    cells.fail('missing-cell', `the currency of the ${amountField} is empty`);
    return undefined;
  };
