/** Streams that were tampered with, one thing at a time: the first bad commit is named, with what is wrong with it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/adapters/dynamodb/client.ts';
import { dynamoHeadsIndex } from '../../../shared/adapters/dynamodb/heads-index.ts';
import { dynamoInspection } from '../../../shared/adapters/dynamodb/inspection.ts';
import type { DynamoStoreOptions } from '../../../shared/adapters/dynamodb/options.ts';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import { MemoryObjects } from '../../../shared/adapters/memory/objects.ts';
import { objectBodies } from '../../../shared/adapters/s3.ts';
import type { StoredEvent } from '../../../shared/kernel/events/contract.ts';
import { chainHash } from '../../../shared/kernel/store/chain.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import { commitKey, HEAD_KEY, type StreamId, streamKey } from '../../../shared/kernel/streams.ts';
import { EVENT_CONTRACTS } from '../../../shared/operations/app/event-contracts.ts';
import { type Verdict, type Verifying, verifyStream } from '../../../shared/operations/app/verify/verify-stream.ts';
import {
  type VerifyPosition,
  type VerifyRequest,
  verifyWalk,
} from '../../../shared/operations/app/verify/verify-walk.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import { append, later, newStream, newTenant, noise, streamIn, T0, unit } from '../../support/units.ts';

let dynamo: LocalDynamo;
let objects: MemoryObjects;
let options: DynamoStoreOptions;
let store: Store;
let verifying: Verifying;
beforeAll(async () => {
  dynamo = await startDynamo();
  objects = new MemoryObjects();
  options = { ...storeOptions(dynamo.client), bodies: objectBodies(objects) };
  store = dynamoStore(options);
  const inspection = dynamoInspection(dynamo.client, TABLES.events, options.bodies);
  verifying = { store, inspection, keys: options.keys };
});
afterAll(() => dynamo.close());

const mapping = (mappingId: string): StoredEvent => ({
  type: 'ImportMappingDeleted',
  version: 1,
  data: { mappingId, deletedAt: T0 },
});
const aStream = (): StreamId => newStream('import-mappings');

async function commits(stream: StreamId, events: readonly (readonly StoredEvent[])[]): Promise<StreamId> {
  for (const [version, own] of events.entries()) {
    await store.write(unit({ appends: [append(stream, version, { events: own })] }, later(version)));
  }
  return stream;
}
const ID = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11';
/** A stream with three commits. */
const threeCommits = (stream = aStream()): Promise<StreamId> =>
  commits(stream, [[mapping(ID)], [mapping(ID)], [mapping(ID)]]);

const hasTime = (): boolean => true;
const verify = (stream: StreamId): Promise<Verdict> => verifyStream(verifying, stream, { hasTime });
const fault = async (stream: StreamId): Promise<unknown> => {
  const verdict = await verify(stream);
  return verdict.kind === 'broken' ? `${verdict.fault.code} ${verdict.fault.version}` : verdict.kind;
};

const keyOf = (stream: StreamId, sk: string): Item => ({ pk: { S: streamKey(stream) }, sk: { S: sk } });
async function item(stream: StreamId, sk: string): Promise<Item> {
  const { Item: found } = await dynamo.client.send('GetItem', { TableName: TABLES.events, Key: keyOf(stream, sk) });
  if (!found) throw new Error(`no item ${sk}`);
  return found;
}
const put = (Item: Item) => dynamo.client.send('PutItem', { TableName: TABLES.events, Item });
const remove = (stream: StreamId, sk: string) =>
  dynamo.client.send('DeleteItem', { TableName: TABLES.events, Key: keyOf(stream, sk) });
/** Changes attributes of a commit; `undefined` takes one away. */
async function tamper(stream: StreamId, version: number, change: Readonly<Record<string, Item[string] | undefined>>) {
  const changed = { ...(await item(stream, commitKey(version))), ...change };
  await put(Object.fromEntries(Object.entries(changed).flatMap(([name, value]) => (value ? [[name, value]] : []))));
}

