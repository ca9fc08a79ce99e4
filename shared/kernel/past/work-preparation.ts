/** Works a past out in the background. Work that is broken off goes on from what it stored last. */
import { servingHead } from '../projection/reducers.ts';
import { type Book, mainStream } from '../projection/types.ts';
import { checkpointBefore } from './checkpoints.ts';
import { keepCheckpoints, type PastWork, WORKER_PORTION_BYTES } from './keep-checkpoints.ts';
import { type KeptPagesWriter, keptPagesWriter } from './kept-pages.ts';
import { PastFold } from './past-fold.ts';
import type { PastProjection } from './past-projection.ts';
import { pastPlace } from './places.ts';
import { type Position, START } from './position.ts';
import { findPreparation, type Preparation, preparationRecord, type StoredPreparation } from './preparation.ts';

export interface PreparationWork<B extends Book> extends Omit<PastWork<B>, 'projection'> {
  readonly past: PastProjection<B>;
  readonly preparationId: string;
}

/** `lost`: somebody else is at work on it, or it is done, or gone. */
export type Worked = 'ready' | 'more' | 'lost';

/** Pages outlive what refers to them. */
const LATER_MILLISECONDS = 3_600_000;

export async function workPreparation<B extends Book>(work: PreparationWork<B>): Promise<Worked> {
  const { store, past, tenant, now, preparationId, portionBytes } = work;
  const place = pastPlace(past.projection, tenant);
  const found = await findPreparation(store, place, preparationId, now());
  if (found?.preparation.status !== 'pending') return 'lost';
  const limits = portionBytes === undefined ? {} : { portionBytes };
  const { preparation } = found;
  const own = { ...work, ...limits, projection: past.projection };
  if (!preparation.position && (await keepCheckpoints(own, preparation.asKnownAt)) === 'more') return 'more';
  const expiresAt = new Date(Date.parse(preparation.expiresAt) + LATER_MILLISECONDS).toISOString();
  const writer = keptPagesWriter({ store, place, expiresAt });
  const from = preparation.position ?? (await checkpointBefore(store, place, preparation.asKnownAt))?.position ?? START;
  return fold(work, found, from, writer);
}

async function fold<B extends Book>(
  work: PreparationWork<B>,
  found: StoredPreparation,
  from: Position,
  writer: KeptPagesWriter,
): Promise<Worked> {
  const { store, past, tenant, now, hasTime, portionBytes = WORKER_PORTION_BYTES } = work;
  const { projection } = past;
  const { preparation } = found;
  const place = pastPlace(projection, tenant);
  const sources = projection.sources.map((source) => mainStream(tenant, source));
  const { projection: head, versions } = await store.readProgress(servingHead(projection, tenant), sources);
  const heldAt = heldAtOf(head?.halted);
  const of = total(versions);
  const before = total(from.cursors);
  const own = { store, projection, tenant, from, pages: writer, portionBytes };
  const pasts = await PastFold.open({ ...own, heldAt, skipped: head?.skipped });
  const spill = async (): Promise<void> => {
    await pasts.book.flush(writer);
    if (writer.isFull) await writer.store([], now());
  };
  const save = async (change: Partial<Preparation>): Promise<boolean> => {
    const missing = pasts.missing(preparation.asKnownAt);
    const position = await pasts.position(writer);
    const done = before + pasts.taken;
    const next = { ...preparation, done, of, missing, position, updatedAt: now(), ...change };
    return writer.store([preparationRecord(place, next, found.revision)], now());
  };
  while (await pasts.step(preparation.asKnownAt, spill)) {
    if (!hasTime()) return (await save({})) ? 'more' : 'lost';
  }
  const { asOf } = preparation;
  if (asOf !== undefined) await past.rewind?.(pasts.book, asOf, spill);
  return (await save({ status: 'ready', of: before + pasts.taken })) ? 'ready' : 'lost';
}

const total = (versions: Readonly<Record<string, number>>): number =>
  Object.values(versions).reduce((sum, version) => sum + version, 0);

/** The last version before each halt. */
const heldAtOf = (
  halted: Readonly<Record<string, { readonly version: number }>> = {},
): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(halted).map(([source, { version }]) => [source, version - 1]));

/** Says that a past could not be worked out, so that whoever waits for it hears of it. */
export async function failPreparation<B extends Book>(work: PreparationWork<B>, reason: string): Promise<void> {
  const { store, past, tenant, now, preparationId } = work;
  const place = pastPlace(past.projection, tenant);
  const found = await findPreparation(store, place, preparationId, now());
  if (found?.preparation.status !== 'pending') return;
  const failed = { ...found.preparation, status: 'failed' as const, reason, updatedAt: now() };
  await keptPagesWriter({ store, place }).store([preparationRecord(place, failed, found.revision)], now());
}
