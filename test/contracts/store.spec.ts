import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoDueIndex } from '../../shared/adapters/dynamodb/due-index.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { storeContract } from './store.suite.ts';
import { storeCarriedContract } from './store-carried.suite.ts';
import { storeGenerationsContract } from './store-generations.suite.ts';
import { storeInboxContract } from './store-inbox.suite.ts';
import { storePagesContract } from './store-pages.suite.ts';
import { storeRecordsContract } from './store-records.suite.ts';

describe('the store in memory', () => {
  const open = async () => new MemoryStore();
  storeContract(open);
  storeInboxContract(open);
  storePagesContract(open);
  storeCarriedContract(open);
  storeGenerationsContract(open);
  storeRecordsContract(async () => {
    const store = new MemoryStore();
    return { store, due: store.due };
  });
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
  storeCarriedContract(open, open);
  storeGenerationsContract(open);
  storeRecordsContract(async () => ({
    store: dynamoStore(storeOptions(dynamo.client)),
    due: dynamoDueIndex(dynamo.client, TABLES.rows),
  }));
});
