/** Heads that commits carry, as items: when they are written, and what comes of them when things go wrong (ADR 0042). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/adapters/dynamodb/client.ts';
import { dynamoHeadsIndex } from '../../../shared/adapters/dynamodb/heads-index.ts';
import { dynamoInspection } from '../../../shared/adapters/dynamodb/inspection.ts';
import { projectionItem } from '../../../shared/adapters/dynamodb/projection-items.ts';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import type { Json } from '../../../shared/kernel/pages/types.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { UnknownReducer } from '../../../shared/kernel/projection/reducers.ts';
import { carryingAppends } from '../../../shared/kernel/store/carried.ts';
import { hourOf } from '../../../shared/kernel/store/heads-index.ts';
import { Throttled } from '../../../shared/kernel/store/limits.ts';
import { streamsSince } from '../../../shared/kernel/store/tenant-streams.ts';
import { type ProjectionChange, type Store, streamName, type Unit } from '../../../shared/kernel/store/types.ts';
import { walkFrom, walkHeads } from '../../../shared/kernel/store/walk-heads.ts';
import {
  commitKey,
  HEAD_KEY,
  MOVED_KEY,
  type StreamId,
  servingKey,
  streamKey,
  type TenantId,
} from '../../../shared/kernel/streams.ts';
import { checkChain } from '../../support/chain.ts';
import { count, countingProjection } from '../../support/counting-book.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import { brokenConnection, interceptCalls, interceptRequests } from '../../support/intercept.ts';
import { append, bookOf, change, later, newStream, newTenant, noise, streamIn, T0, unit } from '../../support/units.ts';
import { withoutWaiting } from '../../support/without-waiting.ts';

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.close());

/** A store as another process has it. */
const process = (): Store => dynamoStore(storeOptions(dynamo.client));

async function itemAt(pk: string, sk: string, table = TABLES.events): Promise<Item | undefined> {
  const { Responses: found = {} } = await dynamo.client.send('BatchGetItem', {
    RequestItems: { [table]: { Keys: [{ pk: { S: pk }, sk: { S: sk } }], ConsistentRead: true } },
  });
  return found[table]?.[0];
}
const itemOf = (stream: StreamId, sk: string) => itemAt(streamKey(stream), sk);
const put = (item: Item | undefined, table = TABLES.events) =>
  dynamo.client.send('PutItem', { TableName: table, Item: { ...item } });

const versionOf = (item: Item | undefined): number => Number(item?.['v']?.N ?? 0);
const headOf = async (store: Store, stream: StreamId) => (await store.readHeads([stream])).get(streamName(stream));
const write = (store: Store, stream: StreamId, version: number, state: Json, at = T0) =>
  store.write(unit({ appends: [append(stream, version, { state })] }, at));

/** A stream with these states, one after the other. */
async function moved(stream: StreamId, states: readonly Json[], store = process()): Promise<StreamId> {
  for (const [version, state] of states.entries()) {
    expect(await write(store, stream, version, state)).toMatchObject({ written: true });
  }
  return stream;
}

