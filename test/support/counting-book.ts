/** A tiny projection: sums by name, in small pages, from two sources, with one derived fact for each commit. */
import * as z from 'zod/mini';
import { defineEvents } from '../../shared/kernel/events/contract.ts';
import { newId } from '../../shared/kernel/ids.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import { mapOptions, openMap } from '../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Json, type PagedMap, type Root } from '../../shared/kernel/pages/types.ts';
import { openBook, servingHead } from '../../shared/kernel/projection/reducers.ts';
import type { Book, Projection, Reducer, SourceCommit } from '../../shared/kernel/projection/types.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
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
const CODEC = { encode: (value: number) => value, decode: Number };
const SMALL_PAGES = mapOptions({ ...CODEC, leafEntriesMax: 4, nodeLinksMax: 4, bufferCharactersMax: 20 });
const USUAL_PAGES = mapOptions(CODEC);

export interface CountingBook extends Book {
  readonly sums: PagedMap<number>;
}

/** How a reducer names its sums: the second one has them the other way round. */
const KEYS: Readonly<Record<number, (source: string, name: string) => string>> = {
  1: (source, name) => `${source}/${name}`,
  2: (source, name) => `${name}@${source}`,
};

async function apply(
  sums: PagedMap<number>,
  commits: readonly SourceCommit[],
  { reducer, between }: { readonly reducer: number; readonly between: () => Promise<void> },
) {
  const facts = [];
  for (const { header, events } of commits) {
    for (const { data } of events) {
      const { name, amount } = z.parse(counted, data);
      if (name === POISON) throw new RangeError('nobody can count this');
      const key = KEYS[reducer]?.(header.stream.type, name) ?? '';
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
  /** 1 unless given; the one before it stands beside it. */
  readonly reducer?: number;
  /** Pages of the usual size, for big books. */
  readonly isBig?: boolean;
  /** Counts this much too much, as a fold with a bug does. */
  readonly tooMuch?: number;
}

const reducerOf = (options: CountingOptions, reducer: number): Reducer<CountingBook> => ({
  reducer,
  async open(state, pages) {
    const root = state === undefined ? EMPTY_ROOT : (state as unknown as { sums: Root }).sums;
    const sums = openMap(root, pages, options.isBig ? USUAL_PAGES : SMALL_PAGES);
    return {
      sums,
      async apply(commits, spill, { isRebuild = false } = {}) {
        options.onApply?.(commits);
        const between = options.spills ? spill : async () => undefined;
        const facts = await apply(sums, commits, { reducer, between });
        if (options.tooMuch !== undefined) await sums.set('', options.tooMuch);
        return isRebuild ? [] : facts;
      },
      flush: async (writer) => ({ sums: await sums.flush(writer) }) as unknown as Json,
      async *statements() {
        let total = 0;
        for await (const [, sum] of sums.entries()) total += sum;
        yield ['total', total];
      },
    };
  },
});

export const countingProjection = (options: CountingOptions = {}): Projection<CountingBook> => {
  const { name = 'holdings', reducer = 1 } = options;
  return {
    name,
    sources: ['journal', 'settings'],
    contracts,
    derived: { type: 'position', contract: tallied },
    ...reducerOf(options, reducer),
    ...(reducer > 1 && { previous: reducerOf(options, reducer - 1) }),
  };
};

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
  const { projection: head } = await store.readProgress(servingHead(projection, tenant), []);
  const book = await openBook(store, projection, tenant, head);
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
