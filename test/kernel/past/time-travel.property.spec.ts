import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fromEpochMs, type Timestamp } from '../../../shared/kernel/time.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/contract/settings.ts';
import { transactionInput } from '../../../shared/trading/contract/transaction.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { buy } from '../../support/transactions.ts';
import { type Chapter, chaptersOf, Life, live, Orders, type Story, stories } from './life.ts';

const RUNS = IS_LONG ? 600 : 10;
const DAY_MS = 86_400_000;

const somewhere = fc.nat(1_000);
/** At a transaction of the story, or just before or after one. */
const inStory: fc.Arbitrary<{ readonly story: Story; readonly asOf: Timestamp }> = fc
  .record({ story: stories, place: somewhere, offsetMs: fc.constantFrom(0, 0, -1, DAY_MS) })
  .map(({ story, place, offsetMs }) => {
    const { history } = story.scenario;
    const { timestamp = '2020-01-01T00:00:00.000Z' } = history[placeIn(history, place)] ?? {};
    return { story, asOf: fromEpochMs(Date.parse(timestamp) + offsetMs) };
  });
const placeIn = <T>(list: readonly T[], place: number): number => place % list.length;

/** Only what is dated up to a time. */
const upTo = (chapter: Chapter, asOf: Timestamp): Chapter =>
  'kind' in chapter
    ? chapter
    : { transactions: chapter.transactions.filter(({ timestamp }) => Date.parse(timestamp) <= Date.parse(asOf)) };

/** The life of someone who sent nothing that is dated later, as far as the chapter before `end`. */
async function shorterLife(story: Story, end: number, asOf: Timestamp): Promise<Life> {
  const life = new Life();
  for (const [index, chapter] of chaptersOf(story).slice(0, end).entries()) {
    await live(life, story, upTo(chapter, asOf), index);
  }
  return life;
}

describe('what was known at a time', () => {
  it('is what reads answered then, with checkpoints and without', async () => {
    await fc.assert(
      fc.asyncProperty(stories, somewhere, async (story, keptAt) => {
        const life = new Life();
        const chapters = chaptersOf(story);
        const answers: { readonly at: Timestamp; readonly seen: unknown }[] = [
          { at: life.now(), seen: await life.seen() },
        ];
        for (const [index, chapter] of chapters.entries()) {
          await live(life, story, chapter, index);
          answers.push({ at: life.now(), seen: await life.seen() });
          if (index === placeIn(chapters, keptAt)) await life.keep();
        }
        life.spine.pass(DAY_MS);
        const folded = await Promise.all(answers.map(({ at }) => life.seen({ asKnownAt: at })));
        expect(folded).toEqual(answers.map(({ seen }) => seen));
        life.spine.pass(40 * DAY_MS);
        await life.keep();
        expect(await Promise.all(answers.map(({ at }) => life.seen({ asKnownAt: at })))).toEqual(folded);
      }),
      { numRuns: RUNS, seed: 20_260_101 },
    );
  });
});

it('what was known at a time is worth what it was worth then', async () => {
  const life = new Life();
  const prices = ['2023-01-01', '2023-01-03'].map((date, index) => ({
    asset: 'BTC',
    date,
    close: `${index + 5}`,
    currency: 'USD',
  }));
  await life.setUp({ prices: { type: 'PricesRecorded', data: { prices } }, settings: DEFAULT_SETTINGS }, 'prices');
  await life.send([z.parse(transactionInput, buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '1' }))]);
  const [asKnownAt, seen] = [life.now(), await life.seen()];
  life.spine.pass(3 * DAY_MS);
  expect(await life.seen()).not.toEqual(seen);
  expect(await life.seen({ asKnownAt })).toEqual(seen);
});

describe('what was true at a time', () => {
  it('is what reads answer to someone who recorded nothing that came later', async () => {
    await fc.assert(
      fc.asyncProperty(inStory, async ({ story, asOf }) => {
        const life = new Life();
        for (const [index, chapter] of chaptersOf(story).entries()) await live(life, story, chapter, index);
        const shorter = await shorterLife(story, Number.POSITIVE_INFINITY, asOf);
        expect(await life.seen({ asOf })).toEqual(await shorter.seen({ asOf }));
        expect(await life.seen({ asOf })).toMatchObject(await allSeen(shorter));
      }),
      { numRuns: RUNS, seed: 20_260_102 },
    );
  });

  it('as it was known at another time is what reads answered then of what is dated up to it', async () => {
    await fc.assert(
      fc.asyncProperty(inStory, somewhere, async ({ story, asOf }, knownPlace) => {
        const life = new Life();
        const chapters = chaptersOf(story);
        const end = placeIn(chapters, knownPlace) + 1;
        let asKnownAt = life.now();
        for (const [index, chapter] of chapters.entries()) {
          await live(life, story, chapter, index);
          if (index + 1 === end) asKnownAt = life.now();
        }
        life.spine.pass(DAY_MS);
        const shorter = await shorterLife(story, end, asOf);
        const then = await shorter.seen({ asOf });
        expect(await life.seen({ asOf, asKnownAt })).toEqual(then);
        const orders = new Orders();
        const prepare = { prepare: true, orders };
        expect(await life.seen({ asOf, asKnownAt }, prepare)).toEqual({});
        await life.work(orders, { hasTime: knownPlace % 2 === 0, portionBytes: 2_000 });
        expect(await life.seen({ asOf, asKnownAt }, prepare)).toEqual(then);
      }),
      { numRuns: RUNS, seed: 20_260_103 },
    );
  });
});

/** What reads answer without being asked for a time, but for lots, which are seen as of now by their methods. */
async function allSeen(life: Life): Promise<object> {
  const { lots: _lots, holdings: _holdings, ...rest } = await life.seen();
  return rest;
}
