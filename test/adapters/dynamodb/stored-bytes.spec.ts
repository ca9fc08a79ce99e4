/** What lies in the tables: sealed to its place, chained, and readable in clear only where it may be. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBytes } from '../../../shared/adapters/dynamodb/attributes.ts';
import type { Item } from '../../../shared/adapters/dynamodb/client.ts';
import { dynamoHeadsIndex } from '../../../shared/adapters/dynamodb/heads-index.ts';
import { dynamoInspection } from '../../../shared/adapters/dynamodb/inspection.ts';
import type { DynamoStoreOptions } from '../../../shared/adapters/dynamodb/options.ts';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import { TenantErased } from '../../../shared/kernel/crypto/data-keys.ts';
import { type MovedHead, shardOfTenant } from '../../../shared/kernel/store/heads-index.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import {
  commitKey,
  generationKey,
  HEAD_KEY,
  type StreamId,
  servingKey,
  streamKey,
} from '../../../shared/kernel/streams.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import {
  append,
  bookOf,
  change,
  event,
  later,
  newStream,
  newTenant,
  noise,
  pages,
  pagesOf,
  streamIn,
  unit,
} from '../../support/units.ts';

let dynamo: LocalDynamo;
let options: DynamoStoreOptions;
let store: Store;
beforeAll(async () => {
  dynamo = await startDynamo();
  options = storeOptions(dynamo.client);
  store = dynamoStore(options);
});
afterAll(() => dynamo.close());

const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } });

async function getItem(table: string, pk: string, sk: string): Promise<Item> {
  const { Item: item } = await dynamo.client.send('GetItem', { TableName: table, Key: key(pk, sk) });
  if (!item) throw new Error(`no item ${pk} ${sk}`);
  return item;
}
const putItem = (table: string, Item: Item) => dynamo.client.send('PutItem', { TableName: table, Item });
const commitOf = (stream: StreamId, version: number) => getItem(TABLES.events, streamKey(stream), commitKey(version));

/** A stream with three commits. */
async function threeCommits(stream = newStream()): Promise<StreamId> {
  for (let version = 0; version < 3; version += 1) {
    await store.write(unit({ appends: [append(stream, version)] }, later(version)));
  }
  return stream;
}

