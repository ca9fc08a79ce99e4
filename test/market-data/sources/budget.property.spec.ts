import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterToken, bucketOf, nextTokenAt, tokensAt } from '../../../shared/market-data/domain/sources/budget.ts';

const limits = fc.record({ requests: fc.integer({ min: 1, max: 100 }), periodSeconds: fc.constantFrom(1, 60, 86_400) });

/** Times at which tokens are taken by who waits for each, and then for so much of the period more (0 for the next). */
function taken(limit: { readonly requests: number; readonly periodSeconds: number }, idle: readonly number[]) {
  const bucket = bucketOf(limit);
  const times: number[] = [];
  let [nowMs, fullAt] = [1_700_000_000_000, 0];
  for (const part of idle) {
    const free = tokensAt(bucket, fullAt, nowMs);
    expect(free > 0).toBe(nextTokenAt(bucket, fullAt) <= nowMs);
    nowMs = Math.max(nowMs, nextTokenAt(bucket, fullAt)) + Math.floor(part * limit.periodSeconds * 1000);
    expect(tokensAt(bucket, fullAt, nowMs)).toBeGreaterThan(0);
    fullAt = afterToken(bucket, fullAt, nowMs);
    times.push(nowMs);
  }
  return times;
}

it('never lets more requests out than the limit, wherever its period begins', () => {
  const mostlyAtOnce = fc.oneof(
    { weight: 40, arbitrary: fc.constant(0) },
    fc.double({ min: 0, max: 1.5, noNaN: true }),
  );
  const idle = fc.array(mostlyAtOnce, { minLength: 150, maxLength: 250 });
  fc.assert(
    fc.property(limits, idle, (limit, pauses) => {
      const times = taken(limit, pauses);
      const periodMs = limit.periodSeconds * 1000;
      const crowded = times.filter(
        (from, at) => (times[at + limit.requests] ?? Number.POSITIVE_INFINITY) < from + periodMs,
      );
      expect(crowded).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it('lets nearly all of the limit out to who asks all the time', () => {
  const times = taken(
    { requests: 30, periodSeconds: 60 },
    Array.from({ length: 300 }, () => 0),
  );
  const minutes = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 60_000;
  expect(times.length / minutes).toBeGreaterThan(26);
});
