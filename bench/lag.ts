/**
 * From the answer to a command until it is visible everywhere, against the least that any such design needs on the same
 * kind of engine: its record read from the stream, and three writes at once. Neither has a bus or queues. Ours are the
 * consumers that are deployed (transactions, holdings, tax book, pairings), at once.
 *
 * And the same through the whole local host, with its stand-ins for bus, queues and Lambda and with the checks of its
 * gateway, until transactions, holdings and lots have been read with the consistency token.
 *   node bench/lag.ts [commands, 100 if left out]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { awsJson } from '../infra/local/sources/aws-json.ts';
import { createStreamClient } from '../infra/local/sources/stream-client.ts';
import { dynamoStore } from '../shared/adapters/dynamodb/store.ts';
import type { TransactionInput } from '../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from '../test/faults/support/books.ts';
import { queueRecord, Spine } from '../test/faults/support/spine.ts';
import { TABLES } from '../test/support/dynamodb.ts';
import { historyOf } from '../test/support/history.ts';
import { startTestHost } from '../test/support/host.ts';
import type { HttpClient } from '../test/support/http-client.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { report } from './support/report.ts';
import { ms, timed, timesOf } from './support/times.ts';

const WARM_UP = 150;
/** So that one command's work is over before the next begins. */
const PAUSE_MS = 60;
const REGION = 'eu-central-1';
const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };
const COMMIT_BYTES = 2_000;
const READS = ['/v1/transactions?limit=1', '/v1/holdings', '/v1/tax/lots?limit=1'];
const count = Number(process.argv[2] ?? 100);

async function reader({ place: { endpoint = '' } }: Engine) {
  const where = { endpoint, service: 'dynamodb' as const, region: REGION, credentials: LOCAL };
  const dynamodb = awsJson({ ...where, target: 'DynamoDB_20120810' });
  const streams = awsJson({ ...where, target: 'DynamoDBStreams_20120810' });
  const stream = createStreamClient({ dynamodb, streams, sourceArn: '', region: REGION });
  const streamArn = await stream.latestStream(TABLES.events);
  const [shard] = await stream.shards(streamArn);
  let iterator = await stream.iterator({ streamArn, shardId: shard?.id ?? '', latest: true });
  const page = async (): Promise<number> => {
    const { records, next } = await stream.page(iterator, 100);
    iterator = next ?? iterator;
    return records.length;
  };
  return {
    /** Asks again and again until something has come. */
    seen: async (): Promise<void> => {
      while ((await page()) === 0);
    },
    /** Takes whatever there is. */
    drain: async (): Promise<void> => {
      while ((await page()) > 0);
    },
  };
}

/** From the append on: seen on the stream, then applied by all consumers at once. */
async function applied(): Promise<number[]> {
  const engine = await startEngine();
  const { options, close } = engine;
  const spine = Spine.on(dynamoStore(options));
  const history = historyOf(WARM_UP + count);
  await spine.send(history[0] as TransactionInput);
  const { seen, drain } = await reader(engine);
  const lags: number[] = [];
  for (const [at, transaction] of history.slice(1).entries()) {
    spine.pass(PAUSE_MS);
    await spine.send(transaction);
    const notice = spine.notices.findLast(({ streamType }) => streamType === 'journal');
    const lag = await timed(async () => {
      await seen();
      if (notice) await Promise.all(PROJECTIONS.map((projection) => spine.consume(projection, [queueRecord(notice)])));
    });
    if (at >= WARM_UP) lags.push(lag);
    // Derived commits are on the stream, too.
    await drain();
  }
  await close();
  return lags;
}

async function floor(): Promise<number[]> {
  const engine = await startEngine();
  const { place, close } = engine;
  const client = new DynamoDBClient({ region: REGION, endpoint: place.endpoint ?? '', credentials: LOCAL });
  const { seen } = await reader(engine);
  const item = (pk: string, sk: string) => ({
    pk: { S: pk },
    sk: { S: sk },
    body: { B: new Uint8Array(COMMIT_BYTES) },
  });
  const lags: number[] = [];
  for (let at = 0; at < WARM_UP + count; at += 1) {
    const pk = randomUUID();
    const puts = ['C#1', 'HEAD'].map((sk) => ({ Put: { TableName: TABLES.events, Item: item(pk, sk) } }));
    await client.send(new TransactWriteItemsCommand({ TransactItems: puts }));
    const lag = await timed(async () => {
      await seen();
      const writes = ['a', 'b', 'c'].map(
        (name) => new PutItemCommand({ TableName: TABLES.rows, Item: item(pk, name) }),
      );
      await Promise.all(writes.map((write) => client.send(write)));
    });
    if (at >= WARM_UP) lags.push(lag);
  }
  client.destroy();
  await close();
  return lags;
}

async function visible(user: HttpClient): Promise<number[]> {
  const history = historyOf(WARM_UP + count);
  const lags: number[] = [];
  for (const [at, transaction] of history.entries()) {
    const { status, text } = await user.send('POST', '/v1/transactions', { body: transaction });
    if (status !== 201) throw new Error(text);
    const lag = await timed(() => Promise.all(READS.map((target) => user.read(target))));
    if (at >= WARM_UP) lags.push(lag);
    await sleep(PAUSE_MS);
  }
  return lags;
}

const least = timesOf(await floor());
const inProcess = timesOf(await applied());
const host = await startTestHost();
await host.host.lambdas.warm();
const ours = timesOf(await visible(await host.client()));
await host.stop();
const against = (time: number): string => `${ms(time)} (stream seen, three writes)`;
report([
  {
    what: 'acknowledged to applied by all consumers, median',
    ours: ms(inProcess.median),
    against: against(least.median),
    ratio: inProcess.median / least.median,
    aim: { atMost: 3 },
  },
  {
    what: 'acknowledged to applied by all consumers, 99th percentile',
    ours: ms(inProcess.p99),
    against: against(least.p99),
    ratio: inProcess.p99 / least.p99,
    aim: { atMost: 5 },
  },
  {
    what: 'the same through the local host, and read, median',
    ours: ms(ours.median),
    against: against(least.median),
    ratio: ours.median / least.median,
  },
]);
process.exit(0);