describe('a chain', () => {
  it('holds for what was written, and for a stream without commits', async () => {
    expect(await verify(await threeCommits())).toEqual({ kind: 'intact', commits: 3 });
    expect(await verify(aStream())).toEqual({ kind: 'intact', commits: 0 });
  });

  it.each(['command', 'actor', 'correlation'])('shows a changed %s', async (name) => {
    const stream = await threeCommits();
    await tamper(stream, 2, { [name]: { S: 'another' } });
    expect(await fault(stream)).toBe('HashBroken 2');
  });

  it.each([
    ['at', { S: T0 }, 'HashBroken 2'],
    ['counts', { S: '{"Noted":2}' }, 'HashBroken 2'],
    ['counts', { S: '{' }, 'NotACommit 2'],
    ['source', { S: '{"type":"journal","id":"main","version":1}' }, 'HashBroken 2'],
    ['body', { B: 'AQID' }, 'HashBroken 2'],
    ['body', undefined, 'BodyMissing 2'],
    ['hash', { S: 'x' }, 'HashBroken 2'],
    ['previous', { S: 'x' }, 'ChainBroken 2'],
    ['at', undefined, 'NotACommit 2'],
    ['v', { N: '7' }, 'NotACommit 2'],
  ] as const)('shows what became of its %s: %o', async (name, value, expected) => {
    const stream = await threeCommits();
    await tamper(stream, 2, { [name]: value });
    expect(await fault(stream)).toBe(expected);
  });

  it('shows a commit that was forged together with its hash', async () => {
    const forge = async (version: number): Promise<StreamId> => {
      const stream = await threeCommits();
      const [commit] = await verifying.inspection.commits(stream, { after: version - 1, limit: 1 });
      const body = await commit?.body();
      if (!commit?.header || !body) throw new Error('no commit');
      const { hash: _, ...header } = { ...commit.header, actor: 'another' };
      const hash = chainHash(commit.previous, header, body);
      await tamper(stream, version, { actor: { S: 'another' }, hash: { S: hash } });
      return stream;
    };
    expect(await fault(await forge(2))).toBe('ChainBroken 3');
    expect(await fault(await forge(3))).toBe('HeadBroken 3');
  });

  it('shows a commit that was removed, first, inner or last', async () => {
    for (const version of [1, 2, 3]) {
      const stream = await threeCommits();
      await remove(stream, commitKey(version));
      expect(await fault(stream)).toBe(`CommitMissing ${version}`);
    }
  });

  it('shows a head that was turned back, turned on, removed, or that does not open', async () => {
    const headOf = async (change: Item): Promise<StreamId> => {
      const stream = await threeCommits();
      await put({ ...(await item(stream, HEAD_KEY)), ...change });
      return stream;
    };
    const second = (await item(await threeCommits(), commitKey(2)))['hash'] ?? { S: '' };
    expect(await fault(await headOf({ v: { N: '2' } }))).toBe('HeadBroken 2');
    const turnedBack = await threeCommits();
    const { hash = second } = await item(turnedBack, commitKey(2));
    await put({ ...(await item(turnedBack, HEAD_KEY)), v: { N: '2' }, hash });
    expect(await fault(turnedBack)).toBe('HeadBehind 3');
    expect(await fault(await headOf({ v: { N: '4' } }))).toBe('CommitMissing 4');
    expect(await fault(await headOf({ body: { B: 'AQI=' } }))).toBe('HeadUnreadable 3');
    const headless = await threeCommits();
    await remove(headless, HEAD_KEY);
    expect(await fault(headless)).toBe('HeadMissing 3');
  });
});

