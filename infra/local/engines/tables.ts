/** Creates the template's tables in any DynamoDB engine; what exists already stays as it is. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  type Projection,
  ResourceInUseException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { REGION } from '../template/identity.ts';
import type { IndexModel, KeyAttribute, KeySchema, TableModel } from '../template/model.ts';
import { ENGINE_CREDENTIALS } from './engine-credentials.ts';

const keySchema = (key: KeySchema): KeySchemaElement[] => [
  { AttributeName: key.partition.name, KeyType: 'HASH' },
  ...(key.sort ? [{ AttributeName: key.sort.name, KeyType: 'RANGE' } as const] : []),
];

const projection = (index: IndexModel): Projection => ({
  ProjectionType: index.projection,
  ...(index.projection === 'INCLUDE' ? { NonKeyAttributes: [...index.included] } : {}),
});

const indexInput = (index: IndexModel) => ({
  IndexName: index.name,
  KeySchema: keySchema(index.key),
  Projection: projection(index),
});

const creationOf = (table: TableModel): CreateTableCommandInput => {
  const keys = [table.key, ...[...table.globalIndexes, ...table.localIndexes].map((index) => index.key)];
  const attributes = new Map<string, KeyAttribute>(
    keys
      .flatMap((key) => (key.sort ? [key.partition, key.sort] : [key.partition]))
      .map((attribute) => [attribute.name, attribute]),
  );
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.key),
    AttributeDefinitions: [...attributes.values()].map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    ...(table.globalIndexes.length > 0 ? { GlobalSecondaryIndexes: table.globalIndexes.map(indexInput) } : {}),
    ...(table.localIndexes.length > 0 ? { LocalSecondaryIndexes: table.localIndexes.map(indexInput) } : {}),
    ...(table.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType } } : {}),
  };
};

/** What can't be changed by creating again, as one comparable text. */
const shapeOf = (description: CreateTableCommandInput | TableDescription): string =>
  JSON.stringify([
    description.KeySchema?.map((key) => [key.AttributeName, key.KeyType]),
    (description.GlobalSecondaryIndexes ?? [])
      .map((index) => [
        index.IndexName,
        index.KeySchema?.map((key) => key.AttributeName),
        index.Projection?.ProjectionType,
      ])
      .sort(),
    description.StreamSpecification?.StreamEnabled === true,
  ]);

const createTable = async (client: DynamoDBClient, table: TableModel): Promise<void> => {
  const wanted = creationOf(table);
  try {
    await client.send(new CreateTableCommand(wanted));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (;;) {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: table.name }));
    if (found && shapeOf(found) !== shapeOf(wanted)) {
      throw new Error(
        `Table ${table.name} of the local data differs from the template in its keys, indexes or stream. ` +
          'Delete the data folder (.local) to start afresh, or go back to the template that made it.',
      );
    }
    if (found?.TableStatus === 'ACTIVE') return;
    await sleep(20);
  }
};

export const createTables = async (endpoint: string, tables: readonly TableModel[]): Promise<void> => {
  const client = new DynamoDBClient({
    endpoint,
    region: REGION,
    credentials: ENGINE_CREDENTIALS,
  });
  try {
    for (const table of tables) await createTable(client, table);
  } finally {
    client.destroy();
  }
};
