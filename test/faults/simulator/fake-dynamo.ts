/** A client of DynamoDB whose requests go to tables in memory, with what can happen to them on the way. */
import type { AwsJson } from '../../../shared/adapters/aws-json.ts';
import type { Inputs, Item, QueryInput, WritesByTable } from '../../../shared/adapters/dynamodb/client.ts';
import type { FakeTables } from './fake-tables.ts';
import type { Faults } from './faults.ts';
import { current } from './invocation.ts';
import type { Random } from './random.ts';
import { AwsRequestFailed } from './stand-ins/aws-json.ts';

/** What a trace says of it, and what it does. */
interface Request {
  readonly label: () => string;
  readonly effect: () => Record<string, unknown>;
}

const throttled = (): Error => new AwsRequestFailed('dynamodb', 'ProvisionedThroughputExceededException', '');

const cancelled = (codes: readonly string[]): Error =>
  new AwsRequestFailed('dynamodb', 'TransactionCanceledException', '', {
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

  readonly call: AwsJson = async (operation, input) => {
    const request: Partial<Inputs> = { [operation]: input };
    const { label, effect } = this.#requestOf(operation, request);
    // Looking into an index takes no time, or the sweeper's many looks into empty hours would take most of it.
    const isLook = (request.Query ?? request.Scan)?.IndexName !== undefined;
    const invocation = isLook ? undefined : current();
    return invocation ? invocation.step(label, effect) : effect();
  };

  #requestOf(operation: string, request: Partial<Inputs>): Request {
    if (request.TransactWriteItems) return this.#transaction(request.TransactWriteItems);
    if (request.BatchGetItem) return this.#reading(request.BatchGetItem);
    if (request.BatchWriteItem) return this.#writing(request.BatchWriteItem);
    if (request.Query) {
      const { Query: query } = request;
      const values = Object.values(query.ExpressionAttributeValues ?? {}).map(({ S: text }) => text);
      return { label: () => `query ${values.join(' ')}`, effect: () => this.#query(query) };
    }
    if (request.Scan && request.Scan.FilterExpression === undefined) {
      const { Scan: scan } = request;
      return {
        label: () => `scan ${scan.IndexName}`,
        effect: () => this.#query({ ...scan, KeyConditionExpression: '' }),
      };
    }
    if (request.PutItem) return this.#put(request.PutItem);
    throw new Error(`a request that the simulator doesn't know: ${operation}`);
  }

  #transaction({ TransactItems: items }: Inputs['TransactWriteItems']): Request {
    const names = () =>
      items.map(({ Put: put, Delete: deletion, ConditionCheck: check }) => {
        const verb = put ? 'put' : deletion ? 'delete' : 'check';
        return `${verb} ${nameOf(put?.Item ?? deletion?.Key ?? check?.Key)}`;
      });
    return { label: () => `transact ${names().join(', ')}`, effect: () => this.#transact(items) };
  }

  #reading({ RequestItems: wanted }: Inputs['BatchGetItem']): Request {
    const names = () => Object.values(wanted).flatMap(({ Keys: keys }) => keys.map(nameOf));
    return { label: () => `get ${names().join(', ')}`, effect: () => this.#get(wanted) };
  }

  #writing({ RequestItems: wanted }: Inputs['BatchWriteItem']): Request {
    const names = () =>
      Object.values(wanted).flatMap((writes) =>
        writes.map(({ PutRequest: put, DeleteRequest: deletion }) =>
          put ? `put ${nameOf(put.Item)}` : `delete ${nameOf(deletion?.Key)}`,
        ),
      );
    return { label: () => `write ${names().join(', ')}`, effect: () => this.#write(wanted) };
  }

  #put(put: Inputs['PutItem']): Request {
    return {
      label: () => `put ${nameOf(put.Item)}`,
      effect: () => {
        if (this.#tables.transact([{ Put: put }])) {
          throw new AwsRequestFailed('dynamodb', 'ConditionalCheckFailedException', '');
        }
        return {};
      },
    };
  }

  #fails(rate: number): boolean {
    return current() !== undefined && this.#random.chance(rate);
  }

  #transact(items: Inputs['TransactWriteItems']['TransactItems']): Record<string, unknown> {
    const { throttle, conflict } = this.#faults.rates;
    if (this.#fails(throttle)) throw cancelled(items.map((_, at) => (at === 0 ? 'ThrottlingError' : 'None')));
    if (this.#fails(conflict)) throw cancelled(items.map((_, at) => (at === 0 ? 'TransactionConflict' : 'None')));
    const reasons = this.#tables.transact(items);
    if (reasons) throw cancelled(reasons);
    return {};
  }

  #get(wanted: Inputs['BatchGetItem']['RequestItems']): Record<string, unknown> {
    const { throttle, unprocessed } = this.#faults.rates;
    if (this.#fails(throttle / 5)) throw throttled();
    const found: Record<string, Item[]> = {};
    const left: Record<string, { Keys: Item[]; ConsistentRead: boolean }> = {};
    for (const [table, { Keys: keys, ConsistentRead }] of Object.entries(wanted)) {
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

  #write(wanted: WritesByTable): Record<string, unknown> {
    const left: WritesByTable = {};
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

  #query(input: QueryInput): Record<string, unknown> {
    if (input.IndexName === undefined && this.#fails(this.#faults.rates.throttle / 5)) throw throttled();
    const items = this.#tables.query(input);
    // Sometimes a page ends early, as one does at a megabyte.
    const most = this.#fails(this.#faults.rates.unprocessed) ? 1 : (input.Limit ?? items.length);
    const page = items.slice(0, most);
    const end = items.length > page.length ? page.at(-1) : undefined;
    return { Items: page, ...(end && { LastEvaluatedKey: this.#tables.placeOf(input.IndexName, end) }) };
  }
}
