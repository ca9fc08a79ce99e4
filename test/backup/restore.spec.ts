/** Exports of the tables, full and incremental, brought back into tables of a new engine. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChain, type Target } from '../../infra/local/copies/apply-exports.ts';
import { chainsOf } from '../../infra/local/copies/chain.ts';
import { ExportError, findExports, readLines } from '../../infra/local/copies/export-files.ts';
import { exportAll, exportChanges } from '../../infra/local/copies/write-export.ts';
import { awsJson } from '../../infra/local/sources/aws-json.ts';
import { type DynamoClient, pagesOf } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoInspection } from '../../shared/adapters/dynamodb/inspection.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { noStoreMemory } from '../../shared/adapters/dynamodb/store-memory.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { parseStreamKey, type StreamId } from '../../shared/kernel/streams.ts';
import { verifyStream } from '../../shared/operations/app/verify/verify-stream.ts';
import { everythingSeen } from './../faults/support/books.ts';
import { Spine, TENANT } from '../faults/support/spine.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { historyOf } from '../support/history.ts';

const STORES = ['events', 'rows', 'keys'] as const;
const HOURS = ['2023-01-01T10:00:00Z', '2023-01-01T11:00:00Z', '2023-01-01T12:00:00Z'] as const;
/** Pages that were replaced go after a while, so that there is something to delete. */
const GRACE_MS = 61_000;
const HISTORY = historyOf(60);

const targetOf = (store: (typeof STORES)[number]): Target => ({
  name: TABLES[store],
  key: { partition: { name: 'pk', type: 'S' }, sort: { name: 'sk', type: 'S' } },
});

