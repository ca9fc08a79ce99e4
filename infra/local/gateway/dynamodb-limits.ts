/** What DynamoDB refuses, and an emulator may not: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Limits.html */
import { invalid, type WireError } from './answer.ts';
import type { Analysis, Touch } from './dynamodb-analysis.ts';
import { itemBytes } from './item-size.ts';

const ITEM_BYTES_MAX = 400 * 1024;
const TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;
const TRANSACTION_ITEMS_MAX = 100;
const BATCH_ITEMS_MAX: Readonly<Record<string, number>> = { BatchGetItem: 100, BatchWriteItem: 25 };

const keyId = ({ table, key }: Touch): string =>
  JSON.stringify([table, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))]);

const hasTwice = (touches: readonly Touch[]): boolean => new Set(touches.map(keyId)).size < touches.length;

const sizeFault = (operation: string, touches: readonly Touch[]): WireError | undefined => {
  const sizes = touches.map(({ item }) => itemBytes(item));
  if (sizes.some((size) => size > ITEM_BYTES_MAX)) return invalid('Item size has exceeded the maximum allowed size');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (operation === 'TransactWriteItems' && total > TRANSACTION_BYTES_MAX) {
    return invalid(
      'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
    );
  }
  return undefined;
};

/** `requestBytes` bounds every item's size from above, so that small requests are never walked. */
export const limitFault = (operation: string, { touches }: Analysis, requestBytes: number): WireError | undefined => {
  const transaction = operation.startsWith('Transact');
  if (transaction && touches.length > TRANSACTION_ITEMS_MAX) {
    return invalid(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${TRANSACTION_ITEMS_MAX}`,
    );
  }
  const batchMax = BATCH_ITEMS_MAX[operation];
  if (batchMax !== undefined && touches.length > batchMax) {
    return invalid(`Too many items requested for the ${operation} call`);
  }
  if (touches.length > 1 && hasTwice(touches)) {
    return invalid(
      transaction
        ? 'Transaction request cannot include multiple operations on one item'
        : 'Provided list of item keys contains duplicates',
    );
  }
  return requestBytes > ITEM_BYTES_MAX ? sizeFault(operation, touches) : undefined;
};
