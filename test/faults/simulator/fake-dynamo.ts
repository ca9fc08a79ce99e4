/** A client of DynamoDB whose requests go to tables in memory, with what can happen to them on the way. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../shared/adapters/dynamodb/attributes.ts';
import type { FakeTables } from './fake-tables.ts';
import type { Faults } from './faults.ts';
import { current } from './invocation.ts';
import type { Random } from './random.ts';

function throttled(): Error {
  const error = new Error('the table takes less than it was asked to');
  error.name = 'ProvisionedThroughputExceededException';
  return Object.assign(error, { $fault: 'client', $metadata: {} });
}

const cancelled = (codes: readonly string[]): Error =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const nameOf = (item: Item | undefined): string => `${item?.['pk']?.S} ${item?.['sk']?.S}`;

export class FakeDynamo {
  readonly #tables: FakeTables;
  readonly #faults: Faults;
  readonly #random: Random;

  constructor(tables: FakeTables, faults: Faults, random: Random) {
    this.#tables = tables;
    this.#faults = faults;
    this.#random = random;
  }

  async send(command: object): Promise<unknown> {
    const { label, effect } = this.#requestOf(command);
    // Looking into an index takes no time, or the sweeper's many looks into empty hours would take most of it.
    const isQuery = command instanceof QueryCommand || command instanceof ScanCommand;
    const isLook = isQuery && command.input.IndexName !== undefined;
    const invocation = isLook ? undefined : current();
    return invocation ? invocation.step(label, effect) : effect();
  }

  #requestOf(command: object): { label: () => string; effect: () => unknown } {
    if (command instanceof TransactWriteItemsCommand) {
      const items = command.input.TransactItems ?? [];
      const names = () =>
        items.map(({ Put: put, Delete: deletion, ConditionCheck: check }) => {
          const verb = put ? 'put' : deletion ? 'delete' : 'check';
          return `${verb} ${nameOf(put?.Item ?? deletion?.Key ?? check?.Key)}`;
        });
      return { label: () => `transact ${names().join(', ')}`, effect: () => this.#transact(items) };
    }
    if (command instanceof BatchGetItemCommand) {
      const wanted = command.input.RequestItems ?? {};
      const names = () => Object.values(wanted).flatMap(({ Keys: keys = [] }) => keys.map(nameOf));
      return { label: () => `get ${names().join(', ')}`, effect: () => this.#get(wanted) };
    }
    if (command instanceof BatchWriteItemCommand) {
      const wanted = command.input.RequestItems ?? {};
      const names = () =>
        Object.values(wanted).flatMap((writes) =>
          writes.map(({ PutRequest: put, DeleteRequest: deletion }) =>
            put ? `put ${nameOf(put.Item)}` : `delete ${nameOf(deletion?.Key)}`,
          ),
        );
      return { label: () => `write ${names().join(', ')}`, effect: () => this.#write(wanted) };
    }
    if (command instanceof QueryCommand) {
      const { input } = command;
      const values = Object.values(input.ExpressionAttributeValues ?? {}).map(({ S: text }) => text);
      return { label: () => `query ${values.join(' ')}`, effect: () => this.#query(input) };
    }
    if (command instanceof ScanCommand && command.input.FilterExpression === undefined) {
      const { input } = command;
      return { label: () => `scan ${input.IndexName}`, effect: () => this.#query(input) };
    }
    if (command instanceof PutItemCommand) {
      const put = { ...command.input, TableName: command.input.TableName ?? '', Item: command.input.Item ?? {} };
      return {
        label: () => `put ${nameOf(put.Item)}`,
        effect: () => {
          if (this.#tables.transact([{ Put: put }])) {
            throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
          }
          return {};
        },
      };
    }
    throw new Error(`a request that the simulator doesn't know: ${command.constructor.name}`);
  }

  #fails(rate: number): boolean {
    return current() !== undefined && this.#random.chance(rate);
  }

  #transact(items: NonNullable<TransactWriteItemsCommand['input']['TransactItems']>): object {
    const { throttle, conflict } = this.#faults.rates;
    if (this.#fails(throttle)) throw cancelled(items.map((_, at) => (at === 0 ? 'ThrottlingError' : 'None')));
    if (this.#fails(conflict)) throw cancelled(items.map((_, at) => (at === 0 ? 'TransactionConflict' : 'None')));
    const reasons = this.#tables.transact(items);
    if (reasons) throw cancelled(reasons);
    return {};
  }

  #get(wanted: NonNullable<BatchGetItemCommand['input']['RequestItems']>): object {
    const { throttle, unprocessed } = this.#faults.rates;
    if (this.#fails(throttle / 5)) throw throttled();
    const found: Record<string, Item[]> = {};
    const left: Record<string, { Keys: Item[]; ConsistentRead: boolean }> = {};
    for (const [table, { Keys: keys = [], ConsistentRead = false }] of Object.entries(wanted)) {
      for (const key of keys) {
        // What was written a moment ago may not be there yet for who doesn't insist.
        if (!ConsistentRead && this.#fails(unprocessed)) continue;
        if (this.#fails(unprocessed)) {
          left[table] ??= { Keys: [], ConsistentRead };
          left[table].Keys.push(key);
          continue;
        }
        const item = this.#tables.get(table, key);
        found[table] ??= [];
        if (item) found[table].push(item);
      }
    }
    return { Responses: found, UnprocessedKeys: left };
  }

  #write(wanted: Readonly<Record<string, WriteRequest[]>>): object {
    const left: Record<string, WriteRequest[]> = {};
    for (const [table, writes] of Object.entries(wanted)) {
      for (const write of writes) {
        if (this.#fails(this.#faults.rates.unprocessed)) {
          left[table] ??= [];
          left[table].push(write);
        } else if (write.PutRequest?.Item) this.#tables.put(table, write.PutRequest.Item);
        else this.#tables.delete(table, write.DeleteRequest?.Key);
      }
    }
    return { UnprocessedItems: left };
  }

  #query(input: QueryCommandInput): object {
    if (input.IndexName === undefined && this.#fails(this.#faults.rates.throttle / 5)) throw throttled();
    const items = this.#tables.query(input);
    // Sometimes a page ends early, as one does at a megabyte.
    const most = this.#fails(this.#faults.rates.unprocessed) ? 1 : (input.Limit ?? items.length);
    const page = items.slice(0, most);
    const end = items.length > page.length ? page.at(-1) : undefined;
    return { Items: page, ...(end && { LastEvaluatedKey: this.#tables.placeOf(input.IndexName, end) }) };
  }
}
