/**
 * Items read and written for an entry backdated by ten transactions, by the length of the history before it.
 *   node bench/growth-items.ts [transactions..., 1000 10000 100000 if left out]
 */
import { costsOfBackdating, type Part, spreadOf } from '../test/faults/support/backdating.ts';
import { historyOf, latecomers, simpleHistoryOf, simpleLatecomers } from '../test/support/history.ts';
import { say } from './support/say.ts';

const ENTRIES = 40;
const PARTS: readonly Part[] = ['command', 'transactions', 'holdings', 'tax-book', 'pairings'];
const HISTORIES = {
  'one asset in one account': { of: simpleHistoryOf, at: simpleLatecomers },
  'five assets in two accounts': { of: historyOf, at: latecomers },
};

const sizes = process.argv.slice(2).map(Number);
for (const [name, { of, at }] of Object.entries(HISTORIES)) {
  say(`\n${name}: median (most) of items read + written`);
  for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
    const costs = await costsOfBackdating({ history: of(size), at, entries: ENTRIES });
    const cells = PARTS.map((part) => {
      const read = spreadOf(costs[part].map((counts) => counts.read));
      const written = spreadOf(costs[part].map((counts) => counts.written));
      return `${part} ${read.median} (${read.max}) + ${written.median} (${written.max})`;
    });
    say(`${size.toLocaleString('en').padStart(9)}: ${cells.join(', ')}`);
  }
}
