/**
 * From the answer to a command until it is visible everywhere (transactions, holdings and tax lots, each read with its
 * consistency token), through the whole local host; against the least that any such design needs on the same kind of
 * engine: an append, its record read from the stream, and three writes at once.
 *   node bench/lag.ts [commands, 100 if left out]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { awsJson } from '../infra/local/sources/aws-json.ts';
import { createStreamClient } from '../infra/local/sources/stream-client.ts';
import { TABLES } from '../test/support/dynamodb.ts';
import { historyOf } from '../test/support/history.ts';
import { startTestHost } from '../test/support/host.ts';
import type { HttpClient } from '../test/support/http-client.ts';
import { startEngine } from './support/engine.ts';
import { report } from './support/report.ts';
import { ms, timed, timesOf } from './support/times.ts';

const WARM_UP = 20;
/** So that one command's work is over before the next begins. */
const PAUSE_MS = 60;
const REGION = 'eu-central-1';
const COMMIT_BYTES = 2_000;
const READS = ['/v1/transactions?limit=1', '/v1/holdings', '/v1/tax/lots?limit=1'];
const count = Number(process.argv[2] ?? 100);

async function reader(client: DynamoDBClient) {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? { protocol: '', hostname: '', port: 0 };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const where = {
    endpoint: `${protocol}//${hostname}:${port}`,
    service: 'dynamodb' as const,
    region: REGION,
    credentials,
  };
  const dynamodb = awsJson({ ...where, target: 'DynamoDB_20120810' });
  const streams = awsJson({ ...where, target: 'DynamoDBStreams_20120810' });
  const stream = createStreamClient({ dynamodb, streams, sourceArn: '', region: REGION });
  const streamArn = await stream.latestStream(TABLES.events);
  const [shard] = await stream.shards(streamArn);
  let iterator = await stream.iterator({ streamArn, shardId: shard?.id ?? '', latest: true });
  /** Asks again and again until something has come. */
  return async (): Promise<void> => {
    for (;;) {
      const { records, next } = await stream.page(iterator, 100);
      iterator = next ?? iterator;
      if (records.length > 0) return;
    }
  };
}

async function floor(): Promise<number[]> {
  const { client, close } = await startEngine();
  const seen = await reader(client);
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
const host = await startTestHost();
await host.host.lambdas.warm();
const ours = timesOf(await visible(await host.client()));
await host.stop();
report([
  {
    what: 'acknowledged to visible everywhere, median',
    ours: ms(ours.median),
    against: `${ms(least.median)} (stream seen, three writes)`,
    ratio: ours.median / least.median,
    aim: { atMost: 3 },
  },
  {
    what: 'acknowledged to visible everywhere, 99th percentile',
    ours: ms(ours.p99),
    against: `${ms(least.p99)} (stream seen, three writes)`,
    ratio: ours.p99 / least.p99,
    aim: { atMost: 5 },
  },
]);
process.exit(0);
