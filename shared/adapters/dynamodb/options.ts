import type { DataKeys } from '../../kernel/crypto/data-keys.ts';
import type { BodyStore } from '../../kernel/store/bodies.ts';
import type { DynamoClient } from './client.ts';
import type { Tables } from './projection-items.ts';

/** What the store on DynamoDB works with. */
export interface DynamoStoreOptions {
  readonly client: DynamoClient;
  readonly tables: Tables;
  readonly keys: DataKeys;
  readonly bodies: BodyStore;
}
