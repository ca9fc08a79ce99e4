/** What a kind of workflow is: its steps, and what it does about each input. */
import type * as z from 'zod/mini';
import type { Refusal } from '../errors.ts';
import { derivedId } from '../ids.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../time.ts';
import type { Effect, Standing, Workflow, WorkflowError, WorkflowId, WorkflowInput } from './workflow.ts';

/** How often an effect is tried, and under which key. */
export interface AttemptPolicy {
  readonly attemptsMax: number;
  readonly firstDelaySeconds: number;
  /** The delay doubles up to this. */
  readonly delaySecondsMax: number;
  /**
   * `one`: every order of the effect is the same act, which must not be done twice (a payment). `per-order`: each order
   * is an act of its own, such as asking again. Attempts of one order share their key either way.
   */
  readonly key: 'one' | 'per-order';
}

/** What a definition is told: an attempt that fails is its business only when it was the last. */
export type DecidedInput<M, E extends Effect, R> =
  | Extract<WorkflowInput<M, R>, { readonly kind: 'message' | 'timeout' | 'operator' }>
  | { readonly kind: 'effect-done'; readonly effect: E; readonly result: R }
  | { readonly kind: 'effect-given-up'; readonly effect: E; readonly error: WorkflowError };

/** What becomes of a workflow. What is left out stays as it is. */
export interface Next<C, E extends Effect> {
  readonly context?: C | undefined;
  readonly to?: Standing | undefined;
  /** Why, for the history. */
  readonly reason: string;
  readonly effects?: readonly E[] | undefined;
  /** Null: none. It takes the place of the one before. */
  readonly timer?: { readonly name: string; readonly afterSeconds: number } | null | undefined;
  readonly failure?: { readonly step: string; readonly error: WorkflowError } | undefined;
}

export interface WorkflowDefinition<C extends object, M, E extends Effect, R> {
  readonly type: string;
  readonly context: z.ZodMiniType<C>;
  readonly effect: z.ZodMiniType<E>;
  /** The steps from first to last, if all goes well. */
  steps(context: C): readonly string[];
  begin(context: C, at: Timestamp): Next<C, E>;
  /**
   * Takes whatever comes in whatever order; late news of a workflow that is over, too. Undefined: it changes nothing.
   * Only what an operator orders may be refused.
   */
  take(
    workflow: Workflow<C, E>,
    input: DecidedInput<M, E, R>,
    at: Timestamp,
  ): Next<C, E> | Refusal<'NotPossibleNow'> | undefined;
  policyOf(effect: E): AttemptPolicy;
}

/** The same saga, effect and, where each order is an act of its own, number: the same key. */
export const effectKey = (workflowId: WorkflowId, name: string, policy: AttemptPolicy, number: number): string =>
  policy.key === 'one' ? derivedId(workflowId, name) : derivedId(workflowId, name, String(number));

/** When an attempt that failed is made again; null when it was the last. */
export function nextAttemptAt(policy: AttemptPolicy, attempt: number, at: Timestamp): Timestamp | null {
  if (attempt >= policy.attemptsMax) return null;
  const seconds = Math.min(policy.firstDelaySeconds * 2 ** (attempt - 1), policy.delaySecondsMax);
  return fromEpochMs(toEpochMs(at) + seconds * 1_000);
}
