/** Files with several tables: each row goes to the rules of its own, whatever waits in the others. */
import { describe, expect, it } from 'vitest';
import { EXCHANGE, part } from '../../../shared/trading/importers/rules.ts';
import { severalTables } from '../../../shared/trading/importers/several-tables.ts';
import { signed } from '../../../shared/trading/importers/sides.ts';
import { tableFormat } from '../../../shared/trading/importers/table.ts';
import type { FormatContext, Row } from '../../../shared/trading/importers/types.ts';
import { transactionsOf } from './reading.ts';

const table = tableFormat({
  name: 'halves',
  title: 'Halves of exchanges',
  variants: { plain: 'date,what,asset,change' },
  columns: { date: 'date', what: 'what', asset: 'asset', change: 'change' },
  at: 'date',
  operation: ['what'],
  operations: (what, cells) => (what === 'half' ? part(`half in ${cells.captured('place') ?? 'nowhere'}`) : EXCHANGE),
  sides: signed({ asset: 'asset', quantity: 'change' }),
});
const format = severalTables({
  name: 'several',
  title: 'Several tables',
  tables: { one: table, two: table },
  about: { section: 'about', told: ({ cells }) => (cells['place'] ? { place: cells['place'] } : undefined) },
});

const CONTEXT: FormatContext = { account: 'mine', numbers: 'decimal-point', captures: {} };
const half = (line: number, section: string, asset: string, change: string): Row => ({
  line,
  cells: { section, date: '2024-01-01', what: 'half', asset, change },
});

describe('several tables', () => {
  it('never join rows of one with rows of another', () => {
    const rules = format.start(CONTEXT);
    const rows = [half(1, 'one', 'BTC', '1'), half(2, 'two', 'EUR', '-10')];
    const results = [...rows.flatMap((row) => rules.push(row)), ...rules.end()];
    expect(results.map(({ kind, line }) => [kind, line])).toEqual([
      ['rejected', 1],
      ['rejected', 2],
    ]);
  });

  it('hold what waits in each, and what the file told of itself', () => {
    const rules = format.start(CONTEXT);
    const about: Row = { line: 1, cells: { section: 'about', place: 'here' } };
    const waiting = [about, half(2, 'one', 'BTC', '1'), half(3, 'two', 'ETH', '2')];
    expect(waiting.flatMap((row) => rules.push(row))).toMatchObject([{ kind: 'ignored', line: 1 }]);
    expect(rules.held()).toEqual(waiting);

    const resumed = format.start(CONTEXT);
    for (const row of rules.held()) resumed.push(row);
    const rest = [half(4, 'two', 'EUR', '-20'), half(5, 'one', 'EUR', '-10')];
    const results = [...rest.flatMap((row) => resumed.push(row)), ...resumed.end()];
    expect(
      transactionsOf(results).map(({ amounts }) => amounts.map(({ asset, quantity }) => quantity + asset)),
    ).toEqual([
      ['1BTC', '10EUR'],
      ['2ETH', '20EUR'],
    ]);
  });

  it('refuse a row of no table as a mistake of the caller', () => {
    expect(() => format.start(CONTEXT).push(half(1, 'three', 'BTC', '1'))).toThrow('there is no table three');
  });
});
