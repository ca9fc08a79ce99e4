/** What can't be taken stops one consumer at one stream of one user, with the reason; everything else goes on. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytes, readBytes } from '../../shared/adapters/dynamodb/attributes.ts';
import type { Item } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { MemoryQueue } from '../../shared/adapters/memory/messages.ts';
import type { StoredEvent } from '../../shared/kernel/events/contract.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import type { LogFields } from '../../shared/kernel/observe/log.ts';
import { consume } from '../../shared/kernel/projection/consume.ts';
import type { QueueRecord } from '../../shared/kernel/projection/queue-messages.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { commitKey, streamKey, type TenantId } from '../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf } from '../support/counting-book.ts';
import { flipped } from '../support/damage.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { append, newTenant, T0, unit } from '../support/units.ts';
import { queueRecord } from './support/spine.ts';

let dynamo: LocalDynamo;
let store: Store;
beforeAll(async () => {
  dynamo = await startDynamo();
  store = dynamoStore(storeOptions(dynamo.client));
});
afterAll(() => dynamo.close());

const keyOf = (tenant: TenantId, version: number): Item => ({
  pk: { S: streamKey(mainStream(tenant, 'journal')) },
  sk: { S: commitKey(version) },
});
async function change(tenant: TenantId, version: number, how: (item: Item) => Item): Promise<void> {
  const Key = keyOf(tenant, version);
  const { Item: found = {} } = await dynamo.client.send('GetItem', { TableName: TABLES.events, Key });
  await dynamo.client.send('PutItem', { TableName: TABLES.events, Item: how(found) });
}
const without =
  (name: string) =>
  ({ [name]: _, ...rest }: Item): Item =>
    rest;
const remove = (tenant: TenantId, version: number) =>
  dynamo.client.send('DeleteItem', { TableName: TABLES.events, Key: keyOf(tenant, version) });

const notice = (tenant: TenantId, version: number): CommitNotice => ({
  ...{ tenant, streamType: 'journal', streamId: 'main', version, eventTypes: [] },
  ...{ correlationId: 'c', recordedAt: T0 },
});

/** One invocation; answers what must come again, and what was complained of. */
async function receive(records: readonly QueueRecord[]) {
  const complaints: LogFields[] = [];
  const { batchItemFailures } = await consume(countingProjection(), records, {
    ...{ store, queue: new MemoryQueue(), now: () => T0, remainingMilliseconds: () => 300_000 },
    log: { info: () => undefined, error: (message, fields) => complaints.push({ message, ...fields }) },
  });
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), complaints };
}

const appendEvents = (tenant: TenantId, version: number, events: readonly StoredEvent[]) =>
  store.write(unit({ appends: [append(mainStream(tenant, 'journal'), version, { events })] }));

/** What may befall the second of three commits. */
const CASES: Readonly<Record<string, (tenant: TenantId) => Promise<unknown>>> = {
  'a changed body': (tenant) =>
    change(tenant, 2, (item) => ({ ...item, body: bytes(flipped(readBytes(item, 'body'))) })),
  'no body': (tenant) => change(tenant, 2, without('body')),
  'a body in the bucket that is gone': (tenant) =>
    change(tenant, 2, (item) => ({ ...without('body')(item), ref: { S: 'nowhere' } })),
  'nothing of a commit but its key': (tenant) =>
    change(tenant, 2, ({ pk, sk }) => ({ pk: pk ?? { S: '' }, sk: sk ?? { S: '' } })),
  'no size': (tenant) => change(tenant, 2, (item) => ({ ...without('size')(item), body: bytes(new Uint8Array(30)) })),
  'been removed': (tenant) => remove(tenant, 2),
};

describe('a commit that has', () => {
  it.each(Object.entries(CASES))(
    '%s halts its stream, after the commits before it, and nothing else',
    async (_, befall) => {
      const [bad, good] = [newTenant(), newTenant()];
      for (const tenant of [bad, good]) for (const name of ['a', 'b', 'c']) await count(store, tenant, [name]);
      await count(store, bad, ['s'], 'settings');
      await befall(bad);
      const { failed, complaints } = await receive([
        queueRecord(notice(bad, 3), 3),
        queueRecord({ ...notice(bad, 1), streamType: 'settings' }, 3),
        queueRecord(notice(good, 3)),
      ]);
      expect(failed).toEqual([]);
      expect(complaints).toMatchObject([{ message: 'consumer halted', source: 'journal', version: 2 }]);
      expect(await countsOf(store, bad)).toMatchObject({
        cursors: { journal: 1, settings: 1 },
        halted: { journal: 2 },
      });
      expect(await countsOf(store, good)).toMatchObject({ cursors: { journal: 3 }, halted: {} });
    },
  );

  it.each([
    ['type', { type: 'NobodyKnows', version: 1, data: {} }],
    ['version', { type: 'Counted', version: 99, data: { name: 'x' } }],
  ])('an event of an unknown %s halts its stream alone', async (_, event) => {
    const [bad, good] = [newTenant(), newTenant()];
    for (const tenant of [bad, good]) await count(store, tenant, ['a']);
    await appendEvents(bad, 1, [event]);
    const { failed, complaints } = await receive([queueRecord(notice(bad, 2), 3), queueRecord(notice(good, 1))]);
    expect(failed).toEqual([]);
    expect(complaints).toMatchObject([{ message: 'consumer halted', version: 2 }]);
    expect(await countsOf(store, bad)).toMatchObject({ cursors: { journal: 1 }, halted: { journal: 2 } });
    expect(await countsOf(store, good)).toMatchObject({ cursors: { journal: 1 } });
  });
});

describe('a message that', () => {
  it.each([
    ['is not JSON', '{'],
    ['is no notice', '{"detail":{"tenant":"x"}}'],
    [
      'is of a stream type that nobody knows',
      JSON.stringify({ detail: { ...notice(newTenant(), 1), streamType: 'x' } }),
    ],
  ])('%s comes again until it is a dead letter, and those beside it are taken', async (_, body) => {
    const good = newTenant();
    await count(store, good, ['a']);
    const bad = { ...queueRecord(notice(good, 1)), body };
    const { failed, complaints } = await receive([bad, queueRecord(notice(good, 1))]);
    expect(failed).toEqual([bad.messageId]);
    expect(complaints).toMatchObject([{ message: 'unreadable message', messageId: bad.messageId }]);
    expect(await countsOf(store, good)).toMatchObject({ cursors: { journal: 1 } });
  });
});

describe('a user whose key is lost', () => {
  it('has nothing applied, and holds nobody up', async () => {
    const [lost, good] = [newTenant(), newTenant()];
    for (const tenant of [lost, good]) await count(store, tenant, ['a']);
    const Key = { pk: { S: `T#${lost}` }, sk: { S: 'DATA-KEY' } };
    await dynamo.client.send('DeleteItem', { TableName: TABLES.keys, Key });
    // A process that has not seen the key yet.
    store = dynamoStore(storeOptions(dynamo.client));
    expect((await receive([queueRecord(notice(lost, 1), 3), queueRecord(notice(good, 1))])).failed).toEqual([]);
    expect(await countsOf(store, good)).toMatchObject({ cursors: { journal: 1 } });
  });
});
