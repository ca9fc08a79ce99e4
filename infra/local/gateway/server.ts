/** The one address that all functions use as `AWS_ENDPOINT_URL`; it tells services apart by what a request is signed for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Guard } from '../iam/guard.ts';
import { type Answer, errorAnswer, type Service } from './answer.ts';
import { BodyTooLarge, type Handler } from './exchange.ts';
import { signerOf } from './signature.ts';

export interface Gateway {
  readonly endpoint: string;
  /** Until then, every request is answered 503. */
  readonly serve: (handlers: Readonly<Record<Service, Handler>>, guard: Guard) => void;
  readonly close: () => Promise<void>;
}

const SERVICES: readonly Service[] = ['dynamodb', 'sqs', 's3', 'events'];

const write = (response: ServerResponse, { status, headers, body }: Answer, headOnly: boolean): void => {
  response.writeHead(status, headers);
  response.end(headOnly ? undefined : body);
};

const troubleAnswer = (service: Service, error: unknown): Answer =>
  error instanceof BodyTooLarge
    ? errorAnswer(service, { status: 413, code: 'RequestEntityTooLarge', message: error.message })
    : errorAnswer(service, {
        status: 500,
        code: service === 'dynamodb' ? 'InternalServerError' : 'InternalFailure',
        message: error instanceof Error ? error.message : String(error),
      });

type Serving = { readonly handlers: Readonly<Record<Service, Handler>>; readonly guard: Guard };

const answerTo = async (request: IncomingMessage, url: URL, serving: Serving): Promise<Answer> => {
  const signer = signerOf(request, url);
  if (!signer) {
    const service: Service = request.headers['x-amz-target'] === undefined ? 's3' : 'dynamodb';
    const message = 'Missing Authentication Token';
    return errorAnswer(service, { status: 403, code: 'MissingAuthenticationTokenException', message });
  }
  const service = SERVICES.find((known) => known === signer.service);
  if (!service) {
    const message = `the local host has no service ${signer.service}; it has ${SERVICES.join(', ')}`;
    return errorAnswer('dynamodb', { status: 400, code: 'UnknownOperationException', message });
  }
  const identity = serving.guard.identify(signer.accessKeyId);
  if (!identity) {
    const message = 'The security token included in the request is invalid.';
    return errorAnswer(service, { status: service === 's3' ? 403 : 400, code: 'UnrecognizedClientException', message });
  }
  try {
    return await serving.handlers[service]({ request, url, identity });
  } catch (error) {
    return troubleAnswer(service, error);
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program; stop that program or choose another port.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

export const openGateway = async (port: number): Promise<Gateway> => {
  let serving: Serving | undefined;
  let endpoint = '';
  // Every JSON protocol posts to the root; parsing its address once is worth a tenth of a small read.
  let root = new URL('http://127.0.0.1');
  const server = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0 }, (request, response) => {
    const headOnly = request.method === 'HEAD';
    if (!serving) {
      write(response, errorAnswer('s3', { status: 503, code: 'ServiceUnavailable', message: 'starting' }), headOnly);
      return;
    }
    const url = request.url === '/' ? root : new URL(request.url ?? '/', endpoint);
    void answerTo(request, url, serving).then((answer) => {
      write(response, answer, headOnly);
    });
  });
  endpoint = `http://127.0.0.1:${await listen(server, port)}`;
  root = new URL(endpoint);
  return {
    endpoint,
    serve: (handlers, guard) => {
      serving = { handlers, guard };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
