import { type KeyTable, TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { bytes, readBytes, text } from './attributes.ts';
import { type DynamoClient, isConditionFailed } from './client.ts';

const SORT_KEY = 'DATA-KEY';

/** Wrapped data keys in their own table, whose recovery window is the erasure delay. */
export function dynamoKeyTable(client: DynamoClient, table: string): KeyTable {
  const key = (tenant: TenantId) => ({ pk: text(`T#${tenant}`), sk: text(SORT_KEY) });
  const get = async (tenant: TenantId): Promise<Uint8Array | undefined> => {
    const { Item: item } = await client.send('GetItem', { TableName: table, Key: key(tenant), ConsistentRead: true });
    return item?.['wrapped'] && new Uint8Array(readBytes(item, 'wrapped'));
  };
  return {
    get,
    async putIfAbsent(tenant, wrapped) {
      try {
        await client.send('PutItem', {
          TableName: table,
          Item: { ...key(tenant), wrapped: bytes(wrapped) },
          ConditionExpression: 'attribute_not_exists(pk)',
        });
        return wrapped;
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        const stored = await get(tenant);
        if (!stored) throw new TenantErased(tenant);
        return stored;
      }
    },
    async erase(tenant, at) {
      try {
        await client.send('PutItem', {
          TableName: table,
          Item: { ...key(tenant), erased: text(at) },
          ConditionExpression: 'attribute_exists(#wrapped)',
          ExpressionAttributeNames: { '#wrapped': 'wrapped' },
        });
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
