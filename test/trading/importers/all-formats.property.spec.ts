/** Every format with its fixture, cut off, shuffled and damaged: nothing is lost, and no number is made up. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, formatNamed } from '../../../shared/trading/importers/catalogue.ts';
import { inspectFile } from '../../../shared/trading/importers/detect.ts';
import type { ExportCheckpoint } from '../../../shared/trading/importers/read-export.ts';
import type { Result } from '../../../shared/trading/importers/types.ts';
import { balancesOf, fixture, linesOf, resultsOf, stepsOf, transactionsOf } from './reading.ts';

/** Ends with a coin, for the export that leaves it to the account's name. */
const ACCOUNT = 'My BTC';
/** Every file with its format; those that are recognised as no transactions have none. */
const FIXTURES = await Promise.all(
  readdirSync(new URL('../../fixtures/exports', import.meta.url))
    .filter((name) => name.endsWith('.csv'))
    .map(async (file) => {
      const found = await inspectFile(fixture(file));
      return { name: file.slice(0, -4), format: 'format' in found ? await formatNamed(found.format) : undefined };
    }),
);
/** A row means what it means by its place: below a header of its own, or below the row that has its date. */
const ORDERED: ReadonlySet<string> = new Set([
  ...FIXTURES.flatMap(({ name, format }) => (format?.sections ? [name] : [])),
  'schwab-awards',
]);

const loaded = new Map<string, ReturnType<typeof read>>();
const load = (name: string): ReturnType<typeof read> => {
  const known = loaded.get(name) ?? read(name);
  loaded.set(name, known);
  return known;
};

async function read(name: string) {
  const content = fixture(`${name}.csv`);
  const found = await inspectFile(content);
  const format = 'format' in found ? found.format : name;
  // a row on every line and none that is blank, so that rows can be moved
  const text = content.toString().replace(/"[^"]*"/g, (quoted) => quoted.replaceAll('\n', ' '));
  const lines = text.split(/\r?\n/).filter((line) => !/^[\s,;]*$/.test(line));
  const reread = (text: string) => resultsOf(text, { format, account: ACCOUNT });
  const original = await reread(lines.join('\n'));
  const [first = 1] = linesOf(original);
  return { format, lines, reread, original, headLines: first - 1 };
}

/** What a transaction moved and was worth, without the words around it. */
const moved = (result: Result): string => {
  if (result.kind !== 'transaction') return result.kind;
  const { timestamp, account, type, amounts, fees, value } = result.transaction;
  return JSON.stringify([timestamp, account, type, amounts, fees, value]);
};

const quantitiesOf = (result: Result): readonly string[] =>
  result.kind === 'transaction'
    ? [...result.transaction.amounts, ...(result.transaction.fees ?? [])].map(({ quantity }) => quantity)
    : [];

const whatCovers = (results: readonly Result[], line: number): readonly Result[] =>
  results.filter((result) => result.rows.includes(line));

describe('the fixtures', () => {
  it('are there for every format', async () => {
    const read = new Set(FIXTURES.map(({ format }) => format?.name));
    const formats = await Promise.all(FORMAT_NAMES.map(formatNamed));
    const missing = formats.filter((format) => format?.refusal === undefined && !read.has(format?.name));
    expect(missing.map((format) => format?.name)).toEqual([]);
  });
});

describe.each(FIXTURES.flatMap(({ name, format }) => (format ? [name] : [])))('%s', (name) => {
  it('is read to where it is cut off', async () => {
    const { format, lines, original } = await load(name);
    const text = lines.join('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), async (end) => {
        const steps = await stepsOf(text.slice(0, end), { format, account: ACCOUNT });
        const results = steps.flatMap((step) => (step.kind === 'batch' ? step.results : []));
        const covered = linesOf(results);
        expect(new Set(covered).size).toBe(covered.length);
        // all whole lines are told of; the one that is cut may be blank yet
        const whole = linesOf(original).filter((line) => line <= text.slice(0, end).split('\n').length - 1);
        if (steps.every((step) => step.kind === 'batch')) expect(covered).toEqual(expect.arrayContaining(whole));
      }),
      { numRuns: 2 },
    );
  });

  it('goes on elsewhere as if it had not stopped', async () => {
    const { format, lines, original } = await load(name);
    const reading = { format, account: ACCOUNT };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 300 }), fc.nat(), async (size, which) => {
        const steps = await stepsOf(lines.join('\n'), { ...reading, sizes: [size] });
        const stop = which % steps.length;
        const last = steps[stop];
        if (last?.kind !== 'batch' || stop === steps.length - 1) return;
        const resumeFrom: ExportCheckpoint = JSON.parse(JSON.stringify(last.checkpoint));
        const given = steps.slice(0, stop + 1).flatMap((step) => (step.kind === 'batch' ? step.results : []));
        const rest = await resultsOf(lines.join('\n'), { ...reading, resumeFrom });
        expect([...given, ...rest]).toEqual(original);
      }),
      { numRuns: 2 },
    );
  });

  it('takes no number that is damaged', async () => {
    const { lines, reread, original, headLines } = await load(name);
    const known = new Set(original.map(moved));
    const written = new Set(original.flatMap(quantitiesOf));
    const row = fc.integer({ min: headLines, max: lines.length - 1 });
    await fc.assert(
      fc.asyncProperty(row, fc.nat(), async (at, which) => {
        const damaged = damage(lines[at] ?? '', which);
        const results = await reread(lines.with(at, damaged).join('\n'));
        expect(linesOf(results)).toEqual(linesOf(original));
        for (const result of whatCovers(results, at + 1)) {
          if (result.kind !== 'transaction') continue;
          const isAsWritten =
            result.rows.length === 1 && quantitiesOf(result).every((quantity) => written.has(quantity));
          expect([damaged, known.has(moved(result)) || isAsWritten]).toEqual([damaged, true]);
        }
      }),
      { numRuns: 4 },
    );
  });
});

const count = (results: readonly Result[], kind: Result['kind']): number =>
  results.filter((result) => result.kind === kind).flatMap((result) => result.rows).length;

/** A letter within one of the line's numbers, whatever that stands for. */
function damage(line: string, which: number): string {
  const numbers = [...line.matchAll(/(?<![\w/:.-])-?\$?\d[\d.]*(?![\w/:.-])/g)];
  const number = numbers[which % Math.max(1, numbers.length)];
  if (number === undefined) return line;
  const end = number.index + number[0].length;
  return `${line.slice(0, end)}x${line.slice(end - 1)}`;
}

describe.each(FIXTURES.flatMap(({ name, format }) => (format && !ORDERED.has(name) ? [name] : [])))('%s', (name) => {
  it('comes to the same in any order of its rows', async () => {
    const { lines, reread, original, headLines } = await load(name);
    const [head, rows] = [lines.slice(0, headLines), lines.slice(headLines)];
    const [rejected, balances] = [count(original, 'rejected'), balancesOf(transactionsOf(original))];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const results = await reread(`${[...head, ...shuffled].join('\n')}\n`);
        expect(linesOf(results)).toEqual(linesOf(original));
        // rows of one exchange that stand far apart may miss each other, and are named then
        expect(count(results, 'rejected')).toBeGreaterThanOrEqual(rejected);
        if (count(results, 'rejected') === rejected) expect(balancesOf(transactionsOf(results))).toEqual(balances);
      }),
      { numRuns: 2 },
    );
  });
});
