/**
 * Halts: a projection takes nothing more from one source stream of one tenant until someone has looked. The head says
 * that and where; why, in words that may quote data, stands sealed in a record beside it. The record is in the due index
 * under `HALTS`, so that the halts of all tenants are found without looking at all tenants.
 */
import { newId } from '../ids.ts';
import type { Json } from '../pages/types.ts';
import { pauseWithJitter } from '../pause.ts';
import { carryingAppends } from '../store/carried.ts';
import { noPageChanges } from '../store/collect-pages.ts';
import type { RecordKey, RecordWrite } from '../store/records.ts';
import { type Halt, type ProjectionHead, type Store, streamName, type Unit } from '../store/types.ts';
import type { StreamType, TenantId } from '../streams.ts';
import type { PoisonCommit } from './fold.ts';
import { emptyHead, servingHead } from './reducers.ts';
import { type Book, mainStream, type Projection } from './types.ts';

/** The list of the due index that holds the halts of all tenants. */
export const HALTS = 'halts';

const RACES_MAX = 10;
const WORDS_MAX = 1_000;

/** Where a tenant's projection has come to a stop. */
export interface HaltPlace {
  readonly tenant: TenantId;
  readonly projection: string;
  readonly source: StreamType;
}

/** What the record of a halt says beyond the head. */
export interface HaltDetail extends Halt {
  /** The fault in its own words. */
  readonly words: string;
}

export const haltKey = ({ tenant, projection, source }: HaltPlace): RecordKey => ({
  place: { tenant, projection, partition: HALTS },
  sort: source,
});

const nameOf = ({ cause }: PoisonCommit): string => (cause instanceof Error ? cause.name : 'Error');

function recordOf(place: HaltPlace, halt: Halt, words: string): RecordWrite {
  const value: HaltDetail = { ...halt, words: words.slice(0, WORDS_MAX) };
  return { ...haltKey(place), expect: 'any', value: value as unknown as Json, dueAt: halt.at, dueIn: HALTS };
}

/** Records that the projection takes nothing more from the source stream of a commit. */
export async function halt(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  poison: PoisonCommit,
  now: string,
): Promise<void> {
  const key = servingHead(projection, tenant);
  const { source, version } = poison;
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (race > 1) await pauseWithJitter(race);
    const head = (await store.readProgress(key, [])).projection ?? emptyHead(projection);
    if ((head.cursors[source] ?? 0) >= version) return;
    const record: Halt = { version, reason: nameOf(poison), at: now };
    const { written } = await store.write({
      meta: {
        commandId: newId(),
        causationId: poison.name,
        correlationId: newId(),
        actor: `system:${projection.name}`,
        now,
      },
      appends: carryingAppends(key, head.epoch),
      projection: { key, ...unmoved(head), halted: { ...head.halted, [source]: record } },
      records: [recordOf({ tenant, projection: projection.name, source }, record, poison.message)],
    });
    if (written) return;
  }
  throw new Error(`${projection.name}: could not record a halt at ${streamName(mainStream(tenant, source))}`);
}

/** A change of a head that changes nothing yet. */
const unmoved = ({ epoch, garbage, ...head }: ProjectionHead) => ({
  ...head,
  expectedEpoch: epoch,
  pages: noPageChanges(garbage),
});

export interface Lift {
  /** The halt that is meant; another that took its place since stays. */
  readonly version: number;
  /** Whether the projection passes over the commit. It is taken again if not, and when the projection is rebuilt. */
  readonly skip: boolean;
  readonly meta: Unit['meta'];
}

/** Lifts a halt; answers whether it was there. The projection goes on with the next notice of the stream. */
export async function liftHalt(store: Store, place: HaltPlace, { version, skip, meta }: Lift): Promise<boolean> {
  const { tenant, projection, source } = place;
  const key = { tenant, projection };
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (race > 1) await pauseWithJitter(race);
    const { projection: head } = await store.readProgress(key, []);
    const { [source]: found, ...others } = head?.halted ?? {};
    if (!head || found?.version !== version) return false;
    const skipped = [...(head.skipped ?? []), { source, version, at: meta.now }];
    const passed = { cursors: { ...head.cursors, [source]: version }, skipped };
    const { written } = await store.write({
      meta,
      appends: carryingAppends(key, head.epoch),
      projection: { key, ...unmoved(head), ...(skip && passed), halted: others },
      records: [{ ...haltKey(place), expect: 'any', deleted: true }],
    });
    if (written) return true;
  }
  throw new Error(`${projection} of a tenant keeps being moved by others`);
}
