/** Retrying and skipping. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { CommitNotice } from '../../../kernel/messages.ts';
import { type HaltPlace, liftHalt } from '../../../kernel/projection/halts.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { type FoundHalt, findHalt } from './find-halts.ts';

export interface Lifting {
  readonly store: Store;
  /** Who acts, for the head's own record of who wrote it. */
  readonly actor: string;
  readonly correlationId: string;
  /** RFC 3339 UTC. */
  readonly now: string;
  /** Tells the consumer that there is something to do. */
  readonly wake: (consumer: string, notice: CommitNotice) => Promise<void>;
}

export type LiftCode = 'NotFound' | 'Conflict';

/** Lets the projection take the commit again. */
export const retryHalt = (lifting: Lifting, place: HaltPlace): Promise<FoundHalt | Refusal<LiftCode>> =>
  lift(lifting, place, undefined);

/** Lets the projection pass over the commit, if that is still the one that it stands at. */
export const skipHalt = (lifting: Lifting, place: HaltPlace, version: number): Promise<FoundHalt | Refusal<LiftCode>> =>
  lift(lifting, place, version);

async function lift(
  { store, actor, correlationId, now, wake }: Lifting,
  place: HaltPlace,
  skipped: number | undefined,
): Promise<FoundHalt | Refusal<LiftCode>> {
  const found = await findHalt(store, place);
  if (!found) return refuse('NotFound', 'The consumer is not halted there.');
  if (skipped !== undefined && skipped !== found.version) {
    return refuse('Conflict', `The consumer is halted at version ${found.version}, not ${skipped}.`, {
      data: { currentVersion: found.version },
    });
  }
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId, actor, now };
  const isLifted = await liftHalt(store, place, { version: found.version, skip: skipped !== undefined, meta });
  if (!isLifted) return refuse('NotFound', 'The halt was lifted meanwhile.');
  await wake(place.projection, await noticeOf(store, place, { correlationId, now }));
  return found;
}

/** The consumer catches up to the head, whatever it hears of. */
async function noticeOf(
  store: Store,
  { tenant, projection, source }: HaltPlace,
  { correlationId, now }: Pick<Lifting, 'correlationId' | 'now'>,
): Promise<CommitNotice> {
  const { versions } = await store.readProgress({ tenant, projection }, [mainStream(tenant, source)]);
  const { id } = mainStream(tenant, source);
  const version = versions[source] ?? 0;
  return { tenant, streamType: source, streamId: id, version, eventTypes: [], correlationId, recordedAt: now };
}
