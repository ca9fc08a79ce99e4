import { assertNever } from '../../kernel/errors.ts';
import { negate } from '../../kernel/money/decimal.ts';
import { poolOfLot } from './keys.ts';
import type { Lot, Row } from './lot.ts';
import type { Lots } from './lots.ts';

/**
 * Undoes what a row says; rows are undone newest first. Answers the lot that the row had opened or changed, as it was
 * after the row.
 */
export function undo(lots: Lots, row: Row): Lot | undefined {
  switch (row.kind) {
    case 'opened':
      return lots.withdraw(row.lot);
    case 'taken':
      if (row.matched === undefined) lots.giveBack(row.lot, row.quantity, row.cost);
      else if (row.matched.rule === 'thirty-days') {
        lots.claim(poolOfLot(row.lot), row.matched.on, negate(row.quantity));
      }
      return undefined;
    case 'moved':
    case 'used':
      lots.giveBack(row.lot, row.quantity, row.cost);
      return undefined;
    case 'changed':
      return lots.change(row.lot, row.before, row.returned);
    case 'turned':
      lots.setPool(row.pool, { ...lots.pool(row.pool), year: row.year, average: row.average });
      return undefined;
    case 'short':
      return undefined;
    default:
      return assertNever(row);
  }
}