describe('the head of a carrying stream', () => {
  it('is written now and then, while each commit is read right from another process', async () => {
    const stream = newStream();
    const [store, reader] = [process(), process()];
    const fixed = noise(2_000);
    const bases = new Set<number>();
    for (let version = 0; version < 40; version += 1) {
      await write(store, stream, version, { fixed, count: version + 1 });
      expect(await headOf(reader, stream)).toMatchObject({
        version: version + 1,
        state: { fixed, count: version + 1 },
      });
      bases.add(versionOf(await itemOf(stream, HEAD_KEY)));
    }
    expect([...bases][0]).toBe(1);
    expect(bases.size).toBeLessThan(4);
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ kind: 'erased', commits: 40 });
  });

  it('is written with a change that a commit would have to pay for', async () => {
    const stream = await moved(newStream(), ['small', noise(4_000), 'small again']);
    expect(versionOf(await itemOf(stream, HEAD_KEY))).toBe(2);
    expect((await itemOf(stream, commitKey(2)))?.['step']).toBeUndefined();
    expect((await itemOf(stream, commitKey(3)))?.['base']).toEqual({ N: '2' });
    expect(await headOf(process(), stream)).toMatchObject({ version: 3, state: 'small again' });
  });

  it('is written when what it says in clear changes', async () => {
    const stream = newStream();
    const store = process();
    const marks = [{}, { status: 'closed' }, { status: 'closed' }, { status: 'closed', stateVersion: 2 }];
    const written: number[] = [];
    for (const [version, more] of marks.entries()) {
      await store.write(unit({ appends: [append(stream, version, more)] }));
      written.push(versionOf(await itemOf(stream, HEAD_KEY)));
    }
    expect(written).toEqual([1, 2, 2, 4]);
    expect(await headOf(process(), stream)).toMatchObject({ status: 'closed', stateVersion: 2, version: 4 });
  });

  it('may be remembered as it was: who goes on from there loses, and is right the next time', async () => {
    const [one, other] = [process(), process()];
    const stream = newStream();
    await moved(stream, ['a'], one);
    await write(other, stream, 1, noise(4_000));
    expect(await write(one, stream, 1, 'late')).toEqual({ written: false });
    expect(await write(one, stream, 2, 'b')).toMatchObject({ written: true });
    await write(other, stream, 3, 'c');
    expect(await write(one, stream, 3, 'late')).toEqual({ written: false });
    expect(await headOf(process(), stream)).toMatchObject({ version: 4, state: 'c' });
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ commits: 4 });
  });

  it('goes on in a whole chain after a command that came twice', async () => {
    const [one, other] = [process(), process()];
    const stream = await moved(newStream(), ['a'], one);
    const read = await headOf(other, stream);
    if (!read) throw new Error('it was written');
    const twice = unit({ appends: [append(stream, 1, { state: 'b', previous: read })] });
    expect(await one.write(twice)).toMatchObject({ written: true });
    // Of what this process knows by hash alone, it would have written the head.
    const forgetful = process();
    expect(await forgetful.write(twice)).toMatchObject({ written: true });
    expect(await write(forgetful, stream, 2, 'c')).toMatchObject({ written: true });
    expect(await headOf(process(), stream)).toMatchObject({ version: 3, state: 'c' });
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ kind: 'erased', commits: 3 });
  });

  it('that a commit carries is a success, once, although its answer was lost', async () => {
    const stream = await moved(newStream(), ['a']);
    const client = dynamo.connect();
    let puts = 0;
    interceptRequests(client, async (name, next) => {
      const answer = await next();
      if (name !== 'PutItem') return answer;
      puts += 1;
      // The first marks the stream in the index.
      if (puts === 2) throw brokenConnection();
      return answer;
    });
    const faulty = dynamoStore({ ...storeOptions(dynamo.client), client });
    expect(await write(faulty, stream, 1, 'b')).toMatchObject({ written: true, versions: [{ version: 2 }] });
    expect(puts).toBe(3);
    expect(await write(faulty, stream, 2, 'c')).toMatchObject({ written: true });
    expect(await headOf(process(), stream)).toMatchObject({ version: 3, state: 'c' });
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ kind: 'erased', commits: 3 });
  });
});

