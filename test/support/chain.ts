import { dynamoInspection } from '../../shared/adapters/dynamodb/inspection.ts';
import type { DynamoStoreOptions } from '../../shared/adapters/dynamodb/options.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import type { StreamId } from '../../shared/kernel/streams.ts';
import { type Verdict, verifyStream } from '../../shared/operations/app/verify/verify-stream.ts';

/** Checks a stream's chain and leaves its events unread: tests write events that exist nowhere else. */
export function checkChain(options: DynamoStoreOptions, stream: StreamId): Promise<Verdict> {
  const { client, tables, bodies } = options;
  const verifying = {
    store: dynamoStore(options),
    inspection: dynamoInspection(client, tables.events, bodies),
    keys: { find: async () => undefined },
  };
  return verifyStream(verifying, stream, { hasTime: () => true });
}
