/** A local service that speaks AWS's JSON protocol. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AwsJson, awsJson } from '../../shared/adapters/aws-json.ts';

export const CREDENTIALS = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'local-secret', sessionToken: 'session' };

/** What a service refuses with. */
export class ServiceError extends Error {
  readonly status: number;
  constructor(code: string, status = 400) {
    super(code);
    this.status = status;
  }
}

export interface JsonService {
  readonly call: AwsJson;
  /** Requests so far, refused ones included. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

type Input = Readonly<Record<string, unknown>>;

async function read(request: IncomingMessage): Promise<Input> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** @param answer gets the operation and its input; what it throws that is no `ServiceError` breaks the connection. */
export async function startJsonService(
  target: string,
  answer: (operation: string, input: Input) => object | Promise<object>,
  { silenceMs }: { readonly silenceMs?: number } = {},
): Promise<JsonService> {
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const end = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    try {
      const [prefix, operation = ''] = String(request.headers['x-amz-target']).split('.');
      const signed = String(request.headers.authorization).startsWith('AWS4-HMAC-SHA256 Credential=AKIDLOCAL/');
      if (prefix !== target || !signed) throw new ServiceError('UnknownOperationException');
      end(200, await answer(operation, await read(request)));
    } catch (error) {
      if (error instanceof ServiceError) end(error.status, { __type: `com.amazonaws#${error.message}`, message: 'no' });
      else response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    call: awsJson({
      service: 'local',
      target,
      version: '1.1',
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: CREDENTIALS,
      silenceMs,
    }),
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
