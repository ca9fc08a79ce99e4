import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytes, readBytes } from '../../../shared/adapters/dynamodb/attributes.ts';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { PoisonCommit } from '../../../shared/kernel/projection/fold.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import { UnreadableCommit } from '../../../shared/kernel/store/unreadable-commit.ts';
import { commitKey, streamKey, type TenantId } from '../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf } from '../../support/counting-book.ts';
import { flipped } from '../../support/damage.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import { newTenant, T0 } from '../../support/units.ts';

let dynamo: LocalDynamo;
let store: Store;
beforeAll(async () => {
  dynamo = await startDynamo();
  store = dynamoStore(storeOptions(dynamo.client));
});
afterAll(() => dynamo.close());

/** Changes a byte of a stored body. */
async function damage(tenant: TenantId, version: number): Promise<void> {
  const Key = { pk: { S: streamKey(mainStream(tenant, 'journal')) }, sk: { S: commitKey(version) } };
  const { Item = {} } = await dynamo.client.send('GetItem', { TableName: TABLES.events, Key });
  await dynamo.client.send('PutItem', {
    TableName: TABLES.events,
    Item: { ...Item, body: bytes(flipped(readBytes(Item, 'body'))) },
  });
}

it('a damaged commit is named, and those before it are read', async () => {
  const tenant = newTenant();
  for (const name of ['a', 'b', 'c']) await count(store, tenant, [name]);
  await damage(tenant, 2);
  const stream = mainStream(tenant, 'journal');
  expect((await store.readCommits(stream, 0)).map(({ version }) => version)).toEqual([1]);
  const failure = await store.readCommits(stream, 1).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnreadableCommit);
  expect(failure).toMatchObject({ version: 2, message: "journal 2 can't be read" });
});

it('a damaged commit is poison of its own stream; the others are taken', async () => {
  const tenant = newTenant();
  const projection = countingProjection();
  for (const name of ['a', 'b']) await count(store, tenant, [name]);
  await count(store, tenant, ['s'], 'settings');
  await damage(tenant, 2);
  const only = (source: 'journal' | 'settings') => catchUp(store, projection, tenant, { now: T0, only: [source] });
  await only('journal');
  await expect(only('journal')).rejects.toThrow(PoisonCommit);
  await only('settings');
  expect(await countsOf(store, tenant)).toMatchObject({ cursors: { journal: 1, settings: 1 } });
});
