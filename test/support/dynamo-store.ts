/** The store on a local engine, with keys from a file and bodies in memory. */

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoKeyTable } from '../../shared/adapters/dynamodb/key-table.ts';
import type { DynamoStoreOptions } from '../../shared/adapters/dynamodb/options.ts';
import { fileKeyWrapper } from '../../shared/adapters/key-wrappers.ts';
import { MemoryObjects } from '../../shared/adapters/memory/objects.ts';
import { objectBodies } from '../../shared/adapters/s3.ts';
import { cachedDataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import { TABLES } from './dynamodb.ts';

/** One master key for all stores of a test, gone with its process. */
const KEY_FILE = join(tmpdir(), `foldbook-test-key-${randomUUID()}`);
const wrapper = fileKeyWrapper(KEY_FILE);
rmSync(KEY_FILE);

export const storeOptions = (client: DynamoClient): DynamoStoreOptions => ({
  client,
  tables: TABLES,
  keys: cachedDataKeys(wrapper, dynamoKeyTable(client, TABLES.keys)),
  bodies: objectBodies(new MemoryObjects()),
});
