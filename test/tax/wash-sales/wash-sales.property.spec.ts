import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, subtract, sum, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { type HeldUnits, judged, type SoldUnits } from '../support/wash-cases.ts';

const DAY_MS = 86_400_000;
const RUNS = 150;

const amount = fc.bigInt({ min: 1n, max: 10n ** 21n }).map((value) => value as Decimal);
const units = fc.record({
  purchase: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  quantity: amount,
  costBasis: amount,
  acquiredAtMs: fc.integer({ min: 0, max: 90 }).map((day) => day * DAY_MS),
  replaces: fc.boolean(),
});
const cases = fc.record({
  sold: fc
    .array(fc.record({ units, proceeds: amount, daysLater: fc.integer({ min: 0, max: 60 }) }), { maxLength: 8 })
    .map((all) =>
      all
        .map(({ units: of, proceeds, daysLater }) => ({
          ...{ ...of, proceeds },
          disposedAtMs: of.acquiredAtMs + daysLater * DAY_MS,
        }))
        .toSorted((a, b) => a.disposedAtMs - b.disposedAtMs)
        .map((sale, index): SoldUnits => ({ ...sale, id: `sold-${index}` })),
    ),
  held: fc
    .array(units, { maxLength: 6 })
    .map((all) => all.map((of, index): HeldUnits => ({ ...of, id: `held-${index}` }))),
});

const of = <T>(items: readonly T[], figure: (item: T) => Decimal): Decimal => sum(items.map(figure));

describe('wash sales', () => {
  it('move losses without losing any: what is disallowed is in the basis of what was sold later or is still held', () => {
    fc.assert(
      fc.property(cases, ({ sold, held }) => {
        const { sales, lots } = judged(sold, held);
        for (const { disallowedLoss, replacements, parts } of sales) {
          expect(disallowedLoss).toBe(of(replacements, (each) => each.disallowedLoss));
          for (const part of parts) expect(part.disallowedLoss === ZERO || part.gain <= ZERO).toBe(true);
        }
        const left = of([...lots.values()], ({ increase }) => increase);
        const used = of(sales, ({ basisIncrease }) => basisIncrease);
        const disallowed = of(sales, ({ disallowedLoss }) => disallowedLoss);
        expect(disallowed).toBe(add(left, used));
        const without = of(sold, ({ proceeds, costBasis }) => subtract(proceeds, costBasis));
        const adjusted = of(sales, ({ gain }) => gain);
        expect(subtract(adjusted, left)).toBe(without);
      }),
      { numRuns: RUNS },
    );
  });

  it('use no unit twice, and none that may not replace', () => {
    fc.assert(
      fc.property(cases, ({ sold, held }) => {
        const { sales } = judged(sold, held);
        const all = [...sold, ...held];
        const moves = sales.flatMap(({ id, replacements }) => replacements.map((each) => ({ ...each, id })));
        for (const each of all) {
          const replacing = moves.filter(({ lotId }) => lotId === each.id);
          expect(of(replacing, ({ quantity }) => quantity) <= each.quantity).toBe(true);
          expect(replacing.length > 0 && !each.replaces).toBe(false);
          const lost = moves.filter(({ id }) => id === each.id);
          expect(of(lost, ({ quantity }) => quantity) <= each.quantity).toBe(true);
        }
        for (const { id, lotId, disallowedLoss } of moves) {
          const loss = sold.find((each) => each.id === id);
          const replacement = all.find((each) => each.id === lotId);
          expect(loss?.purchase).not.toBe(replacement?.purchase);
          expect(disallowedLoss >= ZERO).toBe(true);
          const apart = Math.abs((replacement?.acquiredAtMs ?? 0) - (loss?.disposedAtMs ?? 0));
          expect(apart).toBeLessThanOrEqual(30 * DAY_MS);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
