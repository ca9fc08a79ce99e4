/**
 * A DynamoDB engine of a test's own, with the three tables as the infrastructure declares them. With
 * `DYNAMODB_TEST_ENDPOINT`: that engine, with tables of the test file's own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { startDynoxide } from '../../infra/local/engines/dynoxide.ts';
import { awsExchange } from '../../shared/adapters/aws-exchange.ts';
import { type AwsPlace, dynamoClientAt, dynamoService } from '../../shared/adapters/dynamodb/client.ts';
import type { Tables } from '../../shared/adapters/dynamodb/projection-items.ts';
import type { WiredClient } from './intercept.ts';

/** Of an engine that isn't ours and serves several test files at once. */
const GIVEN_ENDPOINT = process.env['DYNAMODB_TEST_ENDPOINT'];
const suffix = GIVEN_ENDPOINT === undefined ? '' : `-foldbook-test-${randomUUID()}`;

export const TABLES: Tables = { events: `events${suffix}`, rows: `rows${suffix}`, keys: `keys${suffix}` };

const keyed = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
});

/** A table with an index of keys by a shard and a time. */
const indexed = (table: string, index: string, shard: string, time: string): CreateTableCommandInput => ({
  ...keyed(table),
  AttributeDefinitions: [
    ...(keyed(table).AttributeDefinitions ?? []),
    { AttributeName: shard, AttributeType: 'S' },
    { AttributeName: time, AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: index,
      KeySchema: [
        { AttributeName: shard, KeyType: 'HASH' },
        { AttributeName: time, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
});

const EVENT_TABLE: CreateTableCommandInput = {
  ...indexed(TABLES.events, 'heads', 'hs', 'ha'),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
};

export interface LocalDynamo {
  readonly client: WiredClient;
  readonly place: AwsPlace;
  /** Another client of the same tables, for faults of its own. */
  readonly connect: () => WiredClient;
  readonly close: () => Promise<void>;
}

const PLACE = { region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

function clientOf(place: AwsPlace): WiredClient {
  const exchange = awsExchange(dynamoService(place));
  const wire: WiredClient['wire'] = { handle: (_, next) => next() };
  const send = dynamoClientAt(place, (operation, body) => wire.handle(operation, () => exchange(operation, body)));
  return { ...send, wire };
}

interface Engine {
  readonly endpoint: string;
  readonly close: (client: DynamoDBClient) => Promise<void>;
}

async function embedded(): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), 'foldbook-dynamodb-'));
  const engine = await startDynoxide(dir, () => undefined);
  return {
    endpoint: engine.endpoint,
    close: async (client) => {
      client.destroy();
      await engine.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Leaves the engine as it was. */
const given = (endpoint: string): Engine => ({
  endpoint,
  close: async (client) => {
    for (const TableName of Object.values(TABLES)) {
      await client.send(new DeleteTableCommand({ TableName }));
      await waitUntilTableNotExists({ client, minDelay: 0.1, maxDelay: 1, maxWaitTime: 60 }, { TableName });
    }
    client.destroy();
  },
});

export async function startDynamo(): Promise<LocalDynamo> {
  const engine = GIVEN_ENDPOINT === undefined ? await embedded() : given(GIVEN_ENDPOINT);
  const place = { ...PLACE, endpoint: engine.endpoint };
  const client = new DynamoDBClient({ ...PLACE, endpoint: engine.endpoint });
  for (const table of [EVENT_TABLE, indexed(TABLES.rows, 'due', 'ds', 'da'), keyed(TABLES.keys)]) {
    const { TableDescription: made } = await client.send(new CreateTableCommand(table));
    if (made?.TableStatus === 'ACTIVE') continue;
    const { TableName } = table;
    await waitUntilTableExists({ client, minDelay: 0.1, maxDelay: 1, maxWaitTime: 60 }, { TableName });
  }
  return { client: clientOf(place), place, connect: () => clientOf(place), close: () => engine.close(client) };
}
