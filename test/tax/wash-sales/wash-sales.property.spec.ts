import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, subtract, sum, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { type HeldUnits, type SoldUnits, washSales } from '../../../shared/tax/calc/wash-sales/wash-sales.ts';

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
  it('move losses without losing any: what is disallowed is in the basis of replacements, sold or held', () => {
    fc.assert(
      fc.property(cases, ({ sold, held }) => {
        const { adjustments, sales } = washSales(sold, held);
        for (const sale of sales) {
          const moved = of(
            adjustments.filter(({ lossId }) => lossId === sale.id),
            ({ disallowedLoss }) => disallowedLoss,
          );
          expect(sale.disallowedLoss).toBe(moved);
          expect(sale.disallowedLoss <= sale.loss).toBe(true);
          expect(sale.deductibleLoss).toBe(subtract(sale.loss, moved));
          const added = adjustments.filter(({ replacementId }) => replacementId === sale.id);
          expect(sale.basisIncrease).toBe(of(added, ({ disallowedLoss }) => disallowedLoss));
        }
        const without = of(sold, ({ proceeds, costBasis }) => subtract(proceeds, costBasis));
        const deferred = of(
          adjustments.filter(({ replacementId }) => replacementId.startsWith('held')),
          ({ disallowedLoss }) => disallowedLoss,
        );
        expect(
          subtract(
            of(sales, ({ gain }) => gain),
            deferred,
          ),
        ).toBe(without);
      }),
      { numRuns: RUNS },
    );
  });

  it('use no unit twice, and none that may not replace', () => {
    fc.assert(
      fc.property(cases, ({ sold, held }) => {
        const { adjustments } = washSales(sold, held);
        for (const each of [...sold, ...held]) {
          const replacing = adjustments.filter(({ replacementId }) => replacementId === each.id);
          expect(of(replacing, ({ quantity }) => quantity) <= each.quantity).toBe(true);
          expect(replacing.length > 0 && !each.replaces).toBe(false);
          const lost = adjustments.filter(({ lossId }) => lossId === each.id);
          expect(of(lost, ({ quantity }) => quantity) <= each.quantity).toBe(true);
        }
        for (const { lossId, replacementId, disallowedLoss } of adjustments) {
          const loss = sold.find(({ id }) => id === lossId);
          const replacement = [...sold, ...held].find(({ id }) => id === replacementId);
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
