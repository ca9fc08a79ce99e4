/** The store on a DynamoDB engine of its own, with bodies on disk. */

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoKeyTable } from '../../shared/adapters/dynamodb/key-table.ts';
import type { DynamoStoreOptions } from '../../shared/adapters/dynamodb/options.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { forgetAll, newStoreMemory } from '../../shared/adapters/dynamodb/store-memory.ts';
import { fileKeyWrapper } from '../../shared/adapters/key-wrappers.ts';
import { objectBodies } from '../../shared/adapters/s3.ts';
import { cachedDataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../../test/support/dynamodb.ts';
import { diskObjects } from './disk-objects.ts';

export interface Engine {
  readonly client: DynamoClient;
  readonly place: LocalDynamo['place'];
  readonly options: DynamoStoreOptions;
  readonly store: Store;
  /** What the store remembers is gone, as if the next request came to a process of its own. */
  readonly forget: () => void;
  readonly files: ObjectStore;
  readonly dir: string;
  readonly close: () => Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  const dir = mkdtempSync(path.join(tmpdir(), 'foldbook-bench-'));
  const { client, place, close } = await startDynamo();
  const keyFile = path.join(dir, `key-${randomUUID()}`);
  const keys = cachedDataKeys(fileKeyWrapper(keyFile), dynamoKeyTable(client, TABLES.keys));
  const bodies = objectBodies(diskObjects(path.join(dir, 'bodies')));
  const options = { client, tables: TABLES, keys, bodies };
  const memory = newStoreMemory();
  const store = dynamoStore(options, memory);
  return {
    client,
    place,
    options,
    store,
    forget: () => forgetAll(memory),
    files: diskObjects(path.join(dir, 'files')),
    dir,
    close: async () => {
      await close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
