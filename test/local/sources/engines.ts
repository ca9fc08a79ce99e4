import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFauxqs } from 'fauxqs';
import { dynoxideBinary } from '../../../infra/local/engines/dynoxide-binary.ts';
import { awsJson } from '../../../infra/local/sources/aws-json.ts';
import { freshDir } from '../lambda/bundle.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
const BINARY = dynoxideBinary();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Of an engine that isn't ours. */
const GIVEN_ENDPOINT = process.env['DYNAMODB_TEST_ENDPOINT'];

async function startEngine(): Promise<{ readonly endpoint: string; readonly stop: () => Promise<void> }> {
  if (GIVEN_ENDPOINT !== undefined) return { endpoint: new URL(GIVEN_ENDPOINT).href, stop: async () => undefined };
  const port = await freePort();
  const engine = spawn(BINARY, ['serve', '--port', String(port), '--db-path', path.join(freshDir(), 'dynamo.db')]);
  return {
    endpoint: `http://127.0.0.1:${port}/`,
    stop: async () => {
      engine.kill();
      await once(engine, 'exit');
    },
  };
}

/** A bare DynamoDB engine, with calls for tables and streams. */
export async function startDynamo() {
  const { endpoint, stop } = await startEngine();
  const made: string[] = [];
  let puts = 0;
  const call = (target: string) => awsJson({ endpoint, service: 'dynamodb', region: 'us-east-1', target, credentials });
  const dynamodb = call('DynamoDB_20120810');
  for (let tries = 0; ; tries += 1) {
    try {
      await dynamodb('ListTables', {});
      break;
    } catch (thrown) {
      if (tries > 100) throw thrown;
      await sleep(20);
    }
  }
  return {
    dynamodb,
    streams: call('DynamoDBStreams_20120810'),
    createTable: async (name: string) => {
      made.push(name);
      await dynamodb('CreateTable', {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      });
    },
    // What changes nothing is no news of a stream.
    put: (table: string, pk: string, sk: string) => {
      puts += 1;
      return dynamodb('PutItem', { TableName: table, Item: { pk: { S: pk }, sk: { S: sk }, n: { N: String(puts) } } });
    },
    stop: async () => {
      for (const TableName of made) await dynamodb('DeleteTable', { TableName });
      await stop();
    },
  };
}

/** A bare queue engine, with calls. */
export async function startQueues() {
  const engine = await startFauxqs({ port: 0, logger: false, host: '127.0.0.1' });
  const endpoint = `http://127.0.0.1:${engine.port}/`;
  const sqs = awsJson({ endpoint, service: 'sqs', region: 'us-east-1', target: 'AmazonSQS', credentials });
  return { engine, sqs, stop: () => engine.stop() };
}

/** Waits until a condition holds, at most five seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await condition()) return;
    await sleep(5);
  }
  throw new Error('it never came true');
}