describe('a body', () => {
  const big = async (): Promise<StreamId> => {
    const events = Array.from({ length: 3_000 }, () => mapping(ID));
    const unpacked = [{ type: 'Unknown', version: 1, data: noise(150_000) }];
    return commits(aStream(), [[mapping(ID)], unpacked, events]);
  };

  it('in the bucket is missed, and recognized by its name', async () => {
    const stream = await big();
    const ref = (await item(stream, commitKey(2)))['ref']?.S ?? '';
    const body = (await objects.get(ref)) ?? new Uint8Array();
    await objects.put(ref, body.with(40, (body[40] ?? 0) ^ 1));
    expect(await fault(stream)).toBe('BodyAltered 2');
    await objects.delete(ref);
    expect(await fault(stream)).toBe('BodyMissing 2');
    const other = await options.bodies.put(stream.tenant, new Uint8Array([1, 2, 3]));
    await tamper(stream, 2, { ref: { S: other } });
    expect(await fault(stream)).toBe('HashBroken 2');
  });

  it('is opened: an event of an unknown type or version is named, and one that does not fit', async () => {
    const old = { ...mapping(ID), version: 9 };
    const cases: readonly [StoredEvent, string][] = [
      [{ type: 'NobodyKnows', version: 1, data: {} }, 'UnknownEvent 2'],
      [old, 'UnknownEvent 2'],
      [{ ...mapping(ID), data: { mappingId: 7 } }, 'EventUnfit 2'],
    ];
    for (const [event, expected] of cases) {
      expect(await fault(await commits(aStream(), [[mapping(ID)], [event], [mapping(ID)]]))).toBe(expected);
    }
  });

  it('that another key sealed does not open, and without a key the chain can still be checked', async () => {
    const stream = await threeCommits();
    const { wrapped = { S: '' } } = (await keyItem(await threeCommits())) ?? {};
    await dynamo.client.send('PutItem', { TableName: TABLES.keys, Item: { ...(await keyItem(stream)), wrapped } });
    const fresh = { ...verifying, keys: storeOptions(dynamo.client).keys };
    // A wrapped key is bound to its user, so that another's can't even be unwrapped.
    expect(await verifyStream(fresh, stream, { hasTime })).toMatchObject({
      commits: 3,
      fault: { code: 'KeyUnusable' },
    });
    const wrongKey = await options.keys.obtain(newTenant());
    const wrong = { ...verifying, keys: { find: async () => wrongKey } };
    expect(await verifyStream(wrong, stream, { hasTime })).toMatchObject({
      fault: { code: 'BodyUnreadable', version: 1 },
    });
    const none = { ...verifying, keys: { find: async () => undefined } };
    expect(await verifyStream(none, stream, { hasTime })).toEqual({ kind: 'erased', commits: 3 });
  });

  const keyItem = async ({ tenant }: StreamId): Promise<Item | undefined> => {
    const Key = { pk: { S: `T#${tenant}` }, sk: { S: 'DATA-KEY' } };
    return (await dynamo.client.send('GetItem', { TableName: TABLES.keys, Key })).Item;
  };
});

describe('a walk over streams', () => {
  const walk = (request: Partial<VerifyRequest>) =>
    verifyWalk(
      { ...verifying, heads: dynamoHeadsIndex(dynamo.client, TABLES.events) },
      { since: T0, now: later(3_600), hasTime, ...request },
    );

  it('finds what is wrong anywhere, and goes on behind it', async () => {
    const tenant = newTenant();
    const broken = await threeCommits(streamIn(tenant, 'import-mappings', 'one'));
    await threeCommits(streamIn(tenant, 'import-mappings', 'two'));
    await tamper(broken, 2, { actor: { S: 'another' } });
    const found = await walk({ tenant });
    expect(found).toMatchObject({ streams: 2, commits: 4, erased: 0, next: undefined });
    expect(found.faults).toEqual([{ stream: broken, fault: { version: 2, code: 'HashBroken', detail: '' } }]);
    const all = await walk({});
    expect(all.streams).toBeGreaterThan(10);
    expect(all.faults).toContainEqual(found.faults[0]);
    expect(await walk({ tenant: newTenant() })).toMatchObject({ streams: 0, faults: [], next: undefined });
  });

  it('counts no stream that one is looked for as derived from another', async () => {
    const tenant = newTenant();
    await threeCommits(streamIn(tenant, 'settings'));
    for (const since of [undefined, T0]) {
      expect(await walk({ tenant, since })).toMatchObject({ streams: 1, next: undefined });
    }
  });

  it('finds a stream of the user that has lost its head', async () => {
    const tenant = newTenant();
    const stream = await threeCommits(streamIn(tenant, 'import-mappings'));
    await remove(stream, HEAD_KEY);
    expect((await walk({ tenant })).faults).toMatchObject([{ stream, fault: { code: 'HeadMissing' } }]);
  });

  it('is left when its time is over, in the middle of a stream too, and gone on with where it stood', async () => {
    const tenant = newTenant();
    const long = Array.from({ length: 120 }, () => [mapping(ID)]);
    await commits(streamIn(tenant, 'import-mappings', 'long'), long);
    await threeCommits(streamIn(tenant, 'import-mappings', 'short'));
    let position: VerifyPosition | undefined;
    const sums = { streams: 0, commits: 0, requests: 0, inside: 0 };
    do {
      const part = await walk({ tenant, position, hasTime: () => false });
      sums.streams += part.streams;
      sums.commits += part.commits;
      sums.requests += 1;
      if (part.next?.reached) sums.inside += 1;
      position = part.next;
    } while (position);
    expect(sums).toMatchObject({ streams: 2, commits: 123, inside: 2 });
    expect(sums.requests).toBeGreaterThan(4);
  });
});

it('knows the contract of every stream type', () => {
  for (const [type, contract] of Object.entries(EVENT_CONTRACTS)) expect(contract.streamType).toBe(type);
});
