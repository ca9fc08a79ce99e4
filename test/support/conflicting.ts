/**
 * What the service does and no local engine does: of two transactions that meet on an item, one is cancelled
 * (`TransactionConflict`), and a request that comes again while its first attempt is still worked on is turned away
 * (`TransactionInProgressException`).
 */
import { AwsRequestFailed } from '../../shared/adapters/aws-json.ts';
import {
  cancellationCodes,
  type DynamoClient,
  type Inputs,
  type Put,
  type TransactItem,
} from '../../shared/adapters/dynamodb/client.ts';
import { cancelled, interceptCalls, refused } from './intercept.ts';

const nameOf = ({ Put: put, ConditionCheck: check, Delete: deletion }: TransactItem): string => {
  const key = put?.Item ?? check?.Key ?? deletion?.Key;
  const table = (put ?? check ?? deletion)?.TableName;
  return `${table} ${key?.['pk']?.S} ${key?.['sk']?.S}`;
};

/** The items of a request that meets others on them; undefined for one that doesn't. */
function writtenBy(name: string, input: Record<string, unknown>): readonly string[] | undefined {
  if (name === 'PutItem') return [nameOf({ Put: input as unknown as Put })];
  if (name !== 'TransactWriteItems') return undefined;
  const { TransactItems: items = [] }: Partial<Inputs['TransactWriteItems']> = input;
  return items.map(nameOf);
}

export interface Conflicts {
  /** Transactions of this client meet those of the others that were joined. */
  readonly join: (client: DynamoClient) => void;
  /** Reasons so far, the first of each cancelled transaction, whoever cancelled it. */
  readonly met: ReadonlyMap<string, number>;
}

/** @param inProgress answers whether a transaction is turned away as one that is still worked on. */
export function conflicts(inProgress: () => boolean = () => false): Conflicts {
  const underWay = new Set<string>();
  const met = new Map<string, number>();
  const count = (error: unknown): unknown => {
    const reason =
      cancellationCodes(error).find((code) => code !== 'None') ??
      (error instanceof AwsRequestFailed ? error.code : undefined);
    met.set(String(reason), (met.get(String(reason)) ?? 0) + 1);
    return error;
  };
  const meet = async (items: readonly string[], next: () => Promise<object>) => {
    if (inProgress()) throw refused('TransactionInProgressException');
    if (items.some((item) => underWay.has(item))) {
      throw cancelled(...items.map((item) => (underWay.has(item) ? 'TransactionConflict' : 'None')));
    }
    for (const item of items) underWay.add(item);
    try {
      return await next();
    } finally {
      for (const item of items) underWay.delete(item);
    }
  };
  return {
    met,
    join: (client) =>
      interceptCalls(client, async (name, input, next) => {
        const items = writtenBy(name, input);
        if (!items) return next();
        return meet(items, next).catch((error: unknown) => {
          throw count(error);
        });
      }),
  };
}
