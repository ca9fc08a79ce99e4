/** Runs a workflow to its end in time that only passes in the agenda: no waiting, and the same each time. */
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { Id } from '../../../shared/kernel/ids.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../shared/kernel/time.ts';
import { advanceWorkflow, startWorkflow } from '../../../shared/kernel/workflow/advance.ts';
import type { WorkflowDefinition } from '../../../shared/kernel/workflow/definition.ts';
import type { WorkflowEvent } from '../../../shared/kernel/workflow/events.ts';
import { evolveWorkflow } from '../../../shared/kernel/workflow/evolve.ts';
import type {
  Effect,
  EffectOrder,
  OperatorAct,
  Workflow,
  WorkflowError,
  WorkflowInput,
} from '../../../shared/kernel/workflow/workflow.ts';

export const WORKFLOW_ID = '0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f' as Id<'WorkflowId'>;
export const START = '2026-03-01T00:00:00.000Z' as Timestamp;
const ROUNDS_MAX = 5_000;

/** A message, or an operator who acts. */
export type Arrival<M> = { readonly afterSeconds: number; readonly inputId: string } & (
  | { readonly message: M }
  | { readonly act: OperatorAct }
);

/** How the world answers an attempt: with a result, an error, or never. */
export type Answer<R> = { readonly afterSeconds: number } & (
  | { readonly result: R }
  | { readonly error: WorkflowError }
);

export interface Script<C, M, E extends Effect, R> {
  readonly context: C;
  readonly arrivals: readonly Arrival<M>[];
  perform(order: EffectOrder<E>, at: Timestamp): Answer<R>;
  /** Called with what the workflow is after each input. */
  watch?(workflow: Workflow, at: Timestamp): void;
}

export interface Run {
  readonly workflow: Workflow;
  readonly events: readonly WorkflowEvent[];
  /** Codes of what operators were refused. */
  readonly refusals: readonly string[];
  readonly endedAt: Timestamp;
}

const nothingReplaced = (from: Workflow | undefined, events: readonly WorkflowEvent[]): Workflow => {
  const [first, ...rest] = events;
  if (!first) throw new Error('no events');
  return rest.reduce(evolveWorkflow, evolveWorkflow(from, first));
};

/** Until nothing is under way, no timer runs and nothing arrives any more. */
export function runInVirtualTime<C extends object, M, E extends Effect, R>(
  definition: WorkflowDefinition<C, M, E, R>,
  { context, arrivals, perform, watch }: Script<C, M, E, R>,
): Run {
  let now = START;
  const all: WorkflowEvent[] = [
    ...startWorkflow(definition, { workflowId: WORKFLOW_ID, context, source: 'test', at: now }),
  ];
  let workflow = nothingReplaced(undefined, all);
  const agenda: { readonly atMs: number; readonly input: WorkflowInput<M, R> }[] = arrivals.map((arrival) => {
    const { afterSeconds, inputId } = arrival;
    const input: WorkflowInput<M, R> =
      'act' in arrival
        ? { kind: 'operator', inputId, act: arrival.act, actor: 'ops-1', reason: 'looked into it' }
        : { kind: 'message', inputId, source: 'test', message: arrival.message };
    return { atMs: toEpochMs(START) + afterSeconds * 1_000, input };
  });
  const underWay = new Set<string>();
  const refusals: string[] = [];

  const give = (input: WorkflowInput<M, R>): void => {
    const events = advanceWorkflow(definition, workflow, { input, at: now });
    if (isRefused(events)) {
      refusals.push(events.code);
      return;
    }
    all.push(...events);
    workflow = events.reduce<Workflow>(evolveWorkflow, workflow);
    watch?.(workflow, now);
  };
  const send = (order: EffectOrder): void => {
    const { key, number, attempts } = order;
    underWay.add(`${key} ${number} ${attempts}`);
    const answer = perform(order as EffectOrder<E>, now);
    const atMs = toEpochMs(now) + answer.afterSeconds * 1_000;
    const input: WorkflowInput<M, R> =
      'result' in answer
        ? { kind: 'effect-done', key, number, result: answer.result }
        : { kind: 'attempt-failed', key, number, attempt: attempts + 1, error: answer.error };
    agenda.push({ atMs, input });
  };

  watch?.(workflow, now);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const idle = workflow.orders.filter(
      ({ key, number, attempts, dueAt }) => dueAt !== null && !underWay.has(`${key} ${number} ${attempts}`),
    );
    const due = idle.find(({ dueAt }) => dueAt !== null && dueAt <= now);
    if (due) {
      send(due);
      continue;
    }
    const { timer } = workflow;
    const times = [
      ...agenda.map(({ atMs }) => atMs),
      ...idle.flatMap(({ dueAt }) => (dueAt === null ? [] : [toEpochMs(dueAt)])),
      ...(timer ? [toEpochMs(timer.dueAt)] : []),
    ];
    if (times.length === 0) return { workflow, events: all, refusals, endedAt: now };
    now = fromEpochMs(Math.max(Math.min(...times), toEpochMs(now)));
    const next = agenda.findIndex(({ atMs }) => atMs <= toEpochMs(now));
    const [arrived] = next < 0 ? [] : agenda.splice(next, 1);
    if (arrived) give(arrived.input);
    else if (timer && timer.dueAt <= now) give({ kind: 'timeout', timer });
  }
  throw new Error(`still at ${workflow.step} after ${ROUNDS_MAX} rounds`);
}
