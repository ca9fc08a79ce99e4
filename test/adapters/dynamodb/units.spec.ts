import { afterAll, beforeAll, expect, it } from 'vitest';
import { countingUnits } from '../../../shared/adapters/dynamodb/units.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.close());

const key = (sk: string) => ({ pk: { S: 'units' }, sk: { S: sk } });

it('what requests used is told by reads and writes, and told once', async () => {
  const client = countingUnits(dynamo.client);
  const body = { S: 'x'.repeat(1_500) };
  await client.send('TransactWriteItems', {
    TransactItems: [{ Put: { TableName: TABLES.rows, Item: { ...key('a'), body } } }],
  });
  // Two units for 1.5 KB, twice for a transaction.
  expect(client.takeUnits()).toEqual({ read: 0, write: 4 });
  await client.send('BatchWriteItem', {
    RequestItems: { [TABLES.rows]: [{ PutRequest: { Item: { ...key('b'), body } } }] },
  });
  const keys = [key('a'), key('b')];
  await client.send('BatchGetItem', { RequestItems: { [TABLES.rows]: { Keys: keys, ConsistentRead: true } } });
  await client.send('Query', {
    TableName: TABLES.rows,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'units' } },
  });
  // A unit for each item read by key, half a one for the query, which isn't strongly consistent.
  expect(client.takeUnits()).toEqual({ read: 2.5, write: 2 });
  expect(client.takeUnits()).toEqual({ read: 0, write: 0 });
});
