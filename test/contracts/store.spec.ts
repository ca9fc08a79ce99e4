import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo } from '../support/dynamodb.ts';
import { storeContract } from './store.suite.ts';
import { storeInboxContract } from './store-inbox.suite.ts';
import { storePagesContract } from './store-pages.suite.ts';

describe('the store in memory', () => {
  const open = async () => new MemoryStore();
  storeContract(open);
  storeInboxContract(open);
  storePagesContract(open);
});

describe('the store on DynamoDB', () => {
  let dynamo: LocalDynamo;
  beforeAll(async () => {
    dynamo = await startDynamo();
  });
  afterAll(() => dynamo.close());
  const open = async () => dynamoStore(storeOptions(dynamo.client));
  storeContract(open);
  storeInboxContract(open);
  storePagesContract(open);
});
