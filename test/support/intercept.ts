/** Steps between a store and its DynamoDB client, to inject faults into single calls. */
import { AwsRequestFailed } from '../../shared/adapters/aws-json.ts';
import type { DynamoClient, Operation } from '../../shared/adapters/dynamodb/client.ts';
import type { PlainAnswer } from '../../shared/kernel/http/request.ts';
import { ServiceFault } from '../../shared/kernel/service-fault.ts';

export type Next<O> = () => Promise<O>;

/**
 * Wraps each whole call: what it throws, the client does not retry.
 * @param handle gets the operation and its input, which it may change; `next` runs the call.
 */
export function interceptCalls(
  client: DynamoClient,
  handle: (name: Operation, input: Record<string, unknown>, next: Next<object>) => Promise<object>,
): void {
  const { send } = client;
  Object.assign(client, {
    send: (operation: Operation, given: object) => {
      const input: Record<string, unknown> = { ...given };
      return handle(operation, input, () => send(operation, input as never));
    },
  });
}

export type RequestHandler = (name: string, next: Next<PlainAnswer>) => Promise<PlainAnswer>;

/** A client whose requests on the wire can be intercepted. */
export interface WiredClient extends DynamoClient {
  readonly wire: { handle: RequestHandler };
}

/** Wraps each request on the wire: what it throws or answers in its place, the client retries if it thinks fit. */
export function interceptRequests({ wire }: WiredClient, handle: RequestHandler): void {
  wire.handle = handle;
}

/** What the client throws when connections keep breaking. */
export const brokenConnection = (): Error => new ServiceFault('NetworkFault', 'socket hang up');

/** What DynamoDB answers when it has no capacity left. */
export const throttled = (): PlainAnswer => ({
  status: 400,
  text: JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'rate exceeded' }),
});

/** What the client throws for what DynamoDB refuses. */
export const refused = (code: string, answer: Readonly<Record<string, unknown>> = {}): AwsRequestFailed =>
  new AwsRequestFailed('dynamodb', code, '', answer);

/** What the client throws when a transaction is cancelled, with the reason of each item. */
export const cancelled = (...codes: readonly string[]): AwsRequestFailed =>
  refused('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
