/** Counts the items that a client's requests to DynamoDB name, but for those of the key table, which are cached. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TABLES } from '../../support/dynamodb.ts';
import { interceptCalls } from '../../support/intercept.ts';
import type { ItemCounts } from './counting-store.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const NONE: ItemCounts = { read: 0, written: 0, deleted: 0 };

function countsOf(name: string, input: Fields, output: Fields): ItemCounts {
  const byTable = Object.values(fieldsOf(input['RequestItems']));
  switch (name) {
    case 'QueryCommand':
      return { ...NONE, read: listOf(output['Items']).length };
    case 'GetItemCommand':
      return { ...NONE, read: input['TableName'] === TABLES.keys ? 0 : 1 };
    case 'BatchGetItemCommand':
      return { ...NONE, read: byTable.reduce<number>((sum, table) => sum + listOf(fieldsOf(table)['Keys']).length, 0) };
    case 'TransactWriteItemsCommand':
      return { ...NONE, written: listOf(input['TransactItems']).length };
    case 'PutItemCommand':
      return { ...NONE, written: input['TableName'] === TABLES.keys ? 0 : 1 };
    case 'BatchWriteItemCommand': {
      const changes = byTable.flatMap(listOf).map(fieldsOf);
      const written = changes.filter((change) => change['PutRequest'] !== undefined).length;
      return { ...NONE, written, deleted: changes.length - written };
    }
    default:
      return NONE;
  }
}

/** Answers what was counted so far. */
export function countRequests(client: DynamoDBClient): () => ItemCounts {
  let total = NONE;
  interceptCalls(client, async (name, input, run) => {
    const answer = await run();
    const { read, written, deleted } = countsOf(name, input, { ...answer.output });
    total = { read: total.read + read, written: total.written + written, deleted: total.deleted + deleted };
    return answer;
  });
  return () => total;
}
