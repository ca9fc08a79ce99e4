/** What a DynamoDB request touches: for permissions (actions on resources with leading keys), limits and counts. */
import type { AccessRequest } from '../iam/policy.ts';
import { ACCOUNT_ID, REGION } from '../template/identity.ts';
import { field, isRecord, isText, list } from '../template/json.ts';
import type { TableModel } from '../template/model.ts';
import { keyText, queriedPartition } from './key-condition.ts';

/** One item that a request names. `item` is the whole item where it is put. */
export interface Touch {
  readonly action: string;
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly item?: unknown;
  readonly writes: boolean;
}
export interface Analysis {
  readonly touches: readonly Touch[];
  readonly accesses: readonly AccessRequest[];
  readonly itemsRead: number;
  readonly itemsWritten: number;
}

export type Tables = ReadonlyMap<string, TableModel>;

const tableName = (value: unknown): string => String(value).split('table/').at(-1) ?? '';
const tableArn = (name: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT_ID}:table/${name}`;

const keyOf = (source: unknown, table: TableModel | undefined): Readonly<Record<string, unknown>> => {
  if (!isRecord(source)) return {};
  if (!table) return source;
  const { partition, sort } = table.key;
  return sort
    ? { [partition.name]: source[partition.name], [sort.name]: source[sort.name] }
    : { [partition.name]: source[partition.name] };
};

const touchOf = (body: unknown, action: string, tables: Tables): Touch => {
  const table = tableName(field(body, 'TableName'));
  const item = field(body, 'Item');
  const key = keyOf(item ?? field(body, 'Key'), tables.get(table));
  const writes = action !== 'GetItem' && action !== 'BatchGetItem';
  return { action, table, key, writes, ...(item === undefined ? {} : { item }) };
};

/** Names of the parts of a transaction's entry, and the action that each needs. */
const TRANSACTED: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const transacted = (body: unknown, tables: Tables): readonly Touch[] =>
  list(field(body, 'TransactItems')).flatMap((entry) =>
    Object.entries(isRecord(entry) ? entry : {}).flatMap(([kind, part]) => {
      const action = TRANSACTED[kind];
      return action === undefined ? [] : [touchOf(part, action, tables)];
    }),
  );

const batched = (body: unknown, action: 'BatchGetItem' | 'BatchWriteItem', tables: Tables): readonly Touch[] =>
  Object.entries(field(body, 'RequestItems') ?? {}).flatMap(([table, requests]) => {
    const parts =
      action === 'BatchGetItem'
        ? list(field(requests, 'Keys')).map((key) => ({ Key: key }))
        : list(requests).map((request) => field(request, 'PutRequest') ?? field(request, 'DeleteRequest'));
    return parts.map((part) => touchOf({ ...(isRecord(part) ? part : {}), TableName: table }, action, tables));
  });

/** One request per action and table, with all its leading keys: AWS matches a batch as a whole. */
const accessesOf = (touches: readonly Touch[], tables: Tables): readonly AccessRequest[] => {
  const groups = new Map<string, { action: string; table: string; keys: Set<string> }>();
  for (const { action, table, key } of touches) {
    const id = `${action} ${table}`;
    const group = groups.get(id) ?? { action, table, keys: new Set<string>() };
    groups.set(id, group);
    const partition = tables.get(table)?.key.partition.name;
    const value = keyText(partition === undefined ? undefined : key[partition]);
    if (value !== undefined) group.keys.add(value);
  }
  return [...groups.values()].map(({ action, table, keys }) => ({
    action: `dynamodb:${action}`,
    resource: tableArn(table),
    context: { 'dynamodb:LeadingKeys': [...keys] },
  }));
};

const queryAccess = (operation: string, body: unknown, tables: Tables): AccessRequest => {
  const name = tableName(field(body, 'TableName'));
  const table = tables.get(name);
  const indexName = field(body, 'IndexName');
  const index = [...(table?.globalIndexes ?? []), ...(table?.localIndexes ?? [])].find((one) => one.name === indexName);
  const partition = (index ?? table)?.key.partition.name;
  const value = operation === 'Query' && partition !== undefined ? queriedPartition(body, partition) : undefined;
  return {
    action: `dynamodb:${operation}`,
    resource: isText(indexName) ? `${tableArn(name)}/index/${indexName}` : tableArn(name),
    context: value === undefined ? {} : { 'dynamodb:LeadingKeys': [value] },
  };
};

const fromTouches = (touches: readonly Touch[], tables: Tables): Analysis => ({
  touches,
  accesses: accessesOf(touches, tables),
  itemsRead: touches.filter((touch) => !touch.writes).length,
  itemsWritten: touches.filter((touch) => touch.writes).length,
});

/** Items read by Query and Scan are known from the answer only, so they are none here. */
export const analyze = (operation: string, body: unknown, tables: Tables): Analysis => {
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return fromTouches([touchOf(body, operation, tables)], tables);
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return fromTouches(transacted(body, tables), tables);
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return fromTouches(batched(body, operation, tables), tables);
    default:
      return { touches: [], accesses: [queryAccess(operation, body, tables)], itemsRead: 0, itemsWritten: 0 };
  }
};