describe('a head that is read while another writes', () => {
  /** A stream whose second commit brought a head of its own; with the head before it. */
  const torn = async (): Promise<{ stream: StreamId; before: Item | undefined; after: Item | undefined }> => {
    const store = process();
    const stream = await moved(newStream(), ['a'], store);
    const before = await itemOf(stream, HEAD_KEY);
    await write(store, stream, 1, noise(4_000));
    return { stream, before, after: await itemOf(stream, HEAD_KEY) };
  };
  const inspected = (stream: StreamId) =>
    dynamoInspection(dynamo.client, TABLES.events, storeOptions(dynamo.client).bodies).head(stream);

  it('is read again until it fits the last commit', async () => {
    withoutWaiting();
    const { stream, before, after } = await torn();
    await put(before);
    const client = dynamo.connect();
    let reads = 0;
    interceptCalls(client, async (name, _, next) => {
      if (name === 'Query') reads += 1;
      if (reads === 3) await put(after);
      return next();
    });
    expect(await headOf(dynamoStore(storeOptions(client)), stream)).toMatchObject({ version: 2 });
    expect(reads).toBe(3);
  });

  it.each([1, 2])('is an error where it stays at %i, and not what the last commit goes on from', async (version) => {
    withoutWaiting();
    const { stream, before } = await torn();
    if (version === 1) await put(before);
    else {
      await write(process(), stream, 2, 'c');
      await put({ ...(await itemOf(stream, commitKey(3))), base: { N: '1' } });
    }
    await expect(headOf(process(), stream)).rejects.toThrow(Throttled);
    expect(await inspected(stream)).toMatchObject({ version });
    const fault = { code: 'HeadBehind', version: version + 1 };
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ fault });
  });

  it('is never missing where there are commits, and whoever inspects it says so', async () => {
    withoutWaiting();
    const { stream } = await torn();
    await dynamo.client.send('BatchWriteItem', {
      RequestItems: {
        [TABLES.events]: [{ DeleteRequest: { Key: { pk: { S: streamKey(stream) }, sk: { S: HEAD_KEY } } } }],
      },
    });
    await expect(headOf(process(), stream)).rejects.toThrow(Throttled);
    expect(await inspected(stream)).toBeUndefined();
    expect(await checkChain(storeOptions(dynamo.client), stream)).toMatchObject({ fault: { code: 'HeadMissing' } });
  });
});

const holdingsOf = (tenant: TenantId) => bookOf(tenant, 'holdings');

/** A change of the holdings' head, so many seconds after its source. */
function carried(
  tenant: TenantId,
  epoch: number,
  { seconds = 1, at = T0, ...more }: Partial<ProjectionChange> & { seconds?: number; at?: string } = {},
): Unit {
  const key = holdingsOf(tenant);
  const appends = carryingAppends(key, epoch, { sourceRecordedAt: at });
  const now = new Date(Date.parse(at) + seconds * 1_000).toISOString();
  return unit({ appends, projection: change(key, epoch, more) }, now);
}

