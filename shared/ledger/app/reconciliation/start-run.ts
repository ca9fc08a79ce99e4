/** Starts the runs that read what a provider settled: one at a time for each provider. */
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import { begin, isDue, type ReconciliationRun } from '../../domain/reconciliation/run.ts';
import { runIn, runNowKey, runWrites } from '../../read/reconciliation/places.ts';

/** Who writes reconciliation’s records. */
export const ACTOR = 'system:reconciliation';

export async function readRun(store: Store, provider: string) {
  const [held] = await store.readRecords([runNowKey(provider)]);
  return { held, run: held && runIn(held) };
}

/** Answers whether nobody else was first. */
export const putRun = (store: Store, run: ReconciliationRun, held: StoredRecord | undefined): Promise<boolean> =>
  putRecords(store, runWrites(run, held), { actor: ACTOR, now: run.updatedAt });

export interface Ordered {
  readonly provider: string;
  readonly startedBy: string;
  readonly from?: string | undefined;
  readonly now: string;
}

/** Starts a run, unless one is under way: that one is answered. */
export async function startRun(store: Store, { provider, startedBy, from, now }: Ordered): Promise<ReconciliationRun> {
  for (;;) {
    const { held, run: before } = await readRun(store, provider);
    if (before?.status === 'running') return before;
    const run = begin({ provider, before, from, startedBy, now });
    if (await putRun(store, run, held)) return run;
  }
}

/** Starts a day's run if there was none yet; answers whether there is something to work at. */
export async function startDaily(store: Store, provider: string, now: string): Promise<boolean> {
  const { run } = await readRun(store, provider);
  const due = isDue(run, now);
  if (due === 'start') await startRun(store, { provider, startedBy: ACTOR, now });
  return due !== undefined;
}
