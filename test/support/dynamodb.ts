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

const EVENT_TABLE: CreateTableCommandInput = {
  ...keyed(TABLES.events),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  AttributeDefinitions: [
    ...(keyed(TABLES.events).AttributeDefinitions ?? []),
    { AttributeName: 'hs', AttributeType: 'S' },
    { AttributeName: 'ha', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'heads',
      KeySchema: [
        { AttributeName: 'hs', KeyType: 'HASH' },
        { AttributeName: 'ha', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
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
  for (const table of [EVENT_TABLE, keyed(TABLES.rows), keyed(TABLES.keys)]) {
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