describe('the index of heads', () => {
  const placeOf = async (stream: StreamId, sk: string) => (await itemOf(stream, sk))?.['ha']?.S;
  const index = () => dynamoHeadsIndex(dynamo.client, TABLES.events);

  /** Types of a tenant's streams that a walk from an hour on meets, as often as it does. */
  async function met(tenant: TenantId, from: string): Promise<string[]> {
    const types: string[] = [];
    const range = { from: walkFrom(hourOf(from)), until: hourOf(later(24 * 3_600)), since: from, tenant };
    for await (const { head } of walkHeads(index(), range)) if (head) types.push(head.stream.type);
    return types.toSorted();
  }

  it('has a mark of a journal for each commit, and its head nowhere', async () => {
    const stream = newStream();
    const store = process();
    for (const version of [0, 1, 2]) {
      const at = later(version * 3_600);
      await write(store, stream, version, version, at);
      expect(await placeOf(stream, MOVED_KEY)).toBe(at);
      expect(await placeOf(stream, HEAD_KEY)).toBeUndefined();
      expect(await met(stream.tenant, at)).toContain('journal');
    }
  });

  it('never has a mark go back when a slow writer comes late', async () => {
    const stream = await moved(newStream(), ['a']);
    await write(process(), stream, 1, 'b', later(7_200));
    expect(await write(process(), stream, 1, 'late', later(3_600))).toEqual({ written: false });
    expect(await placeOf(stream, MOVED_KEY)).toBe(later(7_200));
    const lost = append(stream, 1, { state: 'late', previous: { hash: '', recordedAt: T0 } });
    expect(await process().write(unit({ appends: [lost] }, later(3_600)))).toEqual({ written: false });
    expect(await placeOf(stream, MOVED_KEY)).toBe(later(7_200));
  });

  it('has a derived stream only where none of its sources stands for it, and a walk meets it anyway', async () => {
    const tenant = newTenant();
    const [journal, position] = [streamIn(tenant), streamIn(tenant, 'position')];
    const store = process();
    await moved(journal, ['a'], store);
    await store.write(carried(tenant, 0));
    const places: (string | undefined)[] = [];
    // Within the minute, at its end, within the minute but in another hour, and within the minute again.
    const moves = [
      { at: later(600), seconds: 59 },
      { at: later(1_200), seconds: 60 },
      { at: later(3_590), seconds: 20 },
      { at: later(4_000), seconds: 1 },
    ];
    for (const [epoch, move] of moves.entries()) {
      await write(store, journal, epoch + 1, 'b', move.at);
      expect(await store.write(carried(tenant, epoch + 1, move))).toMatchObject({ written: true });
      const [commit] = await store.readCommits(position, epoch + 1);
      places.push(await placeOf(position, HEAD_KEY));
      expect(await met(tenant, commit?.recordedAt ?? '')).toContain('position');
      expect(await streamsSince(index(), tenant, { from: commit?.recordedAt ?? '', now: later(5_000) })).toContainEqual(
        position,
      );
    }
    expect(places).toEqual([later(1), later(1_260), later(3_610), later(3_610)]);
  });

  it('tells of a derived stream that moved lately although its place is old, however long ago one asks', async () => {
    const tenant = newTenant();
    const [journal, position] = [streamIn(tenant), streamIn(tenant, 'position')];
    const store = process();
    await moved(journal, ['a'], store);
    await store.write(carried(tenant, 0));
    const day = 24 * 3_600;
    await write(store, journal, 1, 'b', later(10 * day));
    await store.write(carried(tenant, 1, { at: later(10 * day) }));
    expect(await placeOf(position, HEAD_KEY)).toBe(later(1));
    for (const days of [20, 200]) {
      const streams = await streamsSince(index(), tenant, { from: later(9 * day), now: later(days * day) });
      expect(streams).toContainEqual(position);
    }
  });
});

it('a commit of a stream that carries a head is refused without it', async () => {
  const tenant = newTenant();
  const [store, stream] = [process(), streamIn(tenant, 'position')];
  await store.write(carried(tenant, 0, { state: 'kept' }));
  await expect(process().write(unit({ appends: [append(stream, 1)] }))).rejects.toThrow('carries a head');
  expect((await process().readProgress(holdingsOf(tenant), [])).projection).toMatchObject({ epoch: 1, state: 'kept' });
});

