/** What workflows are kept with: their stream, its state, and the records that they are found by. */
import type { EventContract } from '../../events/contract.ts';
import type { Json } from '../../pages/types.ts';
import type { RecordPlace, RecordWrite } from '../../store/records.ts';
import { reducerModel, type StateModel, stateIn } from '../../store/stream-state.ts';
import type { Head, Store } from '../../store/types.ts';
import type { StreamId, TenantId } from '../../streams.ts';
import type { WorkflowEvent } from '../events.ts';
import { evolveWorkflow } from '../evolve.ts';
import { dueAtOf, type Workflow, type WorkflowId, type WorkflowStatus } from '../workflow.ts';

/** Projection of the records, and the list of the due index in which workflows are that have something to do. */
export const WORKFLOWS = 'workflows';
/** The list of the due index in which those of all users are that wait for an operator. */
export const IN_REVIEW = 'workflows-in-review';
const DUE = 'DUE';

type State = Workflow | null;

export interface WorkflowKit {
  readonly store: Store;
  readonly contract: EventContract<WorkflowEvent>;
  readonly model: StateModel<State>;
}

export const workflowKit = (store: Store, contract: EventContract<WorkflowEvent>): WorkflowKit => ({
  ...{ store, contract },
  model: reducerModel<State, WorkflowEvent>({
    ...{ version: 1, contract, initial: null },
    evolve: (state, event) => evolveWorkflow(state ?? undefined, event),
  }),
});

export const workflowStream = ({ contract }: WorkflowKit, tenant: TenantId, workflowId: WorkflowId): StreamId => ({
  ...{ tenant, type: contract.streamType, id: workflowId },
});

/** The workflow that a head carries; undefined when there is none. */
export const workflowIn = (
  heads: ReadonlyMap<string, Head>,
  stream: StreamId,
  { model }: WorkflowKit,
): Workflow | undefined => stateIn(heads, stream, model) ?? undefined;

const placeOf = (tenant: TenantId, partition: string): RecordPlace => ({ tenant, projection: WORKFLOWS, partition });
export const listPlace = (tenant: TenantId, status: WorkflowStatus): RecordPlace => placeOf(tenant, `status-${status}`);

/** What a list shows of a workflow. */
export type WorkflowSummary = Pick<
  Workflow,
  'workflowId' | 'workflowType' | 'status' | 'step' | 'error' | 'startedAt' | 'updatedAt'
>;

export function summaryOf({
  workflowId,
  workflowType,
  status,
  step,
  error,
  startedAt,
  updatedAt,
}: Workflow): WorkflowSummary {
  return { workflowId, workflowType, status, step, error, startedAt, updatedAt };
}

function listed(tenant: TenantId, after: Workflow): RecordWrite {
  const value = summaryOf(after) as unknown as Json;
  const write = { place: listPlace(tenant, after.status), sort: after.workflowId, expect: 'any', value } as const;
  return after.status === 'needs-review' ? { ...write, dueAt: after.updatedAt, dueIn: IN_REVIEW } : write;
}

/** What becomes of the records of a workflow, in the append that changes it. */
export function recordsOf(tenant: TenantId, before: Workflow | undefined, after: Workflow): readonly RecordWrite[] {
  const due = { place: placeOf(tenant, after.workflowId), sort: DUE, expect: 'any' } as const;
  const dueAt = dueAtOf(after);
  const isElsewhere = before !== undefined && before.status !== after.status;
  return [
    listed(tenant, after),
    dueAt === undefined ? { ...due, deleted: true } : { ...due, value: null, dueAt },
    ...(isElsewhere
      ? [{ place: listPlace(tenant, before.status), sort: before.workflowId, expect: 'any', deleted: true } as const]
      : []),
  ];
}
