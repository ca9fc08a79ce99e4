/** An export made up for tests of what formats can say of their files. */
import { writingOf } from '../../../shared/trading/importers/evidence.ts';
import { createReader } from '../../../shared/trading/importers/reader.ts';
import { DEPOSIT, MOVED, part, STAKED, WITHDRAWAL } from '../../../shared/trading/importers/rules.ts';
import { signed } from '../../../shared/trading/importers/sides.ts';
import type { TableFormat } from '../../../shared/trading/importers/table.ts';
import type { Format, Result } from '../../../shared/trading/importers/types.ts';
import { shownLines } from './show.ts';

/** An export that nobody writes. */
export const BANK: TableFormat = {
  name: 'bank',
  title: 'Bank of nowhere',
  variants: { plain: 'When,What,Coin,Amount,Fee' },
  columns: { when: 'when', what: 'what', coin: 'coin', amount: 'amount', fee: 'fee' },
  at: 'when',
  operation: ['what'],
  operations: {
    in: DEPOSIT,
    out: WITHDRAWAL,
    move: MOVED,
    lock: STAKED,
    swap: part('swap'),
    fork: part('fork', MOVED),
    noise: { ignored: 'noise' },
  },
  sides: signed({ asset: 'coin', quantity: 'amount', fee: 'fee' }),
};

/** Commas only, and no quotation marks: one line is one record. */
export function read(format: Format, lines: readonly string[], delimiter = ','): readonly string[] {
  const reader = createReader(format, { account: 'mine', ...writingOf(format, lines.join('\n'), delimiter) });
  const results: Result[] = lines.flatMap((text, at) => reader.push(recordOf(text, at + 1, delimiter)));
  return shownLines([...results, ...reader.end()]);
}
export const recordOf = (text: string, line: number, delimiter = ',') => ({
  line,
  endOffset: 0,
  nextLine: line + 1,
  cells: text.split(delimiter),
});
