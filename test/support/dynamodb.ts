/** A DynamoDB engine of a test's own, with the three tables as the infrastructure declares them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynoxide } from '../../infra/local/engines/dynoxide.ts';
import type { Tables } from '../../shared/adapters/dynamodb/projection-items.ts';

export const TABLES: Tables = { events: 'events', rows: 'rows', keys: 'keys' };

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
  readonly client: DynamoDBClient;
  /** Another client of the same tables, for faults of its own. */
  readonly connect: () => DynamoDBClient;
  readonly close: () => Promise<void>;
}

export async function startDynamo(): Promise<LocalDynamo> {
  const dir = mkdtempSync(join(tmpdir(), 'foldbook-dynamodb-'));
  const engine = await startDynoxide(dir, () => undefined);
  const connect = (): DynamoDBClient =>
    new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 3,
    });
  const client = connect();
  for (const table of [EVENT_TABLE, indexed(TABLES.rows, 'due', 'ds', 'da'), keyed(TABLES.keys)]) {
    await client.send(new CreateTableCommand(table));
  }
  return {
    client,
    connect,
    close: async () => {
      client.destroy();
      await engine.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
