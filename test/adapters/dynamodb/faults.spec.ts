import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import { Throttled } from '../../../shared/kernel/store/limits.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import {
  brokenConnection,
  cancelled,
  interceptCalls,
  interceptRequests,
  refused,
  throttled,
  type WiredClient,
} from '../../support/intercept.ts';
import {
  append,
  bookOf,
  change,
  newStream,
  newTenant,
  pages,
  pagesNamed,
  pagesOf,
  streamIn,
  unit,
} from '../../support/units.ts';
import { withoutWaiting } from '../../support/without-waiting.ts';

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.close());

/** A client with faults, and a store that uses it. */
let client: WiredClient;
let faulty: Store;
let sound: Store;
beforeEach(() => {
  client = dynamo.connect();
  const options = storeOptions(dynamo.client);
  sound = dynamoStore(options);
  faulty = dynamoStore({ ...options, client });
});

it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'writes on when a transaction was cancelled for %s',
  async (code) => {
    let left = 3;
    interceptCalls(client, async (name, _, next) => {
      if (name === 'TransactWriteItems' && left > 0) {
        left -= 1;
        throw cancelled('None', code);
      }
      return next();
    });
    const stream = newStream();
    expect(await faulty.write(unit({ appends: [append(stream, 0)] }))).toMatchObject({ written: true });
    expect(left).toBe(0);
    expect(await sound.readCommits(stream, 0)).toHaveLength(1);
  },
);

it('gives up on a conflict that does not pass, as on any lack of room', async () => {
  let tries = 0;
  interceptCalls(client, async (name, _, next) => {
    if (name !== 'TransactWriteItems') return next();
    tries += 1;
    throw cancelled('TransactionConflict', 'None');
  });
  await expect(faulty.write(unit({ appends: [append(newStream(), 0)] }))).rejects.toThrow(Throttled);
  expect(tries).toBe(8);
});

it('does not retry what cannot pass', async () => {
  let tries = 0;
  interceptCalls(client, async (name, _, next) => {
    if (name !== 'TransactWriteItems') return next();
    tries += 1;
    throw cancelled('ValidationError', 'None');
  });
  await expect(faulty.write(unit({ appends: [append(newStream(), 0)] }))).rejects.toMatchObject({
    code: 'TransactionCanceledException',
  });
  expect(tries).toBe(1);
});

it.each(['TransactionConflictException', 'ProvisionedThroughputExceededException'])(
  'writes on when an item alone was turned away with %s, and knows a lost race',
  async (code) => {
    let left = 3;
    interceptCalls(client, async (name, _, next) => {
      if (name !== 'PutItem' || left === 0) return next();
      left -= 1;
      throw refused(code);
    });
    const key = bookOf(newTenant());
    expect(await faulty.write(unit({ projection: change(key, 0) }))).toEqual({ written: true, versions: [] });
    expect(left).toBe(0);
    expect(await faulty.write(unit({ projection: change(key, 0) }))).toEqual({ written: false });
    expect((await sound.readProgress(key, [])).projection?.epoch).toBe(1);
  },
);

it('asks strongly for pages that a stale read misses', async () => {
  const key = bookOf(newTenant());
  const written = pagesNamed('p', 3);
  await sound.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }));
  let missed = 0;
  interceptCalls(client, async (name, input, next) => {
    const answer = await next();
    if (name !== 'BatchGetItem') return answer;
    const [wanted = []] = Object.values(input['RequestItems'] as RequestItems);
    if ('ConsistentRead' in wanted && wanted.ConsistentRead) return answer;
    missed += 1;
    return { ...answer, Responses: {} };
  });
  expect(await faulty.readPages(pagesOf(key), [...written.keys(), 'never'])).toEqual(written);
  expect(missed).toBe(1);
});

it('takes a lost condition for a lost race, whatever else was wrong', async () => {
  interceptCalls(client, async (name, _, next) => {
    if (name === 'TransactWriteItems') throw cancelled('TransactionConflict', 'ConditionalCheckFailed');
    return next();
  });
  expect(await faulty.write(unit({ appends: [append(newStream(), 0)] }))).toEqual({ written: false });
});

it('rides out throttled requests', async () => {
  const failed = new Set<string>();
  interceptRequests(client, async (name, next) => {
    if (!failed.has(name)) {
      failed.add(name);
      return throttled();
    }
    return next();
  });
  const stream = newStream();
  await faulty.write(unit({ appends: [append(stream, 0, { pages: pages({ written: pagesNamed('p', 90) }) })] }));
  expect((await faulty.readHeads([stream, streamIn(stream.tenant, 'settings')])).size).toBe(1);
  expect(await faulty.readCommits(stream, 0)).toHaveLength(1);
  expect([...failed]).toEqual(
    expect.arrayContaining(['TransactWriteItems', 'BatchWriteItem', 'BatchGetItem', 'Query']),
  );
});

/** Loses the answer of the first such request, after it was written; `meanwhile` runs before the client's retry. */
function loseFirstAnswer(
  operation: 'TransactWriteItems' | 'PutItem' = 'TransactWriteItems',
  meanwhile: () => Promise<unknown> = async () => undefined,
): () => number {
  let transactions = 0;
  interceptRequests(client, async (name, next) => {
    const answer = await next();
    if (name !== operation) return answer;
    transactions += 1;
    if (transactions > 1) return answer;
    await meanwhile();
    throw brokenConnection();
  });
  return () => transactions;
}

it('an append whose answer was lost is a success, once', async () => {
  const stream = newStream();
  const transactions = loseFirstAnswer();
  const inbox = {
    tenant: stream.tenant,
    principal: 'p',
    idempotencyKey: 'k',
    requestHash: 'h',
    answer: 1,
    expiresAt: '2027',
  };
  expect(await faulty.write(unit({ appends: [append(stream, 0)], inbox }))).toEqual({
    written: true,
    versions: [{ stream, version: 1 }],
  });
  expect(transactions()).toBe(2);
  expect(await sound.readCommits(stream, 0)).toHaveLength(1);
});

