/**
 * How fast the tax book matches lots, against a bare matcher (support/bare-matcher.ts) in the same run.
 *   node bench/tax-matching.ts [different] [transactions..., 100000 and 1000000 if left out]
 * With `different` no figure is as another: quantities have eight decimals, and fees five.
 *
 * Matching, which the aim speaks of, is all that the book does to have the right lots in memory: order of time,
 * duplicates, valuation with every rule and check, lots and pools, and the rows by which it can all be undone, put into
 * the pages of its maps. Printed apart, and summed up in the last column: working out the events, which a trial and a
 * rebuild do without, and storing, which makes ids of lots and JSON of pages and is done for many changes at once.
 *
 * The bare matcher reads the times, as the book must: without, it would not read the same texts. The amount in money,
 * which is stated again as the value, is read once by both. Each figure is the best of some rounds, each with what the one
 * before it has left behind collected first. With objects of which none is left the collector throws away the code that was
 * compiled for them, which doesn't happen while a book is at work; so after it, and before what is timed, both work a
 * little to warm up.
 */
import { MemoryPages } from '../shared/kernel/pages/memory-pages.ts';
import { fromEpochMs } from '../shared/kernel/time.ts';
import { DEFAULT_SETTINGS } from '../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../shared/tax/calc/pending.ts';
import { METHODS, type Method, matchBare } from './support/bare-matcher.ts';
import { collectGarbage } from './support/collect-garbage.ts';
import { type Measure, report } from './support/report.ts';
import { say } from './support/say.ts';

const START_MS = Date.UTC(2015, 0, 1);
const MINUTE_MS = 60_000;
const COUNTS_BY_DEFAULT = [100_000, 1_000_000];
const COUNT_WARM = 10_000;
const WARM_TIMES = 3;
/** Rounds are fewer for many transactions; the first of them grows the heap, so there are two at least. */
const TRANSACTIONS_OF_ALL_ROUNDS = 500_000;
const ROUNDS_MIN = 2;
/** Transactions that arrive together. */
const BATCH = 10_000;

/** Numbers that look random and are the same on every run (Park and Miller's generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const given = process.argv.slice(2);
const ARE_DIFFERENT = given.includes('different');
const COUNTS = given.filter((word) => word !== 'different').map(Number);

/** Two purchases for each sale, which takes from one to three lots. */
function entriesOf(count: number): TaxEntryInput[] {
  const next = numbers(42);
  const decimals = (): number => (ARE_DIFFERENT ? 10_000_000 + next(80_000_000) : 1 + next(8));
  return Array.from({ length: count }, (_, index) => {
    const isSale = index % 3 === 2;
    const quantity = `${isSale ? 1 + next(2) : 1}.${decimals()}`;
    const fee = ARE_DIFFERENT ? `${next(50)}.${10_000 + next(90_000)}` : '1.5';
    const money = `${1_000 + next(50_000)}.${next(100)}`;
    return {
      transactionId: `transaction-${index}`,
      arrival: { version: 1 + Math.floor(index / 1_000), index: index % 1_000 },
      transaction: {
        account: 'exchange',
        timestamp: fromEpochMs(START_MS + index * MINUTE_MS),
        type: isSale ? 'sell' : 'buy',
        amounts: [
          { asset: 'BTC', quantity, direction: isSale ? 'out' : 'in' },
          { asset: 'USD', quantity: money, direction: isSale ? 'in' : 'out' },
        ],
        fees: [{ asset: 'USD', quantity: fee }],
        value: { currency: 'USD', amount: money },
      },
    };
  });
}

const WARM = entriesOf(COUNT_WARM);

async function matchInBook(entries: readonly TaxEntryInput[], method: Method, states: boolean): Promise<TaxBook> {
  const settings = { ...DEFAULT_SETTINGS, tax: { ...DEFAULT_SETTINGS.tax, method } };
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  for (let start = 0; start < entries.length; start += BATCH) {
    await book.apply({ add: entries.slice(start, start + BATCH) }, { states });
  }
  return book;
}

async function warmUp(method: Method): Promise<void> {
  for (let times = 0; times < WARM_TIMES; times += 1) {
    matchBare(WARM, method);
    await (await matchInBook(WARM, method, true)).flush(new MemoryPages());
    await matchInBook(WARM, method, false);
  }
}

async function timed<T>(
  method: Method,
  run: () => T | Promise<T>,
): Promise<{ readonly seconds: number; readonly result: T }> {
  collectGarbage();
  await warmUp(method);
  const start = performance.now();
  const result = await run();
  return { seconds: (performance.now() - start) / 1000, result };
}

interface Seconds {
  bare: number;
  matching: number;
  withEvents: number;
  storing: number;
}

async function round(entries: readonly TaxEntryInput[], method: Method): Promise<Seconds> {
  const { seconds: bare } = await timed(method, () => matchBare(entries, method));
  const { seconds: matching } = await timed(method, () => matchInBook(entries, method, false));
  const { seconds: withEvents, result: book } = await timed(method, () => matchInBook(entries, method, true));
  const { seconds: storing } = await timed(method, () => book.flush(new MemoryPages()));
  return { bare, matching, withEvents, storing };
}

async function bestOf(rounds: number, entries: readonly TaxEntryInput[], method: Method): Promise<Seconds> {
  const best = await round(entries, method);
  for (let done = 1; done < rounds; done += 1) {
    const next = await round(entries, method);
    best.bare = Math.min(best.bare, next.bare);
    best.matching = Math.min(best.matching, next.matching);
    best.withEvents = Math.min(best.withEvents, next.withEvents);
    best.storing = Math.min(best.storing, next.storing);
  }
  return best;
}

async function measure(count: number): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  const entries = entriesOf(count);
  const rounds = Math.max(ROUNDS_MIN, Math.floor(TRANSACTIONS_OF_ALL_ROUNDS / count));
  say(`\n${count.toLocaleString('en')} transactions; lots per second, and the part of the bare matcher's`);
  for (const method of METHODS) {
    const { lots } = matchBare(entries, method);
    const { bare, matching, withEvents, storing } = await bestOf(rounds, entries, method);
    const rate = (seconds: number): string =>
      `${Math.round(lots / seconds).toLocaleString('en')} (${(bare / seconds).toFixed(2)})`;
    say(
      `${method}: bare ${rate(bare)}; matching ${rate(matching)}; with events ${rate(withEvents)}; ` +
        `storing alone ${rate(storing)}; all ${rate(withEvents + storing)}`,
    );
    const perSecond = (seconds: number): string => `${Math.round(lots / seconds).toLocaleString('en')} lots/s`;
    measures.push({
      what: `tax matching, ${method}, ${count.toLocaleString('en')} transactions${ARE_DIFFERENT ? ', no figure as another' : ''}`,
      ours: perSecond(matching),
      against: `${perSecond(bare)} (bare matcher)`,
      ratio: bare / matching,
      aim: { atLeast: 0.6 },
    });
  }
  return measures;
}

const measures: Measure[] = [];
for (const count of COUNTS.length > 0 ? COUNTS : COUNTS_BY_DEFAULT) measures.push(...(await measure(count)));
say('');
report(measures);
