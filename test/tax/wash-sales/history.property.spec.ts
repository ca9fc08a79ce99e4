import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { lotsOf } from '../support/domain.ts';
import {
  atDay,
  bookOf,
  corporateAction,
  entriesOf,
  type Sent,
  total,
  washedIn,
  washHistories,
  washSettings,
} from '../support/wash-histories.ts';

const runs = (few: number): { readonly numRuns: number } => ({ numRuns: IS_LONG ? 3_000 : few });
const DAY_MS = 86_400_000;

/** Sells all that is left, in every account, long after everything else. */
async function sellAll(book: Awaited<ReturnType<typeof bookOf>>): Promise<Sent[]> {
  const left = new Map<string, bigint>();
  for (const { asset, account, remainingQuantity } of await lotsOf(book)) {
    const where = book.settings.tax.lotScope === 'universal' ? `broker ${asset}` : `${account} ${asset}`;
    left.set(where, (left.get(where) ?? 0n) + total([remainingQuantity]));
  }
  return [...left].flatMap(([where, units], index): Sent[] => {
    const [account = '', asset = ''] = where.split(' ');
    if (units === 0n) return [];
    const quantity = `${units / 10n ** 18n}.${(units % 10n ** 18n).toString().padStart(18, '0')}`;
    return [atDay({ type: 'sell', account, out: `${quantity} ${asset}`, in: `${7 + index * 13} USD` }, 700 + index)];
  });
}

describe('wash sales', () => {
  it('put losses off and lose none: once all is sold, and nothing bought near it, the gain is that without the rule', async () => {
    await fc.assert(
      fc.asyncProperty(washHistories(22), washSettings, async (history, settings) => {
        const all = [...history, ...(await sellAll(await bookOf(settings, entriesOf(history))))];
        const book = await bookOf(settings, entriesOf(all));
        for (const { remainingQuantity } of await lotsOf(book)) expect(remainingQuantity).toBe('0');
        const items = await washedIn(book);
        const disallowed = total(items.map(({ disallowedLoss }) => disallowedLoss));
        const given = total(items.map(({ basisGiven = '0' }) => basisGiven));
        expect(disallowed).toBe(total(items.map(({ basisIncrease }) => basisIncrease)) + given);
        // what went with gifts is another's to lose
        expect(total(items.map(({ adjustedGain }) => adjustedGain))).toBe(total(items.map(({ gain }) => gain)) + given);
        for (const { parts, quantity, proceeds, adjustedGain } of items) {
          expect(total(parts.map((part) => part.quantity))).toBe(total([quantity]));
          expect(total(parts.map((part) => part.proceeds))).toBe(total([proceeds]));
          expect(total(parts.map((part) => part.gain))).toBe(total([adjustedGain]));
        }
      }),
      runs(40),
    );
  });

  it('stay what they are, whatever becomes of the shares later', async () => {
    const later = fc.array(corporateAction, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(washHistories(18), later, washSettings, async (history, actions, settings) => {
        const lastMs = Date.parse(history.at(-1)?.at ?? '');
        const after = actions.map((sent, day) => ({
          ...sent,
          at: new Date(lastMs + (day + 1) * DAY_MS).toISOString(),
        }));
        const before = await washedIn(await bookOf(settings, entriesOf(history)));
        const now = await washedIn(await bookOf(settings, entriesOf([...history, ...after])));
        expect(now).toEqual(before);
      }),
      runs(40),
    );
  });

  it('are the same whatever order transactions arrive in', async () => {
    const scenario = washHistories(18).chain((history) => {
      const entries = entriesOf(history);
      return fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      );
    });
    await fc.assert(
      fc.asyncProperty(scenario, washSettings, async ([entries, shuffled], settings) => {
        const book = await bookOf(settings, []);
        for (const [index, entry] of shuffled.entries()) {
          await book.apply({ add: [{ ...entry, arrival: { version: index + 1, index: 0 } }] });
        }
        expect(await washedIn(book)).toEqual(await washedIn(await bookOf(settings, entries)));
      }),
      runs(20),
    );
  });
});
