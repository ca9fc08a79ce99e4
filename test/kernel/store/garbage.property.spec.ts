import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextGarbage } from '../../../shared/kernel/store/garbage.ts';
import { PAGE_GRACE_MILLISECONDS } from '../../../shared/kernel/store/limits.ts';
import type { Garbage } from '../../../shared/kernel/store/types.ts';

const change = fc.record({ afterMs: fc.nat(PAGE_GRACE_MILLISECONDS), replaced: fc.nat(300) });

it('each replaced page is deleted once, after its grace, at most 200 at a time', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const replacedAt = new Map<string, number>();
      const deleted = new Set<string>();
      let garbage: Garbage = [];
      let now = 0;
      const move = (count: number): void => {
        const replaced = Array.from({ length: count }, (_, index) => `${now}-${replacedAt.size + index}`);
        for (const ref of replaced) replacedAt.set(ref, now);
        const { kept, expired } = nextGarbage(garbage, replaced, now);
        expect(expired.length).toBeLessThanOrEqual(200);
        for (const ref of expired) {
          expect(deleted.has(ref)).toBe(false);
          expect(now - (replacedAt.get(ref) ?? now)).toBeGreaterThanOrEqual(PAGE_GRACE_MILLISECONDS);
          deleted.add(ref);
        }
        garbage = kept;
      };
      for (const { afterMs, replaced } of changes) {
        now += afterMs;
        move(replaced);
      }
      expect(garbage.flatMap(({ pages }) => pages).length + deleted.size).toBe(replacedAt.size);
      for (let rest = replacedAt.size; rest >= 0; rest -= 200) {
        now += PAGE_GRACE_MILLISECONDS;
        move(0);
      }
      expect(deleted.size).toBe(replacedAt.size);
      expect(garbage).toEqual([]);
    }),
  );
});
