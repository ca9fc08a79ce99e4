import { assertNever } from '../errors.ts';
import type { Timestamp } from '../time.ts';
import type { EventData, WorkflowEvent } from './events.ts';
import { type EffectOrder, isOver, type Workflow } from './workflow.ts';

const begun = ({
  workflowId,
  workflowType,
  step,
  pendingSteps,
  context,
  startedAt,
}: EventData<'WorkflowStarted'>): Workflow => ({
  ...{ workflowId, workflowType, status: 'running', step, completedSteps: [], pendingSteps },
  ...{ failedStep: null, error: null, retryCount: 0, context, orders: [], ordered: {}, timer: null, taken: [] },
  ...{ startedAt, updatedAt: startedAt, completedAt: null },
});

function inputTaken(before: Workflow, { inputId, operator, takenAt }: EventData<'WorkflowInputTaken'>): Workflow {
  return {
    ...before,
    taken: inputId === undefined ? before.taken : [...before.taken, inputId],
    retryCount: before.retryCount + (operator?.act === 'retry' ? 1 : 0),
    updatedAt: takenAt,
  };
}

function moved(
  before: Workflow,
  { from, to, pendingSteps, failure, changedAt }: EventData<'WorkflowStatusChanged'>,
): Workflow {
  const { status, step } = to;
  const wentOn = (status === 'running' || status === 'completed') && from.step !== step;
  const isDone = wentOn && from.status !== 'compensating' && !isOver(from);
  const completedSteps = isDone ? [...new Set([...before.completedSteps, from.step])] : before.completedSteps;
  return {
    ...before,
    ...{ status, step, completedSteps, pendingSteps },
    ...(failure && { failedStep: failure.step, error: failure.error }),
    completedAt: isOver({ status }) ? changedAt : null,
  };
}

/** The same effect under the same key is one order, tried anew; one that was given up makes way for the next. */
function ordered(before: Workflow, { key, number, effect, orderedAt }: EventData<'WorkflowEffectOrdered'>): Workflow {
  const order: EffectOrder = { key, number, effect, attempts: 0, dueAt: orderedAt };
  return {
    ...before,
    orders: [...before.orders.filter((one) => !isReplaced(one, order)), order],
    ordered: { ...before.ordered, [effect.name]: number },
  };
}

const isReplaced = (one: EffectOrder, by: EffectOrder): boolean =>
  one.key === by.key || (one.dueAt === null && one.effect.name === by.effect.name);

function attempted(before: Workflow, key: string, attempts: number, dueAt: Timestamp | null): Workflow {
  const orders = before.orders.map((one) => (one.key === key ? { ...one, attempts, dueAt } : one));
  return { ...before, orders, retryCount: before.retryCount + 1 };
}

/** What a workflow is after an event. */
export function evolveWorkflow(before: Workflow | undefined, event: WorkflowEvent): Workflow {
  if (event.type === 'WorkflowStarted') return begun(event.data);
  if (!before) throw new Error(`${event.type} of a workflow that was never started`);
  switch (event.type) {
    case 'WorkflowInputTaken':
      return inputTaken(before, event.data);
    case 'WorkflowContextChanged':
      return { ...before, context: event.data.context };
    case 'WorkflowStatusChanged':
      return moved(before, event.data);
    case 'WorkflowTimerChanged':
      return { ...before, timer: event.data.timer };
    case 'WorkflowEffectOrdered':
      return ordered(before, event.data);
    case 'WorkflowAttemptFailed':
      return attempted(before, event.data.key, event.data.attempt, event.data.nextAttemptAt);
    case 'WorkflowEffectDone':
      return { ...before, orders: before.orders.filter(({ key }) => key !== event.data.key) };
    default:
      return assertNever(event);
  }
}
