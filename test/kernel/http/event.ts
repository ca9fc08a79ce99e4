/** Events as an HTTP API of API Gateway sends them (payload format 2.0). */
import type { Context } from 'aws-lambda';
import type { HttpEvent } from '../../../shared/kernel/http/exchange.ts';

export interface EventParts {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  /** What API Gateway chose; left out, it is its `$default` route. */
  readonly routeKey?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export const httpEvent = (parts: EventParts = {}): HttpEvent => {
  const { method = 'GET', path = '/', query = '', headers = {}, body, params, routeKey = '$default' } = parts;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: { host: 'api.example', ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey,
      stage: '$default',
      time: '04/May/2021:10:00:00 +0000',
      timeEpoch: 1620122400000,
    },
    isBase64Encoded: parts.isBase64Encoded ?? false,
    ...(body === undefined ? {} : { body }),
    ...(params === undefined ? {} : { pathParameters: { ...params } }),
  };
};

export const lambdaContext = (remainingMs = 29_000): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'a',
  logGroupName: 'g',
  logStreamName: 's',
  getRemainingTimeInMillis: () => remainingMs,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
