import { assertNever } from '../../kernel/errors.ts';
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
    case 'moved':
      lots.giveBack(row.lot, row.quantity, row.cost);
      return undefined;
    case 'changed':
      return lots.change(row.lot, row.before);
    case 'turned':
      lots.setPool(row.pool, { ...lots.pool(row.pool), year: row.year, average: row.average });
      return undefined;
    case 'short':
      return undefined;
    default:
      return assertNever(row);
  }
}
