/** The SDK's client as it comes, but for the token it gives each transaction. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const TOKEN = /,?"ClientRequestToken":"[^"]*"/;

/**
 * Takes the token away, which nothing of ours sends: the local engine looks through all those of the last ten minutes
 * at each request, the service doesn't.
 */
export function bareClient(): DynamoDBClient {
  const client = new DynamoDBClient({ maxAttempts: 3 });
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (typeof request === 'object' && request !== null && 'body' in request && 'headers' in request) {
        const sent = request.body instanceof Uint8Array ? Buffer.from(request.body).toString() : String(request.body);
        const body = sent.replace(TOKEN, '');
        request.body = body;
        Object.assign(request.headers as object, { 'content-length': String(Buffer.byteLength(body)) });
      }
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'withoutRequestToken' },
  );
  return client;
}
