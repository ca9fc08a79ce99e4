import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { advanceWorkflow, startWorkflow } from '../../../shared/kernel/workflow/advance.ts';
import { WORKFLOW_EVENTS, type WorkflowEvent } from '../../../shared/kernel/workflow/events.ts';
import { evolveWorkflow } from '../../../shared/kernel/workflow/evolve.ts';
import { dueAtOf, type Workflow, type WorkflowInput } from '../../../shared/kernel/workflow/workflow.ts';
import { begin, gathering, PATIENCE_SECONDS } from './gathering.ts';
import { type Answer, type Arrival, runInVirtualTime, START, WORKFLOW_ID } from './virtual-time.ts';

const LATER = '2026-03-01T00:00:05.000Z' as Timestamp;
/** As it is read again. */
const data = (event: WorkflowEvent): unknown =>
  z.parse(WORKFLOW_EVENTS[event.type][1], JSON.parse(JSON.stringify(event.data)));

const play = (inputs: readonly WorkflowInput<string, 'published'>[]): Workflow => {
  const context = begin('a', 'b');
  const apply = (workflow: Workflow | undefined, events: readonly WorkflowEvent[]) =>
    events.reduce<Workflow | undefined>(evolveWorkflow, workflow);
  let workflow = apply(
    undefined,
    startWorkflow(gathering, { workflowId: WORKFLOW_ID, context, source: 'test', at: START }),
  );
  for (const input of inputs) {
    if (!workflow) throw new Error('not started');
    const events = advanceWorkflow(gathering, workflow, { input, at: LATER });
    if (isRefused(events)) throw new Error(events.code);
    workflow = apply(workflow, events);
  }
  if (!workflow) throw new Error('not started');
  return workflow;
};
const heard = (part: string, inputId = part): WorkflowInput<string, 'published'> => ({
  kind: 'message',
  inputId,
  source: 'test',
  message: part,
});
const operator = (act: 'retry' | 'compensate', inputId = act): WorkflowInput<string, 'published'> => ({
  kind: 'operator',
  inputId,
  act,
  actor: 'ops-1',
  reason: 'looked into it',
});
const [order] = play([heard('a'), heard('b')]).orders;
if (!order) throw new Error('nothing was ordered');
const { key, number } = order;
const failed = (attempt: number): WorkflowInput<string, 'published'> => ({
  kind: 'attempt-failed',
  key,
  number,
  attempt,
  error: { code: 'Down', message: 'no answer' },
});
const done: WorkflowInput<string, 'published'> = { kind: 'effect-done', key, number, result: 'published' };

describe('a workflow', () => {
  it('shows its steps done and ahead, and what it waits for', () => {
    expect(play([])).toMatchObject({
      status: 'running',
      step: 'gathering',
      completedSteps: [],
      pendingSteps: ['publishing', 'published'],
      timer: { name: 'patience', dueAt: '2026-03-01T00:10:00.000Z' },
    });
    const ended = play([heard('a'), heard('b'), done]);
    expect(ended).toMatchObject({
      status: 'completed',
      step: 'published',
      completedSteps: ['gathering', 'publishing'],
      pendingSteps: [],
      completedAt: LATER,
      orders: [],
      timer: null,
    });
  });

  it('takes each input once', () => {
    expect(play([heard('a'), heard('a')])).toEqual(play([heard('a')]));
    expect(play([heard('a'), heard('b'), done, done])).toEqual(play([heard('a'), heard('b'), done]));
    const stale: WorkflowInput<string, 'published'> = { kind: 'timeout', timer: { name: 'patience', dueAt: LATER } };
    expect(play([stale])).toEqual(play([]));
  });

  it('tries an effect again under the same key, later each time, and then asks for help', () => {
    const once = play([heard('a'), heard('b'), failed(1)]);
    expect(once.orders).toMatchObject([{ key, attempts: 1, dueAt: '2026-03-01T00:00:15.000Z' }]);
    expect(play([heard('a'), heard('b'), failed(1), failed(1)])).toEqual(once);
    expect(dueAtOf(play([heard('a'), heard('b'), failed(1), failed(2)]))).toBe('2026-03-01T00:00:20.000Z');
    const givenUp = play([heard('a'), heard('b'), failed(1), failed(2), failed(3)]);
    expect(givenUp).toMatchObject({
      status: 'needs-review',
      step: 'publishing',
      failedStep: 'publishing',
      error: { code: 'Down' },
      retryCount: 3,
    });
    expect(dueAtOf(givenUp)).toBeUndefined();
  });

  it('takes a result that comes after it gave up', () => {
    expect(play([heard('a'), heard('b'), failed(1), failed(2), failed(3), done]).status).toBe('completed');
  });

  it('lets an operator try the step again under the same key, or undo it, with a reason', () => {
    const stuck = [heard('a'), heard('b'), failed(1), failed(2), failed(3)];
    const again = play([...stuck, operator('retry')]);
    expect(again).toMatchObject({
      status: 'running',
      step: 'publishing',
      retryCount: 4,
      orders: [{ key, number: 2, attempts: 0 }],
    });
    expect(play([...stuck, operator('compensate')])).toMatchObject({ status: 'failed', step: 'publishing' });
    expect(() => play([heard('a'), heard('b'), done, operator('retry')])).toThrow('WorkflowOver');
  });

  it('takes a thousand messages and no more', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => heard('a', String(at)));
    expect(() => play([...many, heard('a', 'one too many')])).toThrow('TooManyInputs');
  });

  it('is never left without anything that would wake it', () => {
    const forgetful = { ...gathering, begin: () => ({ reason: 'begun' }) };
    const start = () =>
      startWorkflow(forgetful, { workflowId: WORKFLOW_ID, context: begin('a'), source: 'test', at: START });
    expect(start).toThrow('would be stuck at gathering');
  });
});