const dir = mkdtempSync(join(tmpdir(), 'foldbook-exports-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let before: LocalDynamo;
let after: LocalDynamo;
/** What the user saw at each export. */
const seen: Awaited<ReturnType<typeof everythingSeen>>[] = [];

const callOf = ({ place: { endpoint = '', region, credentials } }: LocalDynamo) =>
  awsJson({ endpoint, region, credentials, service: 'dynamodb', target: 'DynamoDB_20120810' });

const spineOn = ({ client }: LocalDynamo) => Spine.on(dynamoStore(storeOptions(client), noStoreMemory()));

async function exportEach(how: typeof exportAll, now: string): Promise<void> {
  const call = callOf(before);
  for (const store of STORES) await how({ call, table: targetOf(store), store, dir, now });
}

async function restoreInto(dynamo: LocalDynamo, at?: string): Promise<void> {
  const chains = chainsOf(findExports(dir), STORES, at);
  for (const store of STORES) {
    const chain = chains.get(store);
    if (chain) await applyChain(callOf(dynamo), targetOf(store), chain);
  }
}

async function itemsOf(client: DynamoClient, table: string): Promise<readonly string[]> {
  const items: string[] = [];
  for await (const page of pagesOf((input) => client.send('Scan', input), { TableName: table, ConsistentRead: true })) {
    for (const item of page) items.push(JSON.stringify(Object.entries(item).toSorted()));
  }
  return items.toSorted();
}

async function streamsOf(client: DynamoClient): Promise<readonly StreamId[]> {
  const streams: StreamId[] = [];
  for await (const page of pagesOf((input) => client.send('Scan', input), {
    TableName: TABLES.events,
    ConsistentRead: true,
  })) {
    for (const { pk, sk } of page) {
      const stream = sk?.S === 'HEAD' ? parseStreamKey(pk?.S ?? '') : undefined;
      if (stream) streams.push(stream);
    }
  }
  return streams;
}

beforeAll(async () => {
  before = await startDynamo();
  const spine = spineOn(before);
  for (const [at, hour] of HOURS.entries()) {
    await spine.sendBatch(HISTORY.slice(at * 20, at * 20 + 20), `batch-${at}`);
    await spine.settle();
    spine.pass(GRACE_MS);
    await exportEach(at === 0 ? exportAll : exportChanges, hour);
    seen.push(await everythingSeen(spine.store, TENANT));
  }
});
afterAll(() => before.close());

describe('tables restored from exports', () => {
  beforeAll(async () => {
    after = await startDynamo();
    await restoreInto(after);
    return () => after.close();
  });

  it('are what they were, item by item, without those that were deleted since', async () => {
    const lines = findExports(dir).flatMap((one) => [...readLines(one)]);
    expect(lines.some((line) => 'gone' in line)).toBe(true);
    for (const table of Object.values(TABLES)) {
      const items = await itemsOf(after.client, table);
      expect(items).toEqual(await itemsOf(before.client, table));
      expect(items.length).toBeGreaterThan(0);
    }
  });

  it('hold every stream with its chain whole and its events readable', async () => {
    const { tables: _, ...options } = storeOptions(after.client);
    const inspection = dynamoInspection(after.client, TABLES.events, options.bodies);
    const streams = await streamsOf(after.client);
    expect(streams.map(({ type }) => type)).toEqual(expect.arrayContaining(['journal', 'position', 'tax-book']));
    for (const stream of streams) {
      const verdict = await verifyStream(
        { store: dynamoStore(storeOptions(after.client)), inspection, keys: options.keys },
        stream,
        { hasTime: () => true },
      );
      expect(verdict).toMatchObject({ kind: 'intact' });
    }
  });

  it('show in every read model what was shown before, which is what a fold from scratch gives', async () => {
    const shown = await everythingSeen(spineOn(after).store, TENANT);
    expect(shown).toEqual(seen.at(-1));
    const scratch = Spine.on(new MemoryStore());
    for (const start of [0, 20, 40]) await scratch.sendBatch(HISTORY.slice(start, start + 20));
    await scratch.settle();
    expect(shown).toEqual(await everythingSeen(scratch.store, TENANT));
  });

  it('go on from where they were', async () => {
    const spine = spineOn(after);
    spine.pass(GRACE_MS * 10);
    await spine.sendBatch(historyOf(70).slice(60));
    await spine.settle();
    expect((await everythingSeen(spine.store, TENANT)).transactions).toHaveLength(70);
  });
});

describe('a restore', () => {
  it('brings back an earlier moment', async () => {
    const dynamo = await startDynamo();
    await restoreInto(dynamo, HOURS[1]);
    expect(await everythingSeen(spineOn(dynamo).store, TENANT)).toEqual(seen[1]);
    await dynamo.close();
  });

  it('is refused before the first export, and where an hour is missing in between', () => {
    const exports = findExports(dir);
    expect(() => chainsOf(exports, STORES, '2023-01-01T09:00:00Z')).toThrow(/no full export of events/);
    const gap = exports.filter(({ store, from }) => !(store === 'rows' && from === HOURS[0]));
    expect(() => chainsOf(gap, STORES)).toThrow(
      /no export of rows covers 2023-01-01T10:00:00Z to 2023-01-01T11:00:00Z/,
    );
  });

  it('stops where all tables have been exported to, so that no row is ahead of its events', () => {
    const late = findExports(dir).filter(({ store, to }) => !(store === 'events' && to === HOURS[2]));
    for (const { to } of chainsOf(late, STORES).values()) expect(to).toBe(HOURS[1]);
  });

  it('takes no file that was changed or is missing', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'foldbook-exports-'));
    const call = callOf(before);
    const table = targetOf('keys');
    await exportAll({ call, table, store: 'keys', dir: copy, now: HOURS[0] });
    const chain = chainsOf(findExports(copy), ['keys']).get('keys') ?? { to: '', exports: [] };
    const data = readdirSync(copy, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.gz')) ?? '';
    const bytes = readFileSync(join(copy, data));
    writeFileSync(join(copy, data), Buffer.concat([bytes, Buffer.from('x')]));
    await expect(applyChain(call, table, chain)).rejects.toThrow(ExportError);
    rmSync(join(copy, data));
    await expect(applyChain(call, table, chain)).rejects.toThrow(/is missing/);
    rmSync(copy, { recursive: true });
  });
});
