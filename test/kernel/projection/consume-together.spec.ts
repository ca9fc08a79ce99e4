/** Projections that share a queue: what happens to one of them is nothing to the others. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryQueue } from '../../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type CommitNotice } from '../../../shared/kernel/messages.ts';
import type { LogFields } from '../../../shared/kernel/observe/log.ts';
import { consumeTogether, type Follower } from '../../../shared/kernel/projection/consume.ts';
import { parseNotice, type QueueRecord } from '../../../shared/kernel/projection/queue-messages.ts';
import { readOnce } from '../../../shared/kernel/projection/read-once.ts';
import { mainStream, type Projection } from '../../../shared/kernel/projection/types.ts';
import { ServiceFault } from '../../../shared/kernel/service-fault.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { watched } from '../../faults/support/watched-store.ts';
import {
  type CountingBook,
  type CountingOptions,
  count,
  countingProjection,
  countsOf,
} from '../../support/counting-book.ts';
import { newTenant, T0 } from '../../support/units.ts';

let memory: MemoryStore;
let queue: MemoryQueue;
let tenant: TenantId;
let lines: { readonly text: string; readonly data: LogFields }[];
/** `<projection> <source> <version>` of each commit that was taken into a book. */
let taken: string[];
/** Source and version after which commits were read. */
let reads: string[];
let store: Store;
beforeEach(() => {
  memory = new MemoryStore();
  queue = new MemoryQueue();
  tenant = newTenant();
  lines = [];
  taken = [];
  reads = [];
  store = watched(memory, {
    before: (request) => {
      if (request.name === 'readCommits') reads.push(`${request.given[0].type} ${request.given[1]}`);
    },
  });
});

/** A projection that appends no facts: there may be several of a journal. */
function plain(name: string, { onApply, ...more }: CountingOptions = {}): Projection<CountingBook> {
  const { derived: _, ...rest } = countingProjection({
    ...more,
    name,
    onApply(commits) {
      onApply?.(commits);
      taken.push(...commits.map(({ header }) => `${name} ${header.stream.type} ${header.version}`));
    },
  });
  return rest;
}

const poisonedAt = (version: number): CountingOptions => ({
  onApply(commits) {
    if (commits.some(({ header }) => header.stream.type === 'journal' && header.version === version))
      throw new RangeError('nobody can take this');
  },
});

const record = (notice: CommitNotice, receives = 1): QueueRecord => ({
  messageId: `${notice.streamType} ${notice.version}`,
  receiptHandle: `${notice.streamType} ${notice.version} for the ${receives}th time`,
  body: JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice }),
  attributes: { ApproximateReceiveCount: String(receives) },
});

