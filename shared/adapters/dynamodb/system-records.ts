import type { Json } from '../../kernel/pages/types.ts';
import { recordSort } from '../../kernel/store/records.ts';
import { type SystemRecord, type SystemRecords, systemPartition } from '../../kernel/store/system-records.ts';
import { integer, readInteger, readText, text } from './attributes.ts';
import { type DynamoClient, type Item, isConditionFailed, queryPages } from './client.ts';
import { getItems } from './requests.ts';

const fromItem = (item: Item): SystemRecord => ({
  name: readText(item, 'sk').slice(recordSort('').length),
  revision: readInteger(item, 'revision'),
  value: JSON.parse(readText(item, 'clear')) as Json,
});

/** The system's own records, in the row table. */
export function dynamoSystemRecords(client: DynamoClient, table: string): SystemRecords {
  return {
    async read(kind, name) {
      const [item] = await getItems(client, [{ table, pk: systemPartition(kind), sk: recordSort(name) }]);
      return item && fromItem(item);
    },
    async list(kind) {
      const records: SystemRecord[] = [];
      const pages = queryPages(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': text(systemPartition(kind)) },
      });
      for await (const items of pages) records.push(...items.map(fromItem));
      return records;
    },
    async listFrom(kind, { from, limit }) {
      const records: SystemRecord[] = [];
      const pages = queryPages(client, {
        Limit: limit,
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': text(systemPartition(kind)),
          ':from': text(recordSort(from)),
          ':to': text(recordSort('\uffff')),
        },
      });
      for await (const items of pages) {
        records.push(...items.map(fromItem));
        if (records.length >= limit) break;
      }
      return records.slice(0, limit);
    },
    write: (kind, name, { expected, value }) =>
      ifStanding(() =>
        client.send('PutItem', {
          TableName: table,
          Item: {
            ...keyOf(kind, name),
            revision: integer(expected + 1),
            clear: text(JSON.stringify(value)),
          },
          ...standsAt(expected),
        }),
      ),
    remove: (kind, name, expected) =>
      ifStanding(() => client.send('DeleteItem', { TableName: table, Key: keyOf(kind, name), ...standsAt(expected) })),
  };
}

const keyOf = (kind: string, name: string): Item => ({ pk: text(systemPartition(kind)), sk: text(recordSort(name)) });

const standsAt = (revision: number) =>
  revision === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': integer(revision) } };

/** Answers whether the condition held. */
async function ifStanding(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}