describe('a head of a projection from before it was carried', () => {
  const oldPlace = (tenant: TenantId) => itemAt(servingKey(tenant, 'holdings'), HEAD_KEY, TABLES.rows);
  const state = { sums: ['old', 3] };

  /** As it was written before: an item of its own, beside facts that were derived now and then. */
  async function uncarried(facts: number, epoch = 6): Promise<TenantId> {
    const tenant = newTenant();
    await moved(streamIn(tenant, 'position'), Array(facts).fill(null));
    const key = await storeOptions(dynamo.client).keys.obtain(tenant);
    const old = change(holdingsOf(tenant), epoch - 1, { cursors: { journal: 9 }, state, generation: 2 });
    await put(projectionItem(old, 'attempt', [{ at: 1, pages: ['old'] }], key), TABLES.rows);
    return tenant;
  }
  const read = async (store: Store, tenant: TenantId) => (await store.readProgress(holdingsOf(tenant), [])).projection;

  it.each([0, 3])('is gone on with from its state, at the version of a stream with %i commits', async (facts) => {
    const tenant = await uncarried(facts);
    const store = process();
    const found = { epoch: facts, cursors: { journal: 9 }, state, generation: 2, garbage: [{ at: 1, pages: ['old'] }] };
    expect(await read(store, tenant)).toMatchObject(found);
    expect(await store.recallProgress(holdingsOf(tenant), [])).toBeUndefined();
    await store.write(carried(tenant, facts, { state: 'new', generation: 2 }));
    expect(await read(process(), tenant)).toMatchObject({ epoch: facts + 1, state: 'new', generation: 2 });
    await store.write(carried(tenant, facts + 1, { state: 'newer', generation: 2 }));
    expect(await read(process(), tenant)).toMatchObject({ epoch: facts + 2, state: 'newer' });
  });

  it.each([true, false])('leaves a reducer that nobody knows where it was or would have been (%s)', async (isOld) => {
    const tenant = isOld ? await uncarried(1) : newTenant();
    const store = process();
    await store.write(carried(tenant, isOld ? 1 : 0));
    const left = await oldPlace(tenant);
    expect(left).toMatchObject({ epoch: { N: isOld ? '7' : '1' }, reducer: { N: '999999999' } });
    // Code of before reads what is left under a name of its own here.
    const name = 'counts';
    const key = await storeOptions(dynamo.client).keys.obtain(tenant);
    const same = change(bookOf(tenant, name), 0, { cursors: {}, reducer: Number(left?.['reducer']?.N) });
    await put(projectionItem(same, '', [], key), TABLES.rows);
    await count(store, tenant, ['a']);
    await expect(catchUp(process(), countingProjection({ name }), tenant, { now: T0 })).rejects.toThrow(UnknownReducer);
  });

  it('loses when code of before has moved it meanwhile', async () => {
    const tenant = await uncarried(1);
    const client = dynamo.connect();
    let isMoved = false;
    interceptCalls(client, async (name, _, next) => {
      if (name === 'TransactWriteItems' && !isMoved) {
        isMoved = true;
        await put({ ...(await oldPlace(tenant)), epoch: { N: '7' } }, TABLES.rows);
      }
      return next();
    });
    const store = dynamoStore({ ...storeOptions(dynamo.client), client });
    expect(await store.write(carried(tenant, 1))).toEqual({ written: false });
    expect((await oldPlace(tenant))?.['reducer']).toEqual({ N: '1' });
  });

  it('is never taken for none while another carries it for the first time', async () => {
    const tenant = await uncarried(1);
    const client = dynamo.connect();
    let isCarried = false;
    interceptCalls(client, async (name, _, next) => {
      if (name === 'BatchGetItem' && !isCarried) {
        isCarried = true;
        expect(await process().write(carried(tenant, 1, { state: 'new' }))).toMatchObject({ written: true });
      }
      return next();
    });
    expect(await read(dynamoStore(storeOptions(client)), tenant)).toMatchObject({ epoch: 2, state: 'new' });
  });
});

it('whichever process appends, growing or shrinking, the last state is what all read', async () => {
  const words = Array.from({ length: 40 }, () => noise(150));
  const sizes = fc.oneof(fc.nat(4), fc.nat(40));
  const steps = fc.array(fc.record({ at: fc.nat(1), size: sizes, reads: fc.boolean() }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const processes = [process(), process()] as const;
      const stream = newStream();
      let [version, last]: [number, Json] = [0, null];
      for (const { at, size, reads } of all) {
        const store = processes[at === 0 ? 0 : 1];
        if (reads)
          expect(await headOf(store, stream)).toEqual(version ? expect.objectContaining({ version }) : undefined);
        const state = { at, words: words.slice(0, size) };
        expect(await write(store, stream, version, state)).toMatchObject({ written: true });
        [version, last] = [version + 1, state];
        expect(await write(processes[at === 0 ? 1 : 0], stream, version - 1, 'late')).toEqual({ written: false });
      }
      for (const store of [...processes, process()]) {
        const head = await headOf(store, stream);
        expect([head?.version ?? 0, head?.state ?? null]).toEqual([version, last]);
      }
    }),
    { numRuns: 12 },
  );
});
