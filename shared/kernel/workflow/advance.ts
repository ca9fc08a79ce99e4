/** Decides what an input makes of a workflow: events, and nothing else. */
import * as z from 'zod/mini';
import { assertNever, isRefused, type Refusal, refuse } from '../errors.ts';
import type { Timestamp } from '../time.ts';
import { type DecidedInput, nextAttemptAt, type WorkflowDefinition } from './definition.ts';
import type { EventData, WorkflowEvent } from './events.ts';
import { assertGoesOn, follow, Progress, plain, type Step } from './follow.ts';
import { type Effect, isOver, type Workflow, type WorkflowId, type WorkflowInput } from './workflow.ts';

/** A workflow that gets more messages than this is talked to by a broken sender. */
const TAKEN_MAX = 1_000;

export type AdvanceFault = 'WorkflowOver' | 'TooManyInputs' | 'NotPossibleNow';

const sourceOf = (input: WorkflowInput): string => {
  switch (input.kind) {
    case 'message':
      return input.source;
    case 'operator':
      return 'operator';
    case 'timeout':
      return `timer ${input.timer.name}`;
    case 'effect-done':
    case 'attempt-failed':
      return 'system';
    default:
      return assertNever(input);
  }
};

/** Starts a workflow. */
export function startWorkflow<C extends object, M, E extends Effect, R>(
  definition: WorkflowDefinition<C, M, E, R>,
  {
    workflowId,
    context,
    source,
    at,
  }: { readonly workflowId: WorkflowId; readonly context: C; readonly source: string; readonly at: Timestamp },
): readonly WorkflowEvent[] {
  const steps = definition.steps(context);
  const [step] = steps;
  if (step === undefined) throw new Error(`${definition.type} has no steps`);
  const next = definition.begin(context, at);
  const progress = new Progress(undefined);
  const data = {
    workflowId,
    workflowType: definition.type,
    step,
    pendingSteps: steps.slice(1),
    reason: next.reason,
    source,
  };
  progress.add({ type: 'WorkflowStarted', data: { ...data, context: plain(context), startedAt: at } });
  follow(progress, next, { definition, source, at });
  return progress.events;
}

const KIND_WITH_ID = ['message', 'operator'] as const;
const hasId = (input: WorkflowInput): input is Extract<WorkflowInput, { readonly inputId: string }> =>
  KIND_WITH_ID.some((kind) => kind === input.kind);

/** Whether it was taken before, or answers something that is open no more. */
function isStale(workflow: Workflow, input: WorkflowInput): boolean {
  if (hasId(input)) return workflow.taken.includes(input.inputId);
  if (input.kind === 'timeout') {
    const { timer } = workflow;
    return timer?.name !== input.timer.name || timer.dueAt !== input.timer.dueAt;
  }
  const order = workflow.orders.find(({ key, number }) => key === input.key && number === input.number);
  return !order || (input.kind === 'attempt-failed' && (order.dueAt === null || input.attempt !== order.attempts + 1));
}

function refusalOf(workflow: Workflow, input: WorkflowInput): Refusal<AdvanceFault> | undefined {
  if (input.kind === 'operator' && isOver(workflow)) {
    return refuse('WorkflowOver', `The workflow is ${workflow.status}; there is nothing left to do.`);
  }
  if (input.kind !== 'message' || workflow.taken.length < TAKEN_MAX) return undefined;
  return refuse('TooManyInputs', `The workflow has taken ${TAKEN_MAX} messages; it takes no more.`);
}

const recordOf = (
  workflowId: WorkflowId,
  input: WorkflowInput,
  takenAt: Timestamp,
): EventData<'WorkflowInputTaken'> => ({
  ...{ workflowId, kind: input.kind, source: sourceOf(input) },
  ...(hasId(input) && { inputId: input.inputId }),
  ...(input.kind === 'operator' && { operator: { actor: input.actor, act: input.act, reason: input.reason } }),
  takenAt,
});

/** Notes what an attempt came to; what the definition is to decide on, if anything. */
function noteAttempt<C extends object, M, E extends Effect, R>(
  progress: Progress,
  input: WorkflowInput<M, R>,
  { definition, at }: Step<C, M, E, R>,
): DecidedInput<M, E, R> | undefined {
  if (input.kind === 'message' || input.kind === 'operator') return input;
  const { workflowId, orders } = progress.current;
  if (input.kind === 'timeout') {
    progress.add({ type: 'WorkflowTimerChanged', data: { workflowId, timer: null } });
    return input;
  }
  const { key, number } = input;
  const effect = z.parse(definition.effect, orders.find((order) => order.key === key)?.effect);
  if (input.kind === 'effect-done') {
    progress.add({ type: 'WorkflowEffectDone', data: { workflowId, key, number, doneAt: at } });
    return { kind: 'effect-done', effect, result: input.result };
  }
  const { attempt, error } = input;
  const next = nextAttemptAt(definition.policyOf(effect), attempt, at);
  progress.add({
    type: 'WorkflowAttemptFailed',
    data: { workflowId, key, number, attempt, error, nextAttemptAt: next },
  });
  return next === null ? { kind: 'effect-given-up', effect, error } : undefined;
}

/** Whatever else comes in has happened, and can't be refused. */
function refusedTo(input: WorkflowInput, refusal: Refusal): Refusal<'NotPossibleNow'> {
  if (input.kind !== 'operator') throw new Error(`${input.kind} was refused: ${refusal.detail}`);
  return { ...refusal, code: 'NotPossibleNow' };
}

/** What an input changes: nothing when it was taken before. */
export function advanceWorkflow<C extends object, M, E extends Effect, R>(
  definition: WorkflowDefinition<C, M, E, R>,
  workflow: Workflow,
  { input, at }: { readonly input: WorkflowInput<M, R>; readonly at: Timestamp },
): readonly WorkflowEvent[] | Refusal<AdvanceFault> {
  if (isStale(workflow, input)) return [];
  const refused = refusalOf(workflow, input);
  if (refused) return refused;
  const step = { definition, source: sourceOf(input), at };
  const progress = new Progress(workflow);
  progress.add({ type: 'WorkflowInputTaken', data: recordOf(workflow.workflowId, input, at) });
  const decided = noteAttempt(progress, input, step);
  const { context, orders, ...rest } = progress.current;
  const typed: Workflow<C, E> = {
    ...rest,
    context: z.parse(definition.context, context),
    orders: orders.map((order) => ({ ...order, effect: z.parse(definition.effect, order.effect) })),
  };
  const next = decided && definition.take(typed, decided, at);
  if (isRefused(next)) return refusedTo(input, next);
  if (next) follow(progress, next, step);
  else assertGoesOn(progress.current);
  return progress.events;
}
