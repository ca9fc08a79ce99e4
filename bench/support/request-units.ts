/** What requests to DynamoDB cost in request units, from the sizes of the items that they name. */

import { itemBytes } from '../../shared/adapters/dynamodb/attributes.ts';
import type { DynamoClient, Item } from '../../shared/adapters/dynamodb/client.ts';
import { interceptCalls } from '../../test/support/intercept.ts';

export interface RequestUnits {
  readonly written: number;
  readonly read: number;
}

/** A write is paid for by the KB begun, one in a transaction twice, a strongly consistent read by 4 KB begun. */
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;
const TRANSACTION_FACTOR = 2;
const EVENTUAL_FACTOR = 0.5;
/** A head that moves leaves its old place in the index of heads and takes a new one. */
const INDEX_UNITS = 2;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isItem(value) ? { ...value } : {});
const unitsOf = (bytes: number, unit: number): number => Math.max(1, Math.ceil(bytes / unit));
const nameOf = (table: unknown, key: unknown): string => {
  const { pk, sk } = fieldsOf(key);
  return `${table} ${JSON.stringify(pk)} ${JSON.stringify(sk)}`;
};

export class UnitMeter {
  #units: RequestUnits = { written: 0, read: 0 };
  /** Sizes of what was put, since a deletion is paid for by the size of what it deletes. */
  readonly #sizes = new Map<string, number>();

  constructor(client: DynamoClient) {
    interceptCalls(client, async (name, input, run) => {
      const answer = await run();
      this.#take(name, input, { ...answer });
      return answer;
    });
  }

  get units(): RequestUnits {
    return this.#units;
  }

  reset(): void {
    this.#units = { written: 0, read: 0 };
  }

  #add(written: number, read: number): void {
    this.#units = { written: this.#units.written + written, read: this.#units.read + read };
  }

  #put(table: unknown, item: unknown, factor: number): void {
    if (!isItem(item)) return;
    const bytes = itemBytes(item);
    this.#sizes.set(nameOf(table, item), bytes);
    this.#add(unitsOf(bytes, WRITE_UNIT_BYTES) * factor + (item['hs'] ? INDEX_UNITS : 0), 0);
  }

  /** An eventually consistent read is paid for by half. */
  #read(items: readonly unknown[], factor = 1): void {
    for (const item of items) if (isItem(item)) this.#add(0, unitsOf(itemBytes(item), READ_UNIT_BYTES) * factor);
  }

  #take(name: string, input: Record<string, unknown>, output: Record<string, unknown>): void {
    if (name === 'TransactWriteItems') this.#takeTransaction(input);
    else if (name === 'BatchWriteItem') this.#takeBatch(input);
    else if (name === 'PutItem') this.#put(input['TableName'], input['Item'], 1);
    else if (name === 'BatchGetItem') this.#takeGets(input, output);
    else if (name === 'Query') this.#read(listOf(output['Items']));
  }

  #takeTransaction(input: Record<string, unknown>): void {
    for (const { Put: put } of listOf(input['TransactItems']).map(fieldsOf)) {
      if (put) this.#put(fieldsOf(put)['TableName'], fieldsOf(put)['Item'], TRANSACTION_FACTOR);
      else this.#add(TRANSACTION_FACTOR, 0);
    }
  }

  #takeBatch(input: Record<string, unknown>): void {
    for (const [table, changes] of Object.entries(fieldsOf(input['RequestItems']))) {
      for (const { PutRequest: put, DeleteRequest: remove } of listOf(changes).map(fieldsOf)) {
        if (put) this.#put(table, fieldsOf(put)['Item'], 1);
        if (remove) this.#add(this.#unitsOfDeletion(table, fieldsOf(remove)['Key']), 0);
      }
    }
  }

  #takeGets(input: Record<string, unknown>, output: Record<string, unknown>): void {
    for (const [table, wanted] of Object.entries(fieldsOf(input['RequestItems']))) {
      const { Keys: keys, ConsistentRead: isConsistent } = fieldsOf(wanted);
      const factor = isConsistent ? 1 : EVENTUAL_FACTOR;
      const found = listOf(fieldsOf(output['Responses'])[table]);
      this.#read(found, factor);
      this.#add(0, (listOf(keys).length - found.length) * factor);
    }
  }

  #unitsOfDeletion(table: string, key: unknown): number {
    const name = nameOf(table, key);
    const bytes = this.#sizes.get(name) ?? 0;
    this.#sizes.delete(name);
    return unitsOf(bytes, WRITE_UNIT_BYTES);
  }
}
