import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterToken, bucketOf, nextTokenAt, tokensAt } from '../../../shared/market-data/domain/sources/budget.ts';

const limits = fc.record({ requests: fc.integer({ min: 1, max: 120 }), periodSeconds: fc.constantFrom(1, 60, 86_400) });

/** Times at which tokens were taken by workers that ask after these pauses, in milliseconds. */
function taken(limit: { readonly requests: number; readonly periodSeconds: number }, pauses: readonly number[]) {
  const bucket = bucketOf(limit);
  const times: number[] = [];
  let [nowMs, fullAt] = [1_700_000_000_000, 0];
  for (const pause of pauses) {
    nowMs += pause;
    const free = tokensAt(bucket, fullAt, nowMs);
    expect(free > 0).toBe(nextTokenAt(bucket, fullAt) <= nowMs);
    if (free === 0) continue;
    fullAt = afterToken(bucket, fullAt, nowMs);
    expect(tokensAt(bucket, fullAt, nowMs)).toBe(free - 1);
    times.push(nowMs);
  }
  return times;
}

it('never lets more requests out than the limit, wherever its period begins', () => {
  fc.assert(
    fc.property(limits, fc.array(fc.nat({ max: 3_000 }), { maxLength: 200 }), (limit, pauses) => {
      const times = taken(limit, pauses);
      const periodMs = limit.periodSeconds * 1000;
      for (const from of times) {
        expect(times.filter((at) => at >= from && at < from + periodMs).length).toBeLessThanOrEqual(limit.requests);
      }
    }),
    { numRuns: 60 },
  );
});

it('lets nearly all of the limit out to who asks all the time', () => {
  const everySecond = Array.from({ length: 600 }, () => 1_000);
  const perMinute = taken({ requests: 30, periodSeconds: 60 }, everySecond).length / 10;
  expect(perMinute).toBeGreaterThan(25);
});
