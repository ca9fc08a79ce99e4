/** Steps between a store and its DynamoDB client, to inject faults into single calls. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Next<O> = () => Promise<O>;

/**
 * Wraps each whole call: what it throws, the SDK does not retry.
 * @param handle gets the command's name and input, which it may change; `next` runs the call.
 */
export function interceptCalls(
  client: DynamoDBClient,
  handle: (name: string, input: Record<string, unknown>, next: Next<{ output: object }>) => Promise<{ output: object }>,
): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input: Record<string, unknown> = { ...args.input };
      const answer = await handle(String(context['commandName']), input, async () => {
        const { output, response } = await next({ ...args, input: input as unknown as typeof args.input });
        return { output, response };
      });
      return { response: undefined, ...answer } as Awaited<ReturnType<typeof next>>;
    },
    { step: 'initialize', name: 'interceptCalls' },
  );
}

/** Wraps each request on the wire: what it throws, the SDK retries if it thinks fit. */
export function interceptRequests(
  client: DynamoDBClient,
  handle: (name: string, next: Next<void>) => Promise<void>,
): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      let answer: Awaited<ReturnType<typeof next>> | undefined;
      await handle(String(context['commandName']), async () => {
        answer = await next(args);
      });
      if (!answer) throw new Error('the handler of requests must call next or throw');
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'interceptRequests' },
  );
}

/** Takes away the token by which the service itself would know a retry, as if that came after the ten minutes it lasts. */
export function withoutRequestTokens(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (typeof request === 'object' && request !== null && 'body' in request && 'headers' in request) {
        const sent = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : String(request.body);
        const { ClientRequestToken: _, ...rest } = JSON.parse(sent);
        const body = JSON.stringify(rest);
        request.body = body;
        Object.assign(request.headers as object, { 'content-length': String(Buffer.byteLength(body)) });
      }
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'withoutRequestTokens' },
  );
}

/** A connection that broke, as the SDK reports it. */
export const brokenConnection = (): Error =>
  Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

/** What DynamoDB answers when it has no capacity left. */
export const throttled = (): Error =>
  Object.assign(new Error('rate exceeded'), {
    name: 'ThrottlingException',
    $metadata: { httpStatusCode: 400 },
    $fault: 'client',
  });
