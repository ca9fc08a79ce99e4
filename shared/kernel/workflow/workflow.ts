/**
 * A workflow (a saga) is a stream of its own: what it waits for, what it has ordered, and what it knows. Inputs are
 * decided on one at a time; what is to be done outside is data, done afterwards under a key of its own.
 */
import type { Id } from '../ids.ts';
import type { Timestamp } from '../time.ts';

export type WorkflowId = Id<'WorkflowId'>;

/**
 * `running`: on its way. `compensating`: what was done is being undone. `needs-review`: it waits for an operator, or for
 * late news. `completed` and `failed`: it is over, though late news may move it still.
 */
export const WORKFLOW_STATUSES = ['running', 'compensating', 'needs-review', 'completed', 'failed'] as const;
export type WorkflowStatus = (typeof WORKFLOW_STATUSES)[number];

export interface WorkflowError {
  readonly code: string;
  readonly message: string;
}

/** Something to be done outside. `name` tells kinds apart; the rest is what is needed to do it. */
export interface Effect {
  readonly name: string;
}

/** An effect that was ordered and has no result yet. */
export interface EffectOrder<E extends Effect = Effect> {
  /** Idempotency key: who performs it twice under one key does it once. */
  readonly key: string;
  readonly effect: E;
  /** Counts the orders of this name from 1. */
  readonly number: number;
  /** Attempts that failed. */
  readonly attempts: number;
  /** When to try; null when no more tries are made. A result that comes late counts even then. */
  readonly dueAt: Timestamp | null;
}

export interface WorkflowTimer {
  readonly name: string;
  readonly dueAt: Timestamp;
}

export interface Workflow<C = unknown, E extends Effect = Effect> {
  readonly workflowId: WorkflowId;
  readonly workflowType: string;
  readonly status: WorkflowStatus;
  readonly step: string;
  readonly completedSteps: readonly string[];
  /** What lies ahead if all goes well. */
  readonly pendingSteps: readonly string[];
  readonly failedStep: string | null;
  readonly error: WorkflowError | null;
  /** Attempts that failed, and steps that operators had tried again. */
  readonly retryCount: number;
  readonly context: C;
  readonly orders: readonly EffectOrder<E>[];
  /** How many effects of a name were ordered. */
  readonly ordered: Readonly<Record<string, number>>;
  readonly timer: WorkflowTimer | null;
  /** Ids of messages and of operators' acts that were taken, so that each counts once. */
  readonly taken: readonly string[];
  readonly startedAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly completedAt: Timestamp | null;
}

/** What arrives at a workflow. Each has an id, or counts only while what it answers is open: so it counts once. */
export type WorkflowInput<M = unknown, R = unknown> =
  /** News from outside. */
  | { readonly kind: 'message'; readonly inputId: string; readonly source: string; readonly message: M }
  | { readonly kind: 'effect-done'; readonly key: string; readonly number: number; readonly result: R }
  /** An attempt that threw, or got no answer. */
  | {
      readonly kind: 'attempt-failed';
      readonly key: string;
      readonly number: number;
      /** Which attempt it was, from 1. */
      readonly attempt: number;
      readonly error: WorkflowError;
    }
  | { readonly kind: 'timeout'; readonly timer: WorkflowTimer }
  | {
      readonly kind: 'operator';
      readonly inputId: string;
      readonly act: OperatorAct;
      /** Subject of the operator's token. */
      readonly actor: string;
      readonly reason: string;
    };

/** `retry`: try the step again. `compensate`: undo what was done, whatever else is known. */
export const OPERATOR_ACTS = ['retry', 'compensate'] as const;
export type OperatorAct = (typeof OPERATOR_ACTS)[number];

/** Where a workflow stands, for its history. */
export interface Standing {
  readonly status: WorkflowStatus;
  readonly step: string;
}

export const isOver = ({ status }: Pick<Workflow, 'status'>): boolean => status === 'completed' || status === 'failed';

/** When something is to be done next; undefined when it only waits for news. */
export function dueAtOf({ timer, orders }: Pick<Workflow, 'timer' | 'orders'>): Timestamp | undefined {
  const times = [...orders.map((order) => order.dueAt), timer?.dueAt ?? null].filter((time) => time !== null);
  return times.toSorted()[0];
}
