/** Reads workflows: one with its history, and lists by status. */

import { readStates } from '../../store/read-states.ts';
import type { Commit } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import type { Timestamp } from '../../time.ts';
import {
  type Standing,
  WORKFLOW_STATUSES,
  type Workflow,
  type WorkflowError,
  type WorkflowId,
  type WorkflowStatus,
} from '../workflow.ts';
import { listPlace, type WorkflowKit, type WorkflowSummary, workflowIn, workflowStream } from './workflow-kit.ts';

/** One change of where a workflow stands, or something that an operator did about it. */
export interface HistoryEntry {
  readonly at: Timestamp;
  /** What brought it about: a provider, a timer, an operator, or the system itself. */
  readonly source: string;
  readonly reason: string;
  readonly from?: Standing;
  readonly to?: Standing;
  readonly error?: WorkflowError;
  readonly operator?: { readonly actor: string; readonly act: string };
}

function entriesOf({ contract }: WorkflowKit, { events }: Commit): readonly HistoryEntry[] {
  return events
    .map((stored) => contract.decode(stored))
    .flatMap((event): readonly HistoryEntry[] => {
      if (event.type === 'WorkflowStarted') {
        const { startedAt: at, source, reason, step } = event.data;
        return [{ at, source, reason, to: { status: 'running', step } }];
      }
      if (event.type === 'WorkflowStatusChanged') {
        const { changedAt: at, source, reason, from, to, failure } = event.data;
        return [{ at, source, reason, from, to, ...(failure && { error: failure.error }) }];
      }
      if (event.type !== 'WorkflowInputTaken' || !event.data.operator) return [];
      const { takenAt: at, source, operator } = event.data;
      return [{ at, source, reason: operator.reason, operator: { actor: operator.actor, act: operator.act } }];
    });
}

/** A workflow and all that happened to it, oldest first; undefined when there is none. */
export async function readWorkflow(
  kit: WorkflowKit,
  tenant: TenantId,
  workflowId: WorkflowId,
): Promise<{ readonly workflow: Workflow; readonly history: readonly HistoryEntry[] } | undefined> {
  const stream = workflowStream(kit, tenant, workflowId);
  const workflow = await readStates(kit.store, [stream], (heads) => workflowIn(heads, stream, kit));
  if (!workflow) return undefined;
  const history: HistoryEntry[] = [];
  for (let version = 0; ; ) {
    const commits = await kit.store.readCommits(stream, version);
    const last = commits.at(-1);
    if (!last) return { workflow, history };
    history.push(...commits.flatMap((commit) => entriesOf(kit, commit)));
    version = last.version;
  }
}

export interface WorkflowsAsked {
  /** Left out: of any. */
  readonly status?: WorkflowStatus | undefined;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const BEFORE_ALL = '~';

/** A user's workflows by status, youngest first: their ids begin with the time. */
export async function listWorkflows(
  { store }: WorkflowKit,
  tenant: TenantId,
  { status, after, limit }: WorkflowsAsked,
): Promise<readonly WorkflowSummary[]> {
  const statuses = status === undefined ? WORKFLOW_STATUSES : [status];
  const range = { from: '0', before: after ?? BEFORE_ALL, limit, reverse: true };
  const records = await Promise.all(statuses.map((one) => store.queryRecords(listPlace(tenant, one), range)));
  return records
    .flat()
    .map(({ value }) => value as unknown as WorkflowSummary)
    .toSorted((a, b) => (a.workflowId < b.workflowId ? 1 : -1))
    .slice(0, limit);
}
