/** Maybe's own exports don't say in which currency they are. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { TableCells } from '../sides.ts';

/** With which Maybe starts. */
const USUAL = 'USD';

/** With which the name of the row's account ends, or of the import's, as in "Depot EUR". */
export const maybeCurrency = (cells: TableCells): string =>
  [cells.text('account'), cells.account]
    .map((name) => name.split(/\s/).at(-1)?.toUpperCase() ?? '')
    .find((last) => isFiat(last)) ?? USUAL;
