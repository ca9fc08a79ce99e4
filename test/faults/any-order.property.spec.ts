import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { startDynamo } from '../support/dynamodb.ts';
import { actOut, fromScratch } from './support/act-out.ts';
import { everythingSeen, haltsOf } from './support/books.ts';
import { scenarios } from './support/disorder.ts';
import { IS_LONG } from './support/sizes.ts';
import { TENANT } from './support/spine.ts';

const SEED = 20_240_601;

interface Opened {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

const anyOrderGivesTheSame = (open: () => Promise<Opened>) =>
  fc.asyncProperty(scenarios, fc.scheduler(), async (scenario, scheduler) => {
    const straight = await fromScratch(new MemoryStore(), scenario);
    const { store, close } = await open();
    try {
      const roundabout = await actOut(store, scenario, scheduler);
      expect(await haltsOf(roundabout.store, TENANT)).toEqual([]);
      expect(await everythingSeen(roundabout.store, TENANT)).toEqual(await everythingSeen(straight.store, TENANT));
    } finally {
      await close();
    }
  });

const inMemory = async (): Promise<Opened> => ({ store: new MemoryStore(), close: async () => undefined });

async function onDynamoDb(): Promise<Opened> {
  const { client, close } = await startDynamo();
  return { store: dynamoStore(storeOptions(client)), close };
}

describe('lots, disposals, holdings and transactions are the same as from scratch', () => {
  it('in any order of arrival, with commands and notices repeated, late, lost or broken off, several at once', async () => {
    await fc.assert(anyOrderGivesTheSame(inMemory), { numRuns: IS_LONG ? 2_000 : 120, seed: SEED });
  });

  it('on DynamoDB, too', async () => {
    await fc.assert(anyOrderGivesTheSame(onDynamoDb), { numRuns: IS_LONG ? 60 : 5, seed: SEED + 1 });
  });
});