/** Answers the messages that must come again. */
async function receive(
  followers: readonly Follower[],
  notices: readonly CommitNotice[],
  receives = 1,
): Promise<readonly string[]> {
  const { batchItemFailures } = await consumeTogether(
    followers,
    notices.map((notice) => record(notice, receives)),
    {
      ...{ store, queue, now: () => T0, remainingMilliseconds: () => 300_000 },
      log: {
        info: (text, data) => lines.push({ text, data }),
        error: (text, data) => lines.push({ text, data }),
      },
    },
  );
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

const said = (text: string): readonly unknown[] =>
  lines.filter((line) => line.text === text).map(({ data }) => data['consumer']);

describe('of projections that share a queue', () => {
  it('poison halts the one that it is poison to; the other goes on, and takes nothing twice', async () => {
    const [good, bad] = [plain('good'), plain('bad', poisonedAt(2))];
    const both = [{ projection: bad }, { projection: good }];
    const notices = [
      await count(store, tenant, ['a']),
      await count(store, tenant, ['b']),
      await count(store, tenant, ['c'], 'settings'),
    ];
    const all = ['journal 1', 'journal 2', 'settings 1'];
    for (const receives of [1, 2]) expect(await receive(both, notices, receives)).toEqual(all);
    expect((await countsOf(store, tenant, good)).sums).toEqual({ 'journal/a': 1, 'journal/b': 1, 'settings/c': 1 });
    expect(await countsOf(store, tenant, bad)).toMatchObject({ cursors: { journal: 1, settings: 1 }, halted: {} });

    expect(await receive(both, notices, 3)).toEqual([]);
    expect(said('consumer halted')).toEqual(['bad']);
    const more = [await count(store, tenant, ['d']), await count(store, tenant, ['e'], 'settings')];
    expect(await receive(both, more)).toEqual([]);
    expect(await countsOf(store, tenant, bad)).toMatchObject({
      sums: { 'journal/a': 1, 'settings/c': 1, 'settings/e': 1 },
      cursors: { journal: 1, settings: 2 },
      halted: { journal: 2 },
    });
    expect(await countsOf(store, tenant, good)).toMatchObject({ cursors: { journal: 3, settings: 2 }, halted: {} });
    const byGood = taken.filter((one) => one.startsWith('good'));
    expect(byGood).toHaveLength(5);
    expect(new Set(byGood).size).toBe(5);
    expect(said('applied').filter((consumer) => consumer === 'good')).toHaveLength(2);
  });

  it('a fault in the first lets the second apply, and the message comes again for the first alone', async () => {
    const [first, second] = [plain('first'), plain('second')];
    const both = [{ projection: first }, { projection: second }];
    memory.hooks.beforeWrite = ({ projection }) => {
      if (projection?.key.projection === 'first') throw new ServiceFault('ThrottlingException', 'throttled');
    };
    const notice = await count(store, tenant, ['a']);
    expect(await receive(both, [notice], 2)).toEqual(['journal 1']);
    expect([...queue.putOff]).toEqual([['journal 1 for the 2th time', 5]]);
    expect(said('consumer failed')).toEqual(['first']);
    expect((await countsOf(store, tenant, first)).cursors).toEqual({});
    expect((await countsOf(store, tenant, second)).sums).toEqual({ 'journal/a': 1 });

    memory.hooks.beforeWrite = undefined;
    taken = [];
    expect(await receive(both, [notice], 3)).toEqual([]);
    expect(taken).toEqual(['first journal 1']);
    expect((await countsOf(store, tenant, first)).sums).toEqual({ 'journal/a': 1 });
    expect((await countsOf(store, tenant, second)).sums).toEqual({ 'journal/a': 1 });
  });

  it('only messages that concern the one that failed come again', async () => {
    const narrow = { ...plain('narrow', poisonedAt(1)), sources: ['journal'] as const };
    const notices = [await count(store, tenant, ['a']), await count(store, tenant, ['b'], 'settings')];
    expect(await receive([{ projection: narrow }, { projection: plain('wide') }], notices)).toEqual(['journal 1']);
    expect(taken).toEqual(['wide journal 1', 'wide settings 1']);
  });

  it('one that puts its work off is gone on with alone, later; the other has done its own', async () => {
    const [heavy, light] = [plain('heavy'), plain('light')];
    const weighty: Projection<CountingBook> = {
      ...heavy,
      open: async (...given) => ({
        ...(await heavy.open(...given)),
        weigh: async () => ({ fresh: 1, redone: 1_000_000 }),
      }),
    };
    const both = [{ projection: weighty }, { projection: light }];
    const notice = await count(store, tenant, ['a']);
    expect(await receive(both, [notice])).toEqual([]);
    expect(taken).toEqual(['light journal 1']);
    const [back, ...more] = queue.sent;
    expect(more).toEqual([]);
    expect(back?.delaySeconds).toBe(4);
    const put = parseNotice(back?.body ?? '');
    expect(put).toEqual({ ...notice, projection: 'heavy' });

    await count(store, tenant, ['b']);
    const later = [{ projection: heavy }, { projection: light }];
    expect(await receive(later, [{ ...put, version: 2 }])).toEqual([]);
    expect(taken.slice(1)).toEqual(['heavy journal 1', 'heavy journal 2']);
  });

  it('those that stand at the same version read commits once', async () => {
    const both = [{ projection: plain('one') }, { projection: plain('other') }];
    await receive(both, [await count(store, tenant, ['a'])]);
    const second = await count(store, tenant, ['b']);
    await receive(both.slice(0, 1), [second]);
    reads = [];
    const third = await count(store, tenant, ['c']);
    await receive(both, [third]);
    expect(reads.toSorted()).toEqual(['journal 1', 'journal 2']);
    reads = [];
    await receive(both, [await count(store, tenant, ['d'])]);
    expect(reads).toEqual(['journal 3']);
    expect(taken.filter((one) => one.startsWith('one'))).toHaveLength(4);
    expect(taken.filter((one) => one.startsWith('other'))).toHaveLength(4);
  });

  it('one that has something to do afterwards does it whatever became of the other, and fails by itself', async () => {
    const done: CommitNotice[] = [];
    let isBroken = false;
    const afterwards = async (notice: CommitNotice): Promise<void> => {
      if (isBroken) throw new ServiceFault('ThrottlingException', 'throttled');
      done.push(notice);
    };
    const both = [{ projection: plain('bad', poisonedAt(1)) }, { projection: plain('good'), afterwards }];
    const notices = [await count(store, tenant, ['a']), await count(store, tenant, ['b'])];
    expect(await receive(both, notices)).toEqual(['journal 1', 'journal 2']);
    expect(done).toEqual(notices.slice(1));
    isBroken = true;
    expect(await receive(both.slice(1), notices)).toEqual(['journal 1', 'journal 2']);
    expect(said('consumer failed')).toEqual(['bad', 'good']);
  });
});

describe('reads that several share', () => {
  it('are asked for again when they failed', async () => {
    let broken = 1;
    const { readCommits } = readOnce({
      readCommits: async () => {
        broken -= 1;
        if (broken >= 0) throw new ServiceFault('ThrottlingException', 'throttled');
        return [];
      },
    });
    const stream = mainStream(tenant, 'journal');
    const asked = [readCommits(stream, 0), readCommits(stream, 0)];
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await readCommits(stream, 0)).toEqual([]);
    expect(broken).toBe(-1);
  });

  it('are not mixed up with those of other limits', async () => {
    for (const name of ['a', 'b']) await count(store, tenant, [name]);
    const { readCommits } = readOnce(store);
    const stream = mainStream(tenant, 'journal');
    const asked = [readCommits(stream, 0), readCommits(stream, 0, { commitsMax: 1 }), readCommits(stream, 1)];
    expect((await Promise.all(asked)).map(({ length }) => length)).toEqual([2, 1, 1]);
  });
});