it('an append whose answer was lost is a success although others appended after it', async () => {
  const tenant = newTenant();
  const stream = streamIn(tenant);
  const written = pagesNamed('p', 90);
  loseFirstAnswer('TransactWriteItems', () => sound.write(unit({ appends: [append(stream, 1)] })));
  const result = await faulty.write(unit({ appends: [append(stream, 0, { pages: pages({ written }) })] }));
  expect(result).toMatchObject({ written: true });
  expect((await sound.readPages({ stream }, [...written.keys()])).size).toBe(90);
});

it('a book whose answer was lost is a success', async () => {
  const key = bookOf(newTenant());
  loseFirstAnswer('PutItem');
  expect(await faulty.write(unit({ projection: change(key, 0) }))).toEqual({ written: true, versions: [] });
  expect((await sound.readProgress(key, [])).projection?.epoch).toBe(1);
});

it('a book whose answer was lost keeps its pages when others have moved it on', async () => {
  const key = bookOf(newTenant());
  const written = pagesNamed('p', 90);
  loseFirstAnswer('PutItem', () => sound.write(unit({ projection: change(key, 1, { state: { uses: 'p0' } }) })));
  expect(await faulty.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }))).toEqual({
    written: false,
  });
  expect((await sound.readPages(pagesOf(key), [...written.keys()])).size).toBe(90);
});

it('puts pages before the head that refers to them, and no page in a transaction', async () => {
  const requests: string[] = [];
  interceptCalls(client, async (name, input, next) => {
    requests.push(`${name} ${JSON.stringify(input).includes('P#p')}`);
    return next();
  });
  const key = bookOf(newTenant());
  await faulty.write(unit({ projection: change(key, 0, { pages: pages({ written: pagesNamed('p', 2) }) }) }));
  expect(requests).toEqual(['BatchWriteItem true', 'PutItem false']);
});

it('takes back what it put when the head has moved on', async () => {
  const key = bookOf(newTenant());
  const written = pagesNamed('p', 2);
  await sound.write(unit({ projection: change(key, 0) }));
  const late = unit({ projection: change(key, 0, { pages: pages({ written }) }) });
  expect(await faulty.write(late)).toEqual({ written: false });
  expect((await sound.readPages(pagesOf(key), [...written.keys()])).size).toBe(0);
});

it('asks again for keys and items that were left unprocessed', async () => {
  const calls = { gets: 0, writes: 0 };
  interceptCalls(client, async (name, input, next) => {
    const isGet = name === 'BatchGetItem';
    if (!isGet && name !== 'BatchWriteItem') return next();
    calls[isGet ? 'gets' : 'writes'] += 1;
    const left = halve(input['RequestItems'] as RequestItems);
    input['RequestItems'] = left.now;
    return { ...(await next()), [isGet ? 'UnprocessedKeys' : 'UnprocessedItems']: left.rest };
  });
  const key = bookOf(newTenant());
  const written = pagesNamed('p', 90);
  await faulty.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }));
  const forgetful = dynamoStore({ ...storeOptions(dynamo.client), client });
  expect(await forgetful.readPages(pagesOf(key), [...written.keys()])).toEqual(written);
  expect(calls.gets).toBeGreaterThan(4);
  expect(calls.writes).toBeGreaterThan(8);
});

type RequestItems = Readonly<Record<string, { Keys: unknown[]; ConsistentRead?: boolean } | unknown[]>>;

/** Half of what each table is asked for now, the rest unprocessed. */
function halve(items: RequestItems): { now: RequestItems; rest: RequestItems } {
  const now: Record<string, { Keys: unknown[] } | unknown[]> = {};
  const rest: Record<string, { Keys: unknown[] } | unknown[]> = {};
  for (const [table, wanted] of Object.entries(items)) {
    const list = Array.isArray(wanted) ? wanted : wanted.Keys;
    const half = Math.ceil(list.length / 2);
    const part = (some: unknown[]) => (Array.isArray(wanted) ? some : { ...wanted, Keys: some });
    now[table] = part(list.slice(0, half));
    if (list.length > half) rest[table] = part(list.slice(half));
  }
  return { now, rest };
}

it('reports keys that stay unprocessed, but not within seconds', async () => {
  interceptCalls(client, async (name, input, next) => {
    if (name !== 'BatchGetItem') return next();
    return { Responses: {}, UnprocessedKeys: input['RequestItems'] };
  });
  const waited = withoutWaiting();
  await expect(faulty.readHeads([streamIn(newTenant(), 'settings')])).rejects.toThrow('unprocessed');
  expect(waited.milliseconds).toBeGreaterThan(10_000);
});

it('leaves nothing behind of a lost change of two tables, whose pages were too many for its transaction', async () => {
  const tenant = newTenant();
  const stream = streamIn(tenant, 'position');
  const key = bookOf(tenant);
  await sound.write(unit({ projection: change(key, 0) }));
  const written = pagesNamed(`lost-${tenant}-`, 90);
  const parts = { pages: pages({ written }) };
  const late = unit({ appends: [append(stream, 0, parts)], projection: change(key, 0, parts) });
  expect(await faulty.write(late)).toEqual({ written: false });
  for (const TableName of [TABLES.events, TABLES.rows]) {
    const { Items: items } = await dynamo.client.send('Scan', { TableName, ProjectionExpression: 'sk' });
    expect(items?.filter(({ sk }) => sk?.S?.includes(tenant))).toEqual([]);
  }
});