describe('bodies', () => {
  it('are not readable in the tables', async () => {
    const tenant = newTenant();
    const stream = streamIn(tenant);
    const secret = 'a secret that nobody else may know';
    await store.write(
      unit({
        appends: [
          append(stream, 0, {
            events: [event(secret)],
            state: secret,
            pages: pages({ written: new Map([['p', secret]]) }),
          }),
        ],
        projection: change(bookOf(tenant), 0, { state: secret, pages: pages({ written: new Map([['p', secret]]) }) }),
        inbox: { tenant, principal: 'p', idempotencyKey: 'k', requestHash: 'h', answer: secret, expiresAt: later(60) },
      }),
    );
    const partitions = [
      [TABLES.events, streamKey(stream), 4],
      [TABLES.events, `T#${tenant}#I#p#k`, 1],
      [TABLES.rows, servingKey(tenant, 'transactions'), 1],
      [TABLES.rows, generationKey(tenant, 'transactions', 1), 1],
    ] as const;
    for (const [TableName, pk, count] of partitions) {
      const { Items: items = [] } = await dynamo.client.send('Query', {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      });
      expect(items).toHaveLength(count);
      for (const value of items.flatMap((item) => Object.values(item))) {
        expect(
          Buffer.from(value.B ?? value.S ?? value.N ?? '', value.B === undefined ? 'utf8' : 'base64').includes(
            'secret',
          ),
        ).toBe(false);
      }
    }
  });

  it('above 100 KB lie in the body store, and the commit holds the pointer', async () => {
    const stream = newStream();
    await store.write(unit({ appends: [append(stream, 0, { events: [event(noise(150_000))] })] }));
    await store.write(unit({ appends: [append(stream, 1, { events: [event(noise(80_000))] })] }));
    const [big, small] = [await commitOf(stream, 1), await commitOf(stream, 2)];
    expect(big['body']).toBeUndefined();
    expect((await options.bodies.get(big['ref']?.S ?? '')).byteLength).toBe(Number(big['size']?.N));
    expect(Number(big['size']?.N)).toBeGreaterThan(100 * 1024);
    expect(small['ref']).toBeUndefined();
    expect(readBytes(small, 'body').byteLength).toBe(Number(small['size']?.N));
  });

  it('do not open at another version, stream or tenant', async () => {
    const [stream, other] = [await threeCommits(), await threeCommits()];
    const sibling = await threeCommits(streamIn(stream.tenant, 'settings'));
    const own = await commitOf(stream, 2);
    for (const [target, version] of [
      [stream, 3],
      [sibling, 2],
      [other, 2],
    ] as const) {
      const item = await commitOf(target, version);
      await putItem(TABLES.events, { ...item, body: own['body'] ?? { S: '' } });
      await expect(store.readCommits(target, version - 1)).rejects.toThrow();
    }
    expect(await store.readCommits(stream, 1, { commitsMax: 1 })).toHaveLength(1);
  });

  it('of heads, books, pages and answers do not open elsewhere either', async () => {
    const [one, two] = [newTenant(), newTenant()];
    for (const tenant of [one, two]) {
      const changes = pages({
        written: new Map([
          ['p', tenant],
          ['q', tenant],
        ]),
      });
      const inbox = {
        tenant,
        principal: 'p',
        idempotencyKey: 'k',
        requestHash: 'h',
        answer: tenant,
        expiresAt: later(9),
      };
      const projection = change(bookOf(tenant), 0, { pages: changes });
      await store.write(unit({ appends: [append(streamIn(tenant), 0)], projection, inbox }));
    }
    const swap = async (table: string, [from, fromSk]: [string, string], [to, toSk]: [string, string]) => {
      const { body = { S: '' } } = await getItem(table, from, fromSk);
      await putItem(table, { ...(await getItem(table, to, toSk)), body });
    };
    const serving = (tenant: typeof one) => servingKey(tenant, 'transactions');
    const rows = (tenant: typeof one) => generationKey(tenant, 'transactions', 1);
    await swap(TABLES.events, [streamKey(streamIn(one)), HEAD_KEY], [streamKey(streamIn(two)), HEAD_KEY]);
    await expect(store.readHeads([streamIn(two)])).rejects.toThrow();
    await swap(TABLES.rows, [serving(one), HEAD_KEY], [serving(two), HEAD_KEY]);
    await expect(store.readProgress(bookOf(two), [])).rejects.toThrow();
    await swap(TABLES.rows, [rows(one), 'P#p'], [rows(one), 'P#q']);
    // The process that wrote a page remembers it.
    await expect(dynamoStore(options).readPages(pagesOf(bookOf(one)), ['q'])).rejects.toThrow();
    await swap(TABLES.events, [`T#${one}#I#p#k`, 'INBOX'], [`T#${two}#I#p#k`, 'INBOX']);
    await expect(store.readInbox({ tenant: two, principal: 'p', idempotencyKey: 'k' })).rejects.toThrow();
  });

  it('are gone with the tenant’s key, while the chain can still be checked', async () => {
    const stream = await threeCommits();
    await dynamo.client.send('DeleteItem', { TableName: TABLES.keys, Key: key(`T#${stream.tenant}`, 'DATA-KEY') });
    const fresh = dynamoStore({ ...options, keys: storeOptions(dynamo.client).keys });
    await expect(fresh.readHeads([stream])).rejects.toThrow(TenantErased);
    await expect(fresh.readCommits(stream, 0)).rejects.toThrow(TenantErased);
    const inspection = dynamoInspection(dynamo.client, TABLES.events, options.bodies);
    expect(await inspection.commits(stream, { after: 0, limit: 9 })).toHaveLength(3);
  });
});

describe('the items', () => {
  it('of heads are in the index by the hour they moved, and commits are not', async () => {
    const stream = await threeCommits(streamIn(newTenant(), 'settings'));
    const head = await getItem(TABLES.events, streamKey(stream), HEAD_KEY);
    expect(head['hs']?.S).toMatch(/^2026-01-31T09#[0-7]$/);
    const index = dynamoHeadsIndex(dynamo.client, TABLES.events);
    const slot = { hour: '2026-01-31T09', shard: shardOfTenant(stream.tenant) };
    const own = (heads: readonly MovedHead[]) => heads.filter(({ stream: { tenant } }) => tenant === stream.tenant);
    const all = await index.page(slot, { limit: 1_000 });
    expect(own(all)).toEqual([{ stream, recordedAt: later(2) }]);
    // Page by page, each from where the one before ended.
    const paged: MovedHead[] = [];
    for (;;) {
      const page = await index.page(slot, { after: paged.at(-1), limit: 2 });
      paged.push(...page);
      if (page.length < 2) break;
    }
    expect(paged).toEqual(all);
    const every = await index.all({ limit: 1 });
    const rest = await index.all({ after: every.next, limit: 1_000 });
    const found = [...every.heads, ...rest.heads].map(({ head }) => head);
    expect(found).toContainEqual({ stream, recordedAt: later(2) });
    expect(new Set(found.map((head) => streamKey(head.stream))).size).toBe(found.length);
    const { heads: mine } = await index.all({ limit: 1, tenant: stream.tenant });
    expect(mine.map(({ head }) => head)).toEqual([{ stream, recordedAt: later(2) }]);
  });

  it('of answers carry the table’s own expiry in seconds', async () => {
    const stream = newStream();
    const inbox = {
      tenant: stream.tenant,
      principal: 'p',
      idempotencyKey: 'k',
      requestHash: 'h',
      answer: 1,
      expiresAt: later(60),
    };
    await store.write(unit({ appends: [append(stream, 0)], inbox }));
    const item = await getItem(TABLES.events, `T#${stream.tenant}#I#p#k`, 'INBOX');
    expect(Number(item['ttl']?.N)).toBe(Date.parse(later(60)) / 1_000);
  });
});
