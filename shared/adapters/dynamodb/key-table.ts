import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type KeyTable, TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { bytes, readBytes, text } from './attributes.ts';

const SORT_KEY = 'DATA-KEY';

/** Wrapped data keys in their own table, whose recovery window is the erasure delay. */
export function dynamoKeyTable(client: DynamoDBClient, table: string): KeyTable {
  const key = (tenant: TenantId) => ({ pk: text(`T#${tenant}`), sk: text(SORT_KEY) });
  const get = async (tenant: TenantId): Promise<Uint8Array | undefined> => {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: key(tenant), ConsistentRead: true }),
    );
    return item?.['wrapped'] && readBytes(item, 'wrapped');
  };
  return {
    get,
    async putIfAbsent(tenant, wrapped) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...key(tenant), wrapped: bytes(wrapped) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return wrapped;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const stored = await get(tenant);
        if (!stored) throw new TenantErased(tenant);
        return stored;
      }
    },
    async erase(tenant, at) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...key(tenant), erased: text(at) },
            ConditionExpression: 'attribute_exists(#wrapped)',
            ExpressionAttributeNames: { '#wrapped': 'wrapped' },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
