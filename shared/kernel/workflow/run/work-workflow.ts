/**
 * Does what a workflow has to do by now: fires its timer, performs the effects that it ordered, and gives it their
 * results. Two who work at once do no harm: an effect has its key, a result counts once. Whoever is cut off leaves what
 * the due index finds again.
 */
import type { CommandContext } from '../../commands/run-command.ts';
import { isRefused } from '../../errors.ts';
import { readStates } from '../../store/read-states.ts';
import type { Clock } from '../../time.ts';
import type { WorkflowDefinition } from '../definition.ts';
import {
  dueAtOf,
  type Effect,
  type EffectOrder,
  type Workflow,
  type WorkflowError,
  type WorkflowId,
  type WorkflowInput,
} from '../workflow.ts';
import { takeInput } from './workflow-commands.ts';
import { type WorkflowKit, workflowIn, workflowStream } from './workflow-kit.ts';

export interface Worker<E extends Effect, R> {
  /** Does it, once under the order's key however often it is called. What it throws is tried again. */
  perform(order: EffectOrder<E>, workflow: Workflow): Promise<R>;
  /**
   * What a workflow remembers of an attempt that threw, for people who are not to read what was thrown: that is for a log.
   */
  failureOf(order: EffectOrder<E>, thrown: unknown): WorkflowError;
  readonly now: Clock;
  readonly hasTime: () => boolean;
}

async function attempted<E extends Effect, R>(
  worker: Worker<E, R>,
  order: EffectOrder<E>,
  workflow: Workflow,
): Promise<WorkflowInput<never, R>> {
  const { key, number, attempts } = order;
  try {
    return { kind: 'effect-done', key, number, result: await worker.perform(order, workflow) };
  } catch (thrown) {
    return { kind: 'attempt-failed', key, number, attempt: attempts + 1, error: worker.failureOf(order, thrown) };
  }
}

/** When there is something to do again; undefined when it only waits for news, or is over, or was never there. */
export async function workWorkflow<C extends object, M, E extends Effect, R>(
  kit: WorkflowKit,
  context: Omit<CommandContext, 'now' | 'idempotency'>,
  definition: WorkflowDefinition<C, M, E, R>,
  { workflowId, worker }: { readonly workflowId: WorkflowId; readonly worker: Worker<E, R> },
): Promise<string | undefined> {
  const stream = workflowStream(kit, context.tenant, workflowId);
  let workflow = await readStates(kit.store, [stream], (heads) => workflowIn(heads, stream, kit));
  while (workflow?.workflowType === definition.type) {
    const dueAt = dueAtOf(workflow);
    const now = worker.now();
    if (dueAt === undefined || dueAt > now || !worker.hasTime()) return dueAt;
    const { timer } = workflow;
    const order = workflow.orders.find((one) => one.dueAt !== null && one.dueAt <= now);
    const input: WorkflowInput<never, R> | undefined = order
      ? await attempted(worker, { ...order, effect: definition.effect.parse(order.effect) }, workflow)
      : timer
        ? { kind: 'timeout', timer }
        : undefined;
    if (!input) return dueAt;
    const taken = await takeInput(kit, { ...context, now: worker.now() }, definition, { workflowId, input });
    // Others kept coming first: what is left is found by the due index.
    if (isRefused(taken)) return worker.now();
    workflow = taken.answer;
  }
  return undefined;
}
