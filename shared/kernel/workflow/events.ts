/** The events of a workflow's stream. The context that owns the stream declares them by `defineEvents`. */
import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { timestamp } from '../time.ts';
import { WORKFLOW_STATUSES } from './workflow.ts';

const workflowId = idSchema('WorkflowId');
const standing = z.object({ status: z.enum(WORKFLOW_STATUSES), step: z.string() });
const error = z.object({ code: z.string(), message: z.string() });
const timer = z.object({ name: z.string(), dueAt: timestamp });
/** By the type of workflow. */
const open = z.record(z.string(), z.unknown());

const started = z.object({
  workflowId,
  workflowType: z.string(),
  step: z.string(),
  pendingSteps: z.array(z.string()),
  reason: z.string(),
  source: z.string(),
  context: open,
  startedAt: timestamp,
});
const inputTaken = z.object({
  workflowId,
  kind: z.enum(['message', 'effect-done', 'attempt-failed', 'timeout', 'operator']),
  /** Of messages and of operators' acts. */
  inputId: z.optional(z.string()),
  source: z.string(),
  /** Of an operator's act: who, what and why. */
  operator: z.optional(z.object({ actor: z.string(), act: z.string(), reason: z.string() })),
  takenAt: timestamp,
});
const contextChanged = z.object({ workflowId, context: open });
const statusChanged = z.object({
  workflowId,
  workflowType: z.string(),
  from: standing,
  to: standing,
  reason: z.string(),
  source: z.string(),
  pendingSteps: z.array(z.string()),
  /** The step that failed, and why; kept until another does. */
  failure: z.optional(z.object({ step: z.string(), error })),
  changedAt: timestamp,
});
const timerChanged = z.object({ workflowId, timer: z.nullable(timer) });
const effectOrdered = z.object({
  workflowId,
  key: z.string(),
  number: z.int(),
  effect: z.intersection(z.object({ name: z.string() }), open),
  orderedAt: timestamp,
});
const attemptFailed = z.object({
  workflowId,
  key: z.string(),
  number: z.int(),
  attempt: z.int(),
  error,
  /** Null when it was the last. */
  nextAttemptAt: z.nullable(timestamp),
});
const effectDone = z.object({ workflowId, key: z.string(), number: z.int(), doneAt: timestamp });

export const WORKFLOW_EVENTS = {
  WorkflowStarted: { 1: started },
  WorkflowInputTaken: { 1: inputTaken },
  WorkflowContextChanged: { 1: contextChanged },
  WorkflowStatusChanged: { 1: statusChanged },
  WorkflowTimerChanged: { 1: timerChanged },
  WorkflowEffectOrdered: { 1: effectOrdered },
  WorkflowAttemptFailed: { 1: attemptFailed },
  WorkflowEffectDone: { 1: effectDone },
} as const;

type Schemas = typeof WORKFLOW_EVENTS;
export type WorkflowEvent = {
  [T in keyof Schemas]: { readonly type: T; readonly data: z.output<Schemas[T][1]> };
}[keyof Schemas];
export type EventData<T extends keyof Schemas> = z.output<Schemas[T][1]>;
