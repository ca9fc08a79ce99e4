/** Decides what an input makes of a workflow: events, and nothing else. */
import * as z from 'zod/mini';
import { assertNever, isRefused, type Refusal, refuse } from '../errors.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../time.ts';
import { type DecidedInput, effectKey, type Next, nextAttemptAt, type WorkflowDefinition } from './definition.ts';
import type { EventData, WorkflowEvent } from './events.ts';
import { evolveWorkflow } from './evolve.ts';
import { type Effect, isOver, type Standing, type Workflow, type WorkflowId, type WorkflowInput } from './workflow.ts';

/** A workflow that gets more messages than this is talked to by a broken sender. */
const TAKEN_MAX = 1_000;

export type AdvanceFault = 'WorkflowOver' | 'TooManyInputs' | 'NotPossibleNow';

/** Events in the making, and the workflow as it is after them. */
class Progress {
  readonly events: WorkflowEvent[] = [];
  workflow: Workflow | undefined;

  constructor(workflow: Workflow | undefined) {
    this.workflow = workflow;
  }

  add(event: WorkflowEvent): void {
    this.events.push(event);
    this.workflow = evolveWorkflow(this.workflow, event);
  }

  get current(): Workflow {
    if (!this.workflow) throw new Error('the workflow was never started');
    return this.workflow;
  }
}

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

const after = (at: Timestamp, seconds: number): Timestamp => fromEpochMs(toEpochMs(at) + seconds * 1_000);

const ahead = (steps: readonly string[], { status, step }: Standing): string[] =>
  status === 'running' ? steps.slice(steps.indexOf(step) + 1) : [];

/** The record of effects and contexts is JSON: what is undefined isn't there. */
const plain = <T extends object>(value: T): Record<string, unknown> => JSON.parse(JSON.stringify(value));

interface Step<C extends object, M, E extends Effect, R> {
  readonly definition: WorkflowDefinition<C, M, E, R>;
  readonly source: string;
  readonly at: Timestamp;
}

function orderEffects<C extends object, M, E extends Effect, R>(
  progress: Progress,
  effects: readonly E[],
  { definition, at }: Step<C, M, E, R>,
): void {
  for (const effect of effects) {
    const { workflowId, ordered } = progress.current;
    const number = (ordered[effect.name] ?? 0) + 1;
    const key = effectKey(workflowId, effect.name, definition.policyOf(effect), number);
    const data = { ...plain(effect), name: effect.name };
    progress.add({ type: 'WorkflowEffectOrdered', data: { workflowId, key, number, effect: data, orderedAt: at } });
  }
}

function isNewFailure({ failedStep, error }: Workflow, failure: Next<object, Effect>['failure']): boolean {
  if (!failure) return false;
  return failure.step !== failedStep || failure.error.code !== error?.code || failure.error.message !== error.message;
}

function follow<C extends object, M, E extends Effect, R>(
  progress: Progress,
  next: Next<C, E>,
  step: Step<C, M, E, R>,
): void {
  const { definition, source, at } = step;
  const { workflowId, workflowType, status, step: from } = progress.current;
  const context = next.context ?? z.parse(definition.context, progress.current.context);
  if (next.context)
    progress.add({ type: 'WorkflowContextChanged', data: { workflowId, context: plain(next.context) } });
  const to = next.to ?? { status, step: from };
  if (to.status !== status || to.step !== from || isNewFailure(progress.current, next.failure)) {
    const data: EventData<'WorkflowStatusChanged'> = {
      ...{ workflowId, workflowType, from: { status, step: from }, to, reason: next.reason, source },
      pendingSteps: ahead(definition.steps(context), to),
      ...(next.failure && { failure: next.failure }),
      changedAt: at,
    };
    progress.add({ type: 'WorkflowStatusChanged', data });
  }
  if (next.timer !== undefined && (next.timer !== null || progress.current.timer !== null)) {
    const timer = next.timer && { name: next.timer.name, dueAt: after(at, next.timer.afterSeconds) };
    progress.add({ type: 'WorkflowTimerChanged', data: { workflowId, timer } });
  }
  orderEffects(progress, next.effects ?? [], step);
  assertGoesOn(progress.current);
}

/** What is under way has something that will wake it. A definition that forgot is a bug, found before it is stored. */
function assertGoesOn({ status, step, timer, orders, workflowType }: Workflow): void {
  const isUnderWay = status === 'running' || status === 'compensating';
  if (isUnderWay && timer === null && orders.every(({ dueAt }) => dueAt === null)) {
    throw new Error(`${workflowType} would be stuck at ${step}`);
  }
}

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
