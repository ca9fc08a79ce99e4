import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoHeadsIndex } from '../../shared/adapters/dynamodb/heads-index.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { memoryHeadsIndex } from '../../shared/adapters/memory/heads-index.ts';
import { type HeadsIndex, hourOf, type MovedHead, shardOfTenant } from '../../shared/kernel/store/heads-index.ts';
import { type StreamId, streamKey, type TenantId } from '../../shared/kernel/streams.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { append, later, newTenant, streamIn, T0, unit } from '../support/units.ts';

interface Opened {
  readonly index: HeadsIndex;
  /** Appends to a stream, at a time. */
  readonly move: (stream: StreamId, version: number, at: string) => Promise<void>;
}

const named = ({ stream, recordedAt }: MovedHead): string => `${streamKey(stream)} ${recordedAt}`;

/** What every index of heads does. */
function headsIndexContract(open: () => Promise<Opened>): void {
  const inSlot = async ({ index }: Opened, tenant: TenantId, at: string): Promise<string[]> => {
    const slot = { hour: hourOf(at), shard: shardOfTenant(tenant) };
    const found: MovedHead[] = [];
    for (let after: MovedHead | undefined; ; ) {
      const page = await index.page(slot, { after, limit: 2 });
      found.push(...page);
      after = page.at(-1);
      if (page.length < 2) return found.filter(({ stream }) => stream.tenant === tenant).map(named);
    }
  };

  it('gives the streams of an hour in the order in which they moved, page by page', async () => {
    const [opened, tenant] = [await open(), newTenant()];
    const moves = [3, 1, 4, 2, 5].map(
      (minute) => [streamIn(tenant, 'import', `i${minute}`), later(minute * 60)] as const,
    );
    for (const [stream, at] of moves) await opened.move(stream, 0, at);
    const inOrder = moves.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
    expect(await inSlot(opened, tenant, T0)).toEqual(
      inOrder.map(([stream, recordedAt]) => named({ stream, recordedAt })),
    );
  });

  it('gives those alone that moved since a time', async () => {
    const [opened, tenant] = [await open(), newTenant()];
    const moves = [1, 2, 3, 4].map((minute) => [streamIn(tenant, 'import', `i${minute}`), later(minute * 60)] as const);
    for (const [stream, at] of moves) await opened.move(stream, 0, at);
    const slot = { hour: hourOf(T0), shard: shardOfTenant(tenant) };
    const since = later(120);
    const own = (page: readonly MovedHead[]) => page.filter(({ stream }) => stream.tenant === tenant);
    const [first, ...rest] = own(await opened.index.page(slot, { since, limit: 100 }));
    expect([first, ...rest].map((head) => head?.stream.id)).toEqual(['i2', 'i3', 'i4']);
    expect(own(await opened.index.page(slot, { after: first, since, limit: 100 }))).toEqual(rest);
  });

  it('has a stream in the hour of its last commit alone', async () => {
    const [opened, tenant] = [await open(), newTenant()];
    const stream = streamIn(tenant);
    await opened.move(stream, 0, T0);
    const at = later(3 * 3_600);
    await opened.move(stream, 1, at);
    expect(await inSlot(opened, tenant, T0)).toEqual([]);
    expect(await inSlot(opened, tenant, at)).toEqual([named({ stream, recordedAt: at })]);
  });

  it('gives all streams of a tenant, of whichever hours', async () => {
    const [{ index, move }, tenant] = [await open(), newTenant()];
    await move(streamIn(tenant), 0, T0);
    await move(streamIn(tenant, 'settings'), 0, later(9 * 3_600));
    await move(streamIn(newTenant()), 0, T0);
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const { heads, next } = await index.all({ tenant, after, limit: 1 });
      found.push(...heads.map(({ head }) => head.stream.type));
      after = next;
      if (next === undefined) break;
    }
    expect(found.toSorted()).toEqual(['journal', 'settings']);
  });
}

describe('heads in memory', () => {
  const heads = new Map<string, MovedHead>();
  headsIndexContract(async () => ({
    index: memoryHeadsIndex(() => heads.values()),
    move: async (stream, _, recordedAt) => void heads.set(streamKey(stream), { stream, recordedAt }),
  }));
});

describe('heads on DynamoDB', () => {
  let dynamo: LocalDynamo;
  beforeAll(async () => {
    dynamo = await startDynamo();
  });
  afterAll(() => dynamo.close());
  headsIndexContract(async () => {
    const store = dynamoStore(storeOptions(dynamo.client));
    return {
      index: dynamoHeadsIndex(dynamo.client, TABLES.events),
      move: async (stream, version, at) => {
        const head = [...(await store.readHeads([stream])).values()][0];
        const previous = head && { previous: { hash: head.hash, recordedAt: head.recordedAt } };
        await store.write(unit({ appends: [append(stream, version, previous)] }, at));
      },
    };
  });
});
