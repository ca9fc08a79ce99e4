/**
 * However often the worker comes, alone or at once with others, and wherever it breaks off: each occurrence is made once
 * or its history says why not, and what left the account is what the history says was made.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TransferScheduleId } from '../../../shared/ledger/contract/transfer-schedule-plan.ts';
import { codeOf } from '../support/bank.ts';
import { DAY, Planner } from './schedule-world.ts';

const RUNS = process.env['FAULTS'] === 'long' ? 3_000 : 30;

type Act =
  | { readonly kind: 'work'; readonly workers: number }
  | { readonly kind: 'crash'; readonly when: 'before' | 'after'; readonly write: number }
  | { readonly kind: 'pass'; readonly hours: number }
  | { readonly kind: 'fund'; readonly amount: number }
  | { readonly kind: 'pause' | 'resume' | 'change' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('work'), workers: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('crash'),
      when: fc.constantFrom('before', 'after'),
      write: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), hours: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fund'), amount: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'change') }) },
);

class Broken extends Error {}

/** The worker comes, and its process ends at a write: before it, or after it with the answer lost. */
async function crash(planner: Planner, { when, write }: Extract<Act, { kind: 'crash' }>): Promise<void> {
  let writes = 0;
  const hook = () => {
    if (writes === write) throw new Broken();
    writes += 1;
  };
  const { hooks } = planner.bank.store;
  hooks.beforeWrite = when === 'before' ? hook : undefined;
  hooks.afterWrite = when === 'after' ? hook : undefined;
  try {
    await planner.work();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  } finally {
    hooks.beforeWrite = undefined;
    hooks.afterWrite = undefined;
  }
}

async function perform(planner: Planner, scheduleId: TransferScheduleId, one: Act): Promise<void> {
  switch (one.kind) {
    case 'work':
      await Promise.all(Array.from({ length: one.workers }, () => planner.work()));
      return;
    case 'crash':
      return crash(planner, one);
    case 'pass':
      return planner.bank.pass(one.hours * 3_600);
    case 'fund':
      await planner.bank.adjust(planner.from, String(one.amount));
      return;
    case 'change': {
      const { transfer } = await planner.schedule(scheduleId);
      const amount = transfer.amount === '10' ? '7' : '10';
      await planner.change(scheduleId, { transfer: { ...transfer, amount } });
      return;
    }
    default:
      expect(codeOf(await planner[one.kind](scheduleId))).toMatch(/^(done|ScheduleEnded)$/);
  }
}

/** Numbers of a line of the history: `2-4 skipped Missed`. */
function numbersOf(line: string): readonly number[] {
  const [first = 0, last = first] = (line.split(' ')[0] ?? '').split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

it('makes each occurrence once, whatever happens to the worker', async () => {
  const plan = fc.record({
    missed: fc.constantFrom('latest', 'each'),
    times: fc.integer({ min: 0, max: 3 }),
    everyMinutes: fc.constantFrom(60, 600),
    count: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(plan, fc.array(act, { minLength: 5, maxLength: 25 }), async (rules, acts) => {
      const { missed, times, everyMinutes, count } = rules;
      const planner = await Planner.with('25');
      const every = { unit: 'day', ...(count !== undefined && { count }) };
      const when = { startDate: '2026-01-10', time: '08:00', timeZone: 'UTC', every };
      const id = await planner.plan({ missed, when, retry: { times, everyMinutes } });
      for (const one of acts) await perform(planner, id, one);
      const history = await planner.history(id);
      const schedule = await planner.schedule(id);
      // Every number up to the next one is told of, once.
      const told = history.filter((line) => !line.includes('delayed')).flatMap(numbersOf);
      const end = schedule.next?.number ?? told.length + 1;
      expect(told).toEqual(Array.from({ length: end - 1 }, (_, at) => at + 1));
      expect(schedule.executed + schedule.failed + schedule.skipped).toBe(told.length);
      // And what was made is what was transferred.
      const executed = history.filter((line) => line.endsWith('executed')).length;
      const transfers = await planner.transfers();
      expect(transfers).toHaveLength(executed);
      expect(new Set(transfers).size).toBe(executed);
      // Left alone, it goes on by itself: nothing is due that is not worked for.
      if (schedule.status === 'active') {
        planner.bank.pass(2 * DAY);
        await planner.work();
        expect((await planner.schedule(id)).updatedAt).toBe(planner.bank.now);
      }
    }),
    { numRuns: RUNS },
  );
}, 900_000);
