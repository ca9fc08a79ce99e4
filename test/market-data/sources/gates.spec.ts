import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoSystemRecords } from '../../../shared/adapters/dynamodb/system-records.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../support/dynamodb.ts';
import { gatesContract } from './gates.suite.ts';

describe('gates in memory', () => {
  gatesContract(async () => new MemorySystemRecords());
});

describe('gates on DynamoDB', () => {
  let dynamo: LocalDynamo;
  beforeAll(async () => {
    dynamo = await startDynamo();
  });
  afterAll(() => dynamo.close());
  gatesContract(async () => dynamoSystemRecords(dynamo.client, TABLES.rows));
});
