/** A tiny projection: sums by name, in small pages, from two sources, with one derived fact for each commit. */
import * as z from 'zod/mini';
import { defineEvents } from '../../shared/kernel/events/contract.ts';
import { newId } from '../../shared/kernel/ids.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import { mapOptions, openMap } from '../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Json, type PagedMap, type Root } from '../../shared/kernel/pages/types.ts';
import type { Book, Projection, SourceCommit } from '../../shared/kernel/projection/types.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import { pageReader } from '../../shared/kernel/store/collect-pages.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import type { StreamType, TenantId } from '../../shared/kernel/streams.ts';
import { event, T0, unit } from './units.ts';

const counted = z.object({ name: z.string(), amount: z.int() });
const contracts = [
  defineEvents('journal', { Counted: { 1: counted } }),
  defineEvents('settings', { Counted: { 1: counted } }),
];
const tallied = defineEvents('position', { Tallied: { 1: z.object({ source: z.string(), version: z.int() }) } });

/** A name that the fold can't take. */
export const POISON = 'poison';
const OPTIONS = mapOptions<number>({
  encode: (value) => value,
  decode: Number,
  leafEntriesMax: 4,
  nodeLinksMax: 4,
  bufferCharactersMax: 20,
});

export interface CountingBook extends Book {
  readonly sums: PagedMap<number>;
}

async function apply(sums: PagedMap<number>, commits: readonly SourceCommit[], between: () => Promise<void>) {
  const facts = [];
  for (const { header, events } of commits) {
    for (const { data } of events) {
      const { name, amount } = z.parse(counted, data);
      if (name === POISON) throw new RangeError('nobody can count this');
      const key = `${header.stream.type}/${name}`;
      await sums.set(key, ((await sums.get(key)) ?? 0) + amount);
    }
    facts.push({ type: 'Tallied', data: { source: header.stream.type, version: header.version } });
    await between();
  }
  return facts;
}

export interface CountingOptions {
  readonly name?: string;
  /** Stores pages after each commit, as a book does that would not fit its memory. */
  readonly spills?: boolean;
  /** Runs before each application, to throw. */
  readonly onApply?: (commits: readonly SourceCommit[]) => void;
}

export const countingProjection = (options: CountingOptions = {}): Projection<CountingBook> => ({
  name: options.name ?? 'counts',
  generation: 1,
  sources: ['journal', 'settings'],
  contracts,
  derived: { type: 'position', contract: tallied },
  async open(state, pages) {
    const root = state === undefined ? EMPTY_ROOT : (state as unknown as { sums: Root }).sums;
    const sums = openMap(root, pages, OPTIONS);
    return {
      sums,
      apply: (commits, spill) => {
        options.onApply?.(commits);
        return apply(sums, commits, options.spills ? spill : async () => undefined);
      },
      flush: async (writer) => ({ sums: await sums.flush(writer) }) as unknown as Json,
    };
  },
});

/** Appends a commit with one event for each name to a tenant's journal, or to another of the sources. */
export async function count(
  store: Store,
  tenant: TenantId,
  names: readonly string[],
  source: StreamType = 'journal',
): Promise<CommitNotice> {
  const stream = mainStream(tenant, source);
  const version = (await store.readHeads([stream])).get(streamName(stream))?.version ?? 0;
  const events = names.map((name) => event({ name, amount: 1 }, 'Counted'));
  await store.write(unit({ appends: [{ stream, expectedVersion: version, events, state: null }] }));
  return noticeOf(tenant, version + 1, source);
}

export const noticeOf = (tenant: TenantId, version: number, streamType: StreamType = 'journal'): CommitNotice => ({
  tenant,
  streamType,
  streamId: 'main',
  version,
  eventTypes: ['Counted'],
  correlationId: newId(),
  recordedAt: T0,
});

export interface Counts {
  readonly sums: Readonly<Record<string, number>>;
  readonly cursors: Readonly<Record<string, number>>;
  readonly halted: Readonly<Record<string, number>>;
  /** `<source> <version>` of each derived fact, in order. */
  readonly facts: readonly string[];
}

/** All that the projection holds for a tenant. */
export async function countsOf(store: Store, tenant: TenantId, projection = countingProjection()): Promise<Counts> {
  const key = { tenant, projection: projection.name, generation: projection.generation };
  const { projection: head } = await store.readProgress(key, []);
  const book = await projection.open(head?.state ?? undefined, pageReader(store, { projection: key }));
  const sums: Record<string, number> = {};
  for await (const [name, sum] of book.sums.entries()) sums[name] = sum;
  const commits = await store.readCommits(mainStream(tenant, 'position'), 0);
  const facts = commits.flatMap((commit) =>
    commit.events.map((stored) => {
      const { source, version } = z.parse(z.object({ source: z.string(), version: z.int() }), stored.data);
      return `${source} ${version}`;
    }),
  );
  const halted = Object.fromEntries(
    Object.entries(head?.halted ?? {}).map(([source, { version }]) => [source, version]),
  );
  return { sums, cursors: head?.cursors ?? {}, halted, facts };
}
