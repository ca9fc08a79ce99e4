import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Decimal, decimal, format, sum } from '../../../../shared/kernel/money/decimal.ts';
import { ROUNDING_RULES, unitOf } from '../../../../shared/kernel/money/rounding.ts';
import { breakdownOf } from '../../../../shared/ledger/calc/fees/breakdown.ts';
import { chargeOn } from '../../../../shared/ledger/calc/fees/charge.ts';
import { feeMovements } from '../../../../shared/ledger/calc/fees/postings.ts';
import { refundOfFees } from '../../../../shared/ledger/calc/fees/refund.ts';
import { FEE_REFUNDS, FEE_TIERS } from '../../../../shared/ledger/contract/fee-lines.ts';
import { type FeeCharge, type FeeRule, feeCharge, feeRule } from '../../../../shared/ledger/contract/fees.ts';
import { scheduleOf, subjectOf } from './support.ts';

const RUNS = { numRuns: 200 };
const PLACES = 2;
const precisionOf = (asset: string): number => (asset === 'ETH' ? 18 : PLACES);

const cents = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((count) => format((BigInt(count) * unitOf(PLACES)) as Decimal));
const rate = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((millionths) => format((BigInt(millionths) * unitOf(6)) as Decimal));
const bounds = fc
  .tuple(fc.option(cents(1, 500), { nil: undefined }), fc.option(cents(500, 5_000), { nil: undefined }))
  .map(([minimum, maximum]) => ({ ...(minimum && { minimum }), ...(maximum && { maximum }) }));

const bands = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 4 }),
    fc.array(fc.record({ rate, flat: cents(0, 300) }), { minLength: 5, maxLength: 5 }),
  )
  .map(([ends, charges]) => {
    const sorted = ends.toSorted((a, b) => a - b);
    return charges
      .slice(0, sorted.length + 1)
      .map((charge, at) => ({ ...charge, ...(at < sorted.length && { upTo: String(sorted[at]) }) }));
  });
const percentage = fc
  .record({ rate, bounds })
  .map(({ rate: of, bounds: within }) => ({ method: 'percentage', rate: of, ...within }));
const flat = cents(1, 900).map((amount) => ({ method: 'flat', amount }));
const tiered = (mode: string) =>
  fc
    .record({ bands, bounds })
    .map(({ bands: of, bounds: within }) => ({ method: 'tiered', mode, bands: of, ...within }));

const read = (raw: unknown): FeeCharge => z.parse(feeCharge, raw);
const growing = fc.oneof(percentage, flat, tiered('marginal')).map(read);
const anyCharge = fc.oneof(growing, tiered('whole-amount').map(read));
const roundingRule = fc.constantFrom(...ROUNDING_RULES);

const rules: fc.Arbitrary<readonly FeeRule[]> = fc
  .array(
    fc.record({
      charge: anyCharge,
      tier: fc.constantFrom(...FEE_TIERS),
      refund: fc.constantFrom(...FEE_REFUNDS),
      rounding: roundingRule,
    }),
    { maxLength: 6 },
  )
  .map((made) =>
    made.map((rule, at) => z.parse(feeRule, { ...rule, ruleId: `rule-${at}`, category: 'speed', asset: 'EUR' })),
  );

describe('a charge', () => {
  test('is within its bounds, in whole units, and never negative', () => {
    fc.assert(
      fc.property(anyCharge, cents(1, 20_000_000), roundingRule, (charge, amount, rule) => {
        const charged = chargeOn(decimal(amount), charge, { places: PLACES, rule });
        expect(charged % unitOf(PLACES)).toBe(0n);
        expect(charged >= 0n).toBe(true);
        if (charge.method === 'flat') return;
        if (charge.minimum) expect(charged >= decimal(charge.minimum)).toBe(true);
        if (charge.maximum) expect(charged <= decimal(charge.maximum)).toBe(true);
      }),
      RUNS,
    );
  });

  test('of a percentage, a flat fee or marginal bands is never less for more', () => {
    fc.assert(
      fc.property(growing, cents(1, 20_000_000), cents(0, 20_000_000), roundingRule, (charge, amount, more, rule) => {
        const on = (size: Decimal) => chargeOn(size, charge, { places: PLACES, rule });
        expect(on(sum([decimal(amount), decimal(more)])) >= on(decimal(amount))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a breakdown', () => {
  test('adds up to its totals, and to what is posted', () => {
    fc.assert(
      fc.property(rules, cents(1, 20_000_000), (of, amount) => {
        const { lines, totals } = breakdownOf(scheduleOf(of), subjectOf({ amount, features: ['speed'] }), precisionOf);
        expect(lines.length).toBe(of.length);
        const total = sum(totals.map((one) => decimal(one.amount)));
        expect(total).toBe(sum(lines.map((line) => decimal(line.amount))));
        expect(total).toBe(sum(feeMovements(lines).map((movement) => movement.amount)));
      }),
      RUNS,
    );
  });
});

describe('refunds of fees', () => {
  test('in parts give back exactly what a refund in one piece does, and never more than the fee on the way', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
        (of, sizes) => {
          const parts = sizes.map((size) => (BigInt(size) * unitOf(PLACES)) as Decimal);
          const total = sum(parts);
          const { lines } = breakdownOf(
            scheduleOf(of),
            subjectOf({ amount: format(total), features: ['speed'] }),
            precisionOf,
          );
          const returned = new Map<string, bigint>();
          let before = 0n as Decimal;
          for (const now of parts) {
            for (const line of refundOfFees(lines, { total, before, now }, precisionOf)) {
              expect(decimal(line.amount) > 0n).toBe(true);
              expect(decimal(line.amount) % unitOf(PLACES)).toBe(0n);
              returned.set(line.ruleId, (returned.get(line.ruleId) ?? 0n) + decimal(line.amount));
            }
            before = sum([before, now]);
            for (const line of lines) expect((returned.get(line.ruleId) ?? 0n) <= decimal(line.amount)).toBe(true);
          }
          for (const { ruleId, refund, amount } of lines) {
            expect(returned.get(ruleId) ?? 0n).toBe(refund === 'none' ? 0n : decimal(amount));
          }
        },
      ),
      RUNS,
    );
  });
});
