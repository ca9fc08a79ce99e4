/** Feeds over streams that are kept in memory: what they leave out, how they are paged, and that nothing is read twice. */
import { describe, expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import type { Inspection } from '../../../shared/kernel/store/inspection.ts';
import { type CommitHeader, streamName } from '../../../shared/kernel/store/types.ts';
import type { StreamId } from '../../../shared/kernel/streams.ts';
import { feedPosition, STREAMS_MAX, tenantFeed } from '../../../shared/operations/read/feeds/tenant-feed.ts';
import { type WalkFeedPosition, walkFeed } from '../../../shared/operations/read/feeds/walk-feed.ts';
import { later, newTenant, streamIn, T0 } from '../../support/units.ts';

interface Recorded {
  readonly stream: StreamId;
  /** Seconds after T0 of each commit, and the type of its event. */
  readonly commits: readonly (readonly [seconds: number, type: string])[];
}

const headersOf = ({ stream, commits }: Recorded): CommitHeader[] =>
  commits.map(([seconds, type], at) => ({
    ...{ stream, version: at + 1, commandId: `${at}`, causationId: '', correlationId: type, actor: '', hash: '' },
    ...{ recordedAt: later(seconds), counts: { [type]: 1 } },
  }));

class World {
  readonly #streams = new Map<string, CommitHeader[]>();
  /** Headers that were read. */
  read = 0;

  constructor(...streams: readonly Recorded[]) {
    for (const recorded of streams) this.#streams.set(streamName(recorded.stream), headersOf(recorded));
  }

  readonly heads = memoryHeadsIndex(() =>
    [...this.#streams.values()].flatMap((headers) => {
      const last = headers.at(-1);
      return last ? [{ stream: last.stream, recordedAt: last.recordedAt }] : [];
    }),
  );

  readonly inspection: Inspection = {
    head: async (stream) => this.#streams.get(streamName(stream))?.at(-1),
    commits: async () => [],
    headers: async (stream, { after, limit }) => {
      const found = (this.#streams.get(streamName(stream)) ?? []).slice(after, after + limit);
      this.read += found.length;
      return found;
    },
  };
}

const every = { from: T0, to: '9999' };
const now = later(7_200);
const names = (commits: readonly CommitHeader[]) =>
  commits.map(({ stream: { type, id }, version }) => `${type}/${id} ${version}`);

const tenant = newTenant();
const journal = streamIn(tenant);
const many = Array.from({ length: 500 }, (_, at) => [at * 10, at % 100 === 99 ? 'Rare' : 'Usual'] as const);

describe('the feed of a user', () => {
  const world = () =>
    new World(
      {
        stream: journal,
        commits: [
          [0, 'A'],
          [30, 'B'],
          [30, 'A'],
        ],
      },
      {
        stream: streamIn(tenant, 'settings'),
        commits: [
          [10, 'A'],
          [30, 'C'],
          [4_000, 'A'],
        ],
      },
      { stream: streamIn(newTenant()), commits: [[5, 'A']] },
    );
  const page = (of: World, more: object = {}, options: object = {}) =>
    tenantFeed(of, tenant, { ...every, ...more }, { position: undefined, limit: 100, now, ...options });
  const commits = async (...asked: Parameters<typeof page>) => {
    const answer = await page(...asked);
    return answer === 'too-many-streams' ? [answer] : names(answer.commits);
  };
  const ALL = [
    'journal/main 1',
    'settings/main 1',
    'journal/main 2',
    'journal/main 3',
    'settings/main 2',
    'settings/main 3',
  ];

  it('merges their streams in order of recording', async () => {
    expect(await commits(world())).toEqual(ALL);
  });

  it('gives each commit once, whatever the size of the pages', async () => {
    for (const limit of [1, 2, 3, 5, 6]) {
      const seen: string[] = [];
      let position: unknown;
      do {
        const part = await page(world(), {}, { limit, position: position && feedPosition.parse(position) });
        if (part === 'too-many-streams') throw new Error(part);
        seen.push(...names(part.commits));
        position = part.next;
      } while (position);
      expect(seen).toEqual(ALL);
    }
  });

  it('leaves out what is not asked for', async () => {
    expect(await commits(world(), { from: later(30) })).toEqual(ALL.slice(2));
    expect(await commits(world(), { to: later(30) })).toEqual(ALL.slice(0, 2));
    expect(await commits(world(), { eventType: 'C' })).toEqual(['settings/main 2']);
    expect(await commits(world(), { correlationId: 'B' })).toEqual(['journal/main 2']);
  });

  it('finds the time in a long stream without reading all before it', async () => {
    const long = new World({ stream: journal, commits: many });
    expect(await commits(long, { from: later(4_900) })).toHaveLength(10);
    expect(long.read).toBeLessThan(60);
  });

  it('is refused over more streams than can be merged', async () => {
    const streams = Array.from({ length: STREAMS_MAX + 1 }, (_, at) => ({
      stream: streamIn(tenant, 'import', `${at}`),
      commits: [[at, 'A'] as const],
    }));
    expect(await commits(new World(...streams))).toEqual(['too-many-streams']);
  });
});

describe('the feed of all users', () => {
  const world = () =>
    new World(
      { stream: journal, commits: many },
      {
        stream: streamIn(newTenant()),
        commits: [
          [5, 'Rare'],
          [6, 'Usual'],
        ],
      },
      { stream: streamIn(tenant, 'settings'), commits: [[5, 'Rare']] },
    );

  async function all(of: World, options: { limit: number; hasTime?: () => boolean; streamType?: 'journal' }) {
    const seen: string[] = [];
    let position: WalkFeedPosition | undefined;
    let pages = 0;
    do {
      const filter = { ...every, eventType: 'Rare' };
      const part = await walkFeed(of, { filter, position, now, hasTime: () => true, ...options });
      expect(part.commits.length).toBeLessThanOrEqual(options.limit);
      seen.push(...names(part.commits));
      position = part.next;
      pages += 1;
    } while (position);
    return { seen: seen.toSorted(), pages };
  }
  const RARE = [
    'journal/main 1',
    'journal/main 100',
    'journal/main 200',
    'journal/main 300',
    'journal/main 400',
    'journal/main 500',
  ];

  it('finds an event type in every stream that may have it, however it is paged', async () => {
    for (const limit of [1, 2, 4, 100]) {
      expect((await all(world(), { limit, streamType: 'journal' })).seen).toEqual(RARE.toSorted());
    }
    expect((await all(world(), { limit: 100 })).seen).toHaveLength(7);
  });

  it('goes on where it stood when its time was over', async () => {
    const slow = await all(world(), { limit: 100, hasTime: () => false });
    expect(slow.seen).toHaveLength(7);
    expect(slow.pages).toBeGreaterThan(5);
  });
});
