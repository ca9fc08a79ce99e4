/** Deletes the pages of generations that serve no more, and gives up one that never did. */
import type { Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { servingHead } from '../reducers.ts';
import type { Replay } from './replay.ts';
import { buildingHead } from './replay.ts';
import { type ReplayStep, writeStep } from './steps.ts';

/** Readers hold a root for a minute at most; who is about to write to the old generation, as long as a function runs. */
export const CLEAN_UP_AFTER_SECONDS = 600;
const PAGES_AT_ONCE = 500;

/** Deletes all pages of a generation; what was deleted stays so when this is cut off. */
async function deleteGeneration(store: Store, tenant: TenantId, projection: string, generation: number): Promise<void> {
  const place = { tenant, projection, generation };
  for (;;) {
    const refs = await store.listPages(place, PAGES_AT_ONCE);
    if (refs.length > 0) await store.deletePages(place, refs);
    if (refs.length < PAGES_AT_ONCE) return;
  }
}

/** Gives up what was built: first the head, so that nobody goes on building, then the pages, at once: nobody reads them. */
export async function cancelStep(step: ReplayStep): Promise<void> {
  const { store, projection, tenant, stored, now } = step;
  const { generation, retired } = stored.replay;
  const key = buildingHead(tenant, projection.name, generation);
  const { projection: head } = await store.readProgress(key, []);
  if (head) {
    await writeStep(step, {}, { retired: { key, expectedEpoch: head.epoch } });
    return;
  }
  await deleteGeneration(store, tenant, projection.name, generation);
  // Once more later: somebody may have been about to put pages.
  await writeStep(step, { status: 'cancelled', retired: [...retired, { generation, at: now }] });
}

const waitOf = ({ at }: Replay['retired'][number], now: string): number =>
  Math.max(0, CLEAN_UP_AFTER_SECONDS - (Date.parse(now) - Date.parse(at)) / 1_000);

/** Answers after how many seconds there is more to delete; undefined when there isn't. */
export async function cleanUpStep(step: ReplayStep): Promise<number | undefined> {
  const { store, projection, tenant, stored, now } = step;
  const { retired } = stored.replay;
  const due = retired.filter((one) => waitOf(one, now) === 0);
  if (due.length === 0)
    return retired.length === 0 ? undefined : Math.ceil(Math.min(...retired.map((one) => waitOf(one, now))));
  const { projection: serving } = await store.readProgress(servingHead(projection, tenant), []);
  for (const { generation } of due) {
    if (generation === serving?.generation) throw new Error(`generation ${generation} of ${projection.name} serves`);
    await deleteGeneration(store, tenant, projection.name, generation);
  }
  await writeStep(step, { retired: retired.filter((one) => !due.includes(one)) });
  return 0;
}
