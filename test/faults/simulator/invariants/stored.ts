/** All that the event table holds in the end, read from outside. */
import { environment } from '../../../../shared/adapters/environment.ts';
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import { parseStreamKey, type StreamId, type TenantId } from '../../../../shared/kernel/streams.ts';
import { TABLES } from '../fake-tables.ts';
import type { World } from '../world.ts';

export const { store } = environment();

export function streamsOf(world: World): StreamId[] {
  const streams: StreamId[] = [];
  for (const item of world.tables.all(TABLES.events)) {
    const stream = item['sk']?.S === 'HEAD' ? parseStreamKey(item['pk']?.S ?? '') : undefined;
    if (stream) streams.push(stream);
  }
  return streams;
}

/** The commits of a tenant, each stream in order. */
export async function commitsOf(world: World, tenant: TenantId): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  for (const stream of streamsOf(world)) {
    if (stream.tenant === tenant) commits.push(...(await store.readCommits(stream, 0)));
  }
  return commits;
}

interface Imported {
  readonly transactionId: string;
  readonly importId?: string;
}

/** What the journal took in, entry by entry. */
export const importedIn = (commits: readonly Commit[]): readonly Imported[] =>
  commits
    .filter(({ stream }) => stream.type === 'journal')
    .flatMap(({ events }) =>
      events.flatMap(({ type, data }) => (type === 'TransactionImported' ? [data as Imported] : [])),
    );
