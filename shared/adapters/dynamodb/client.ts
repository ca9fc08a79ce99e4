/**
 * DynamoDB by signed requests: the operations that we use, in the words and shapes of its API (version 2012-08-10). The
 * service's own client weighs as much as everything else in a function, and takes three times as long (ADR 0041).
 */
import type { AwsExchange, AwsService } from '../aws-exchange.ts';
import { type AwsJson, AwsRequestFailed, awsJson } from '../aws-json.ts';

/** One of them: text, a number as text, or bytes as base64. */
export interface Attribute {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
}
export type Item = Record<string, Attribute>;

interface Values {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}
export interface Condition extends Values {
  readonly ConditionExpression?: string;
}
export interface Put extends Condition {
  readonly TableName: string;
  readonly Item: Item;
}
export interface Keyed extends Condition {
  readonly TableName: string;
  readonly Key: Item;
}
/** One of them. */
export interface TransactItem {
  readonly Put?: Put;
  readonly Delete?: Keyed;
  readonly ConditionCheck?: Keyed;
}
/** One of them. */
export interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}
export type KeysByTable = Record<string, { Keys: Item[]; ConsistentRead: boolean }>;
export type WritesByTable = Record<string, WriteRequest[]>;

export interface ScanInput extends Values {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ProjectionExpression?: string;
  readonly FilterExpression?: string;
  readonly Limit?: number;
  readonly ConsistentRead?: boolean;
  readonly ExclusiveStartKey?: Item;
}
export interface QueryInput extends ScanInput {
  readonly KeyConditionExpression: string;
  readonly ScanIndexForward?: boolean;
}
export interface ItemPage {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

export interface Inputs {
  BatchGetItem: { readonly RequestItems: KeysByTable };
  BatchWriteItem: { readonly RequestItems: WritesByTable };
  DeleteItem: Keyed;
  GetItem: { readonly TableName: string; readonly Key: Item; readonly ConsistentRead?: boolean };
  PutItem: Put;
  Query: QueryInput;
  Scan: ScanInput;
  TransactWriteItems: { readonly TransactItems: readonly TransactItem[] };
}
export interface Answers {
  BatchGetItem: {
    readonly Responses?: Readonly<Record<string, readonly Item[]>>;
    readonly UnprocessedKeys?: KeysByTable;
  };
  BatchWriteItem: { readonly UnprocessedItems?: WritesByTable };
  DeleteItem: object;
  GetItem: { readonly Item?: Item };
  PutItem: object;
  Query: ItemPage;
  Scan: ItemPage;
  TransactWriteItems: object;
}
export type Operation = keyof Inputs;

export interface DynamoClient {
  /** @throws {AwsRequestFailed} for what the service refuses, and what kept failing. */
  send<O extends Operation>(operation: O, input: Inputs[O]): Promise<Answers[O]>;
}

/** Reads of many items may take their time, and a local engine may be busy. */
const SILENCE_MILLISECONDS = 10_000;

/** What any service of AWS's is reached by, but for which one it is. */
export type AwsPlace = Pick<AwsService, 'region' | 'endpoint' | 'credentials'>;

export const dynamoService = (place: AwsPlace): AwsService => ({
  ...{ ...place, service: 'dynamodb', target: 'DynamoDB_20120810', version: '1.0' },
  silenceMs: SILENCE_MILLISECONDS,
});

/** A client of the service at a place. */
export function dynamoClientAt(place: AwsPlace, exchange?: AwsExchange): DynamoClient {
  const call: AwsJson = awsJson(dynamoService(place), exchange);
  return {
    // What the service answers is what its API says.
    send: async (operation, input) => (await call(operation, input)) as never,
  };
}

const isRefusal = (error: unknown, code: string): error is AwsRequestFailed =>
  error instanceof AwsRequestFailed && error.code === code;

/** The condition of a write of one item didn't hold. */
export const isConditionFailed = (error: unknown): boolean => isRefusal(error, 'ConditionalCheckFailedException');

/** Why a transaction was cancelled, item by item, `None` for those that weren't the reason; empty for other errors. */
export function cancellationCodes(error: unknown): readonly string[] {
  if (!isRefusal(error, 'TransactionCanceledException')) return [];
  const { CancellationReasons: reasons } = error.answer;
  const codeOf = (reason: unknown): string =>
    typeof reason === 'object' && reason !== null && 'Code' in reason ? String(reason.Code) : 'None';
  return Array.isArray(reasons) ? reasons.map(codeOf) : [];
}

/** Pages of what is read page by page, until there are no more. */
export async function* pagesOf<I extends ScanInput>(read: (input: I) => Promise<ItemPage>, input: I) {
  let start: Item | undefined;
  do {
    const { Items, LastEvaluatedKey }: ItemPage = await read({ ...input, ...(start && { ExclusiveStartKey: start }) });
    yield Items;
    start = LastEvaluatedKey;
  } while (start);
}

/** Pages of a query, until there are no more. */
export const queryPages = (client: DynamoClient, input: QueryInput): AsyncGenerator<readonly Item[]> =>
  pagesOf((page) => client.send('Query', page), input);
