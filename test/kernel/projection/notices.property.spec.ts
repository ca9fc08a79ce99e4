import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryQueue } from '../../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { consume } from '../../../shared/kernel/projection/consume.ts';
import type { StreamType } from '../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf, noticeOf } from '../../support/counting-book.ts';
import { newTenant, T0 } from '../../support/units.ts';

const commit = fc.record({
  source: fc.constantFrom<StreamType[]>('journal', 'settings'),
  names: fc.array(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 6 }),
});
/** Commits, and which of them are announced when, in batches for consumers that run at the same time. */
const story = fc.array(commit, { minLength: 1, maxLength: 12 }).chain((commits) =>
  fc.record({
    commits: fc.constant(commits),
    rounds: fc.array(
      fc.record({
        appendsFirst: fc.nat(4),
        batches: fc.array(fc.array(fc.nat(commits.length - 1), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
        /** A write that fails before or after it happened. */
        fault: fc.constantFrom('none', 'before', 'after'),
      }),
      { maxLength: 6 },
    ),
    spills: fc.boolean(),
  }),
);

const record = (body: object, index: number) => ({
  messageId: String(index),
  receiptHandle: String(index),
  body: JSON.stringify({ detail: body }),
  attributes: { ApproximateReceiveCount: '1' },
});

it('any order and repetition of notices, with faults, gives the rows of one replay', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ commits, rounds, spills }) => {
      const store = new MemoryStore();
      const tenant = newTenant();
      const projection = countingProjection({ spills });
      const options = {
        store,
        queue: new MemoryQueue(),
        now: () => T0,
        remainingMilliseconds: () => 300_000,
        log: { info: () => undefined, error: () => undefined },
      };
      const waiting = [...commits];
      for (const { appendsFirst, batches, fault } of rounds) {
        for (const { source, names } of waiting.splice(0, appendsFirst)) await count(store, tenant, names, source);
        let faults = fault === 'none' ? 0 : 1;
        const fail = (): void => {
          faults -= 1;
          if (faults >= 0) throw Object.assign(new Error('the network'), { code: 'ECONNRESET' });
        };
        store.hooks.beforeWrite = fault === 'before' ? fail : undefined;
        store.hooks.afterWrite = fault === 'after' ? fail : undefined;
        // A notice may come before its commit can be seen, or long after.
        await Promise.all(
          batches.map((batch) =>
            consume(projection, batch.map((at) => noticeOf(tenant, at + 1, commits[at]?.source)).map(record), options),
          ),
        );
        store.hooks.beforeWrite = undefined;
        store.hooks.afterWrite = undefined;
      }
      for (const { source, names } of waiting) await count(store, tenant, names, source);
      // Whatever was lost before, the newest commits are announced in the end, if by the sweeper.
      const newest = (['journal', 'settings'] as const).map((source) =>
        noticeOf(tenant, commits.filter((one) => one.source === source).length, source),
      );
      await consume(projection, newest.map(record), options);

      const replay = countingProjection({ name: 'replay' });
      const { derived: _, ...withoutFacts } = replay;
      while ((await catchUp(store, withoutFacts, tenant, { now: T0 })).kind === 'moved');
      const [rows, replayed] = [await countsOf(store, tenant), await countsOf(store, tenant, replay)];
      expect(rows.sums).toEqual(replayed.sums);
      expect(rows.cursors).toEqual(replayed.cursors);
      const applied = commits.map(
        ({ source }, index) => `${source} ${commits.slice(0, index + 1).filter((one) => one.source === source).length}`,
      );
      expect(rows.facts.toSorted()).toEqual(applied.toSorted());
    }),
    { numRuns: 150 },
  );
});
