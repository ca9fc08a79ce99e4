/**
 * How long a command takes against a bare append with the SDK (one transaction that puts a commit and a head), on the
 * same engine in the same run; and how long it takes until it is visible, in process and through the whole host.
 *   node bench/command-path.ts [transactions of history, 2000 if left out]
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Spine, TENANT } from '../test/faults/support/spine.ts';
import { TABLES } from '../test/support/dynamodb.ts';
import { csvOf, historyOf, latecomers } from '../test/support/history.ts';
import { startHostProcess } from '../test/support/host-process.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { say } from './support/say.ts';

const TIMES = 200;
const COMMIT_BYTES = 700;

async function milliseconds(times: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await run(index);
    all.push(performance.now() - start);
  }
  return all.toSorted((a, b) => a - b)[times >>> 1] ?? 0;
}

function bareAppend({ client }: Engine): (index: number) => Promise<unknown> {
  const pk = { S: `bare-${randomUUID()}` };
  return (index) => {
    const body = { B: randomBytes(COMMIT_BYTES) };
    const version = { N: String(index + 1) };
    const commit = { pk, sk: { S: `C#${String(index).padStart(12, '0')}` }, v: version, body };
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
    const stands =
      index === 0
        ? isNew
        : { ConditionExpression: 'v = :v', ExpressionAttributeValues: { ':v': { N: String(index) } } };
    return client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: TABLES.events, Item: commit, ...isNew } },
          { Put: { TableName: TABLES.events, Item: { pk, sk: { S: 'HEAD' }, v: version, body }, ...stands } },
        ],
      }),
    );
  };
}

const size = Number(process.argv[2] ?? 2_000);
const engine = await startEngine();
const spine = Spine.on(engine.store, engine.files);
await spine.work(await spine.order(csvOf(historyOf(size))));
await spine.settle();
const news = latecomers(Array.from({ length: 2 * TIMES }, (_, index) => size + index));
const bare = await milliseconds(TIMES, bareAppend(engine));
const command = await milliseconds(TIMES, (index) => spine.send(news[index] ?? fail()));
const visible = await milliseconds(TIMES, async (index) => {
  await spine.send(news[TIMES + index] ?? fail());
  await spine.settle();
});
await engine.close();
const against = (time: number): string => `${time.toFixed(2)} ms (${(time / bare).toFixed(1)} x)`;
say(`after ${size.toLocaleString('en')} transactions, medians of ${TIMES}:`);
say(
  `  bare append ${bare.toFixed(2)} ms; command ${against(command)}; command and three consumers ${against(visible)}`,
);

const host = await startHostProcess();
const client = await host.client(TENANT);
const sent = historyOf(TIMES);
const readBack = await milliseconds(TIMES / 2, async (index) => {
  await client.send('POST', '/v1/transactions', { body: sent[index] });
  await client.read('/v1/holdings');
});
const acknowledged = await milliseconds(TIMES / 2, (index) =>
  client.send('POST', '/v1/transactions', { body: sent[TIMES / 2 + index] }),
);
await host.end('SIGTERM');
rmSync(host.dataDir, { recursive: true, force: true });
say(`  over HTTP through the whole host: acknowledged after ${acknowledged.toFixed(1)} ms;`);
say(`  acknowledged and read back from the holdings, with its consistency token, after ${readBack.toFixed(1)} ms`);

function fail(): never {
  throw new Error('no such transaction');
}
