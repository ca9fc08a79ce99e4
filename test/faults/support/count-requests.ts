/** Counts the items that a client's requests to DynamoDB name, but for those of the key table, which are cached. */
import type { DynamoClient } from '../../../shared/adapters/dynamodb/client.ts';
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
    case 'Query':
      return { ...NONE, read: listOf(output['Items']).length };
    case 'GetItem':
      return { ...NONE, read: input['TableName'] === TABLES.keys ? 0 : 1 };
    case 'BatchGetItem':
      return { ...NONE, read: byTable.reduce<number>((sum, table) => sum + listOf(fieldsOf(table)['Keys']).length, 0) };
    case 'TransactWriteItems':
      return { ...NONE, written: listOf(input['TransactItems']).length };
    case 'PutItem':
      return { ...NONE, written: input['TableName'] === TABLES.keys ? 0 : 1 };
    case 'BatchWriteItem': {
      const changes = byTable.flatMap(listOf).map(fieldsOf);
      const written = changes.filter((change) => change['PutRequest'] !== undefined).length;
      return { ...NONE, written, deleted: changes.length - written };
    }
    default:
      return NONE;
  }
}

/** Answers what was counted so far. */
export function countRequests(client: DynamoClient): () => ItemCounts {
  let total = NONE;
  interceptCalls(client, async (name, input, run) => {
    const answer = await run();
    const { read, written, deleted } = countsOf(name, input, { ...answer });
    total = { read: total.read + read, written: total.written + written, deleted: total.deleted + deleted };
    return answer;
  });
  return () => total;
}
