/** Runs as operators see them. */
import type * as z from 'zod/mini';
import type { Store } from '../../../kernel/store/types.ts';
import type { reconciliationRunView } from '../../contract/reconciliation.ts';
import type { ReconciliationRun } from '../../domain/reconciliation/run.ts';
import { ALL_RUNS, runIn, runsBefore, runsPlace } from './places.ts';

export type RunView = z.output<typeof reconciliationRunView>;

export interface RunPage {
  readonly runs: readonly ReconciliationRun[];
  readonly after: string | undefined;
}

/** Newest first. */
export async function listRuns(
  store: Store,
  { provider, after, limit }: { readonly provider: string; readonly after: string | undefined; readonly limit: number },
): Promise<RunPage> {
  const range = after === undefined ? ALL_RUNS : runsBefore(after);
  const records = await store.queryRecords(runsPlace(provider), { ...range, limit: limit + 1, reverse: true });
  const runs = records.slice(0, limit).map(runIn);
  return { runs, after: records.length > limit ? runs.at(-1)?.runId : undefined };
}

export function runViewOf(run: ReconciliationRun): RunView {
  const { after: _, isRead: __, failures: ___, ...shown } = run;
  return { ...shown } as unknown as RunView;
}
