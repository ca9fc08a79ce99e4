import * as z from 'zod/mini';
import { fromEpochMs, type Timestamp, toEpochMs } from '../time.ts';
import { effectKey, type Next, type WorkflowDefinition } from './definition.ts';
import type { EventData, WorkflowEvent } from './events.ts';
import { evolveWorkflow } from './evolve.ts';
import type { Effect, Standing, Workflow } from './workflow.ts';

/** Events in the making, and the workflow as it is after them. */
export class Progress {
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

const after = (at: Timestamp, seconds: number): Timestamp => fromEpochMs(toEpochMs(at) + seconds * 1_000);

const ahead = (steps: readonly string[], { status, step }: Standing): string[] =>
  status === 'running' ? steps.slice(steps.indexOf(step) + 1) : [];

/** The record of effects and contexts is JSON: what is undefined isn't there. */
export const plain = <T extends object>(value: T): Record<string, unknown> => JSON.parse(JSON.stringify(value));

export interface Step<C extends object, M, E extends Effect, R> {
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

/** Appends what becomes of a workflow. */
export function follow<C extends object, M, E extends Effect, R>(
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
export function assertGoesOn({ status, step, timer, orders, workflowType }: Workflow): void {
  const isUnderWay = status === 'running' || status === 'compensating';
  if (isUnderWay && timer === null && orders.every(({ dueAt }) => dueAt === null)) {
    throw new Error(`${workflowType} would be stuck at ${step}`);
  }
}