const PARTS = ['a', 'b', 'c'];
const arrivals: fc.Arbitrary<readonly Arrival<string>[]> = fc
  .array(
    fc.record({
      part: fc.constantFrom(...PARTS),
      afterSeconds: fc.integer({ min: 0, max: 2 * PATIENCE_SECONDS }),
      again: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((more) => [
    ...PARTS.map((message, at) => ({ message, inputId: message, afterSeconds: 300 * at })),
    ...more.map(({ part, afterSeconds, again }, at) => ({
      message: part,
      inputId: again ? part : `${part} ${at}`,
      afterSeconds,
    })),
  ]);
const shuffled = arrivals.chain((all) =>
  fc
    .shuffledSubarray([...all], { minLength: all.length })
    .chain((order) =>
      fc
        .array(fc.integer({ min: 0, max: 3 * PATIENCE_SECONDS }), { minLength: all.length, maxLength: all.length })
        .map((times) => order.map((arrival, at) => ({ ...arrival, afterSeconds: times[at] ?? 0 }))),
    ),
);
const answers = fc.infiniteStream(fc.record({ afterSeconds: fc.integer({ min: 0, max: 30 }), fails: fc.boolean() }));

describe('inputs in any order, late, or many times', () => {
  test('end in the same state, and publish under one key', () => {
    fc.assert(
      fc.property(shuffled, answers, (arriving, outcomes) => {
        const keys = new Set<string>();
        let attempts = 0;
        const { workflow, events } = runInVirtualTime(gathering, {
          context: begin(...PARTS),
          arrivals: arriving,
          perform: ({ key: used }): Answer<'published'> => {
            keys.add(used);
            attempts += 1;
            const { value } = outcomes.next();
            const error = { code: 'Down', message: 'no answer' };
            return value.fails && attempts < 3
              ? { afterSeconds: value.afterSeconds, error }
              : { afterSeconds: value.afterSeconds, result: 'published' };
          },
          watch: (now) => {
            const isUnderWay = now.status === 'running' || now.status === 'compensating';
            expect(isUnderWay && dueAtOf(now) === undefined).toBe(false);
          },
        });
        const { status, step, context, completedSteps, pendingSteps, orders, timer } = workflow;
        expect({ status, step, context, completedSteps, pendingSteps, orders, timer }).toEqual({
          ...{ status: 'completed', step: 'published', context: { wanted: PARTS, heard: PARTS, published: true } },
          ...{ completedSteps: ['gathering', 'publishing'], pendingSteps: [], orders: [], timer: null },
        });
        expect(keys.size).toBe(1);
        // What is stored and read again is the same workflow.
        expect(events.map(data)).toEqual(events.map((event) => event.data));
        expect(events.reduce<Workflow | undefined>(evolveWorkflow, undefined)).toEqual(workflow);
      }),
      { numRuns: 100 },
    );
  });
});
