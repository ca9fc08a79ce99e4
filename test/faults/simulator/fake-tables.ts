/** The tables: items by key, conditions as DynamoDB evaluates them, and what its indexes and its stream say of them. */
import type { Item, QueryInput, TransactItem } from '../../../shared/adapters/dynamodb/client.ts';

export const TABLES = { events: 'events', rows: 'rows', keys: 'keys' };

const attributeValue = (attribute: Item[string] | undefined): string | number | undefined =>
  attribute?.N === undefined ? attribute?.S : Number(attribute.N);

type Values = Readonly<Record<string, Item[string]>> | undefined;

/** One comparison of those that our conditions are made of. Any other is refused loudly. */
function holdsTerm(term: string, item: Item | undefined, values: Values): boolean {
  const [, absent] = /^attribute_not_exists\((\w+)\)$/.exec(term) ?? [];
  if (absent !== undefined) return item?.[absent] === undefined;
  const [, name = '', operator, parameter = ''] = /^(\w+) (=|<=?) (:\w+)$/.exec(term) ?? [];
  const [is, than] = [attributeValue(item?.[name]), attributeValue(values?.[parameter])];
  if (operator === undefined) throw new Error(`a condition that the simulator doesn't know: ${term}`);
  if (is === undefined || than === undefined) return false;
  if (operator === '=') return is === than;
  return operator === '<' ? is < than : is <= than;
}

/** By what the items of an index are sorted; those of the table itself are by `sk`. */
const SORTED_BY: Readonly<Record<string, readonly string[]>> = {
  heads: ['hs', 'ha', 'pk', 'sk'],
  due: ['ds', 'da', 'pk', 'sk'],
};

type KeyCondition = readonly [name: string, operator: string, least: string, most: string];

/** Conditions such as `pk = :pk AND sk BETWEEN :from AND :to`. */
function keyConditions(expression: string): KeyCondition[] {
  const found = [...expression.matchAll(/(\w+) (=|<=|BETWEEN) (:\w+)(?: AND (:\w+))?(?: AND |$)/g)];
  if (found.map(([text]) => text).join('') !== expression) {
    throw new Error(`a query that the simulator doesn't know: ${expression}`);
  }
  return found.map(([, name = '', operator = '', least = '', most = '']) => [name, operator, least, most]);
}

function isWithin([name, operator, least, most]: KeyCondition, item: Item, values: Values): boolean {
  const is = item[name]?.S;
  const [low = '', high = ''] = [values?.[least]?.S, values?.[most]?.S];
  if (is === undefined) return false;
  if (operator === '=') return is === low;
  return operator === '<=' ? is <= low : is >= low && is <= high;
}

export class FakeTables {
  readonly #partitions = new Map<string, Map<string, Item>>();
  /** Hears of each new commit, as the table's stream does. */
  onCommit: (item: Item) => void = () => undefined;
  /** Writes so far; the same number means that nothing changed. */
  writes = 0;

  #partition(table: string, pk: string): Map<string, Item> {
    const name = `${table} ${pk}`;
    const known = this.#partitions.get(name);
    if (known) return known;
    const made = new Map<string, Item>();
    this.#partitions.set(name, made);
    return made;
  }

  get(table: string, key: Item | undefined): Item | undefined {
    return this.#partitions.get(`${table} ${key?.['pk']?.S}`)?.get(key?.['sk']?.S ?? '');
  }

  put(table: string, item: Item): void {
    const sk = item['sk']?.S ?? '';
    this.#partition(table, item['pk']?.S ?? '').set(sk, item);
    this.writes += 1;
    if (table === TABLES.events && sk.startsWith('C#')) this.onCommit(item);
  }

  delete(table: string, key: Item | undefined): void {
    this.#partition(table, key?.['pk']?.S ?? '').delete(key?.['sk']?.S ?? '');
    this.writes += 1;
  }

  /** All items of a table, in the order of their partitions' first writing. */
  *all(table: string): Generator<Item> {
    for (const [name, partition] of this.#partitions) if (name.startsWith(`${table} `)) yield* partition.values();
  }

  /** Items of a partition with sort keys from one to another, in order. */
  range(table: string, pk: string, from: string, to: string): Item[] {
    const values = { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } };
    const KeyConditionExpression = 'pk = :pk AND sk BETWEEN :from AND :to';
    return this.query({ TableName: table, KeyConditionExpression, ExpressionAttributeValues: values });
  }

  /** The items that a query's key condition takes in, all of a scan, behind its start, in its order. */
  query(input: QueryInput): Item[] {
    const { TableName: table, ExpressionAttributeValues: values, IndexName: index } = input;
    const conditions = keyConditions(input.KeyConditionExpression);
    const [, , pk = ''] = conditions.find(([name]) => name === 'pk') ?? [];
    const candidates =
      index === undefined ? this.#partitions.get(`${table} ${values?.[pk]?.S}`)?.values() : this.all(table);
    const order = SORTED_BY[index ?? ''] ?? ['sk'];
    const keyOf = (item: Item): string => order.map((name) => item[name]?.S ?? '').join(' ');
    const start = input.ExclusiveStartKey && keyOf(input.ExclusiveStartKey);
    const isBackwards = input.ScanIndexForward === false;
    const found: [string, Item][] = [];
    for (const item of candidates ?? []) {
      const isListed = order.every((name) => item[name] !== undefined);
      if (!isListed || !conditions.every((condition) => isWithin(condition, item, values))) continue;
      const key = keyOf(item);
      if (start === undefined || (isBackwards ? key < start : key > start)) found.push([key, item]);
    }
    found.sort(([one], [other]) => (one < other ? -1 : 1));
    return (isBackwards ? found.reverse() : found).map(([, item]) => item);
  }

  /** Where the next page of a query begins. */
  placeOf(index: string | undefined, item: Item): Item {
    const names = ['pk', 'sk', ...(SORTED_BY[index ?? ''] ?? [])];
    return Object.fromEntries(names.map((name) => [name, item[name] ?? { S: '' }]));
  }

  /** Why each item of a transaction can't be written; only `None` when it can. */
  #reasons(items: readonly TransactItem[]): string[] {
    return items.map(({ Put: put, Delete: deletion, ConditionCheck: check }) => {
      const part = put ?? deletion ?? check;
      const item = this.get(part?.TableName ?? '', put?.Item ?? deletion?.Key ?? check?.Key);
      const terms = part?.ConditionExpression?.split(' OR ') ?? [];
      const holds = terms.length === 0 || terms.some((term) => holdsTerm(term, item, part?.ExpressionAttributeValues));
      return holds ? 'None' : 'ConditionalCheckFailed';
    });
  }

  /** Writes all or nothing; answers the reasons when it was nothing. */
  transact(items: readonly TransactItem[]): readonly string[] | undefined {
    const reasons = this.#reasons(items);
    if (reasons.some((reason) => reason !== 'None')) return reasons;
    for (const { Put: put, Delete: deletion } of items) {
      if (put?.Item) this.put(put.TableName ?? '', put.Item);
      if (deletion) this.delete(deletion.TableName ?? '', deletion.Key);
    }
    return undefined;
  }
}
