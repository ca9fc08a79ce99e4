/** What surrounds every route: faults become problem documents, answers get their headers, requests get a log line. */
import { hash } from 'node:crypto';
import type { MiddlewareObj } from '@middy/core';
import { refuse } from '../errors.ts';
import { renderRefusal } from './answer.ts';
import { exchangeOf, type HttpEvent, type HttpResult } from './exchange.ts';
import type { Log } from './log.ts';

type Middleware = MiddlewareObj<HttpEvent, HttpResult>;

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** Thrown by middy just before the function's own time is up. */
export class TimedOutError extends Error {
  constructor() {
    super('The function ran out of time');
    this.name = 'TimedOutError';
  }
}

/** An unexpected fault is answered without its inner workings, and logged with them. */
export const faults = (log: Log): Middleware => ({
  onError: (request) => {
    const exchange = exchangeOf(request.event);
    const { error } = request;
    log.error('Request failed', {
      route: exchange.route,
      requestId: exchange.requestId,
      correlationId: exchange.correlationId,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    const refusal =
      error instanceof TimedOutError
        ? refuse('TimedOut', 'The request took too long. Send it again, a write with the same Idempotency-Key.')
        : refuse(
            'Internal',
            'Something went wrong on our side. Send the `instance` of this answer when you report it.',
          );
    // Set, not returned: middy would leave out the middlewares around this one.
    request.response = renderRefusal(refusal, exchange);
  },
});

export const standardHeaders = (): Middleware => {
  const add: Middleware['after'] = ({ event, response }) => {
    if (!response) return;
    const { requestId, correlationId } = exchangeOf(event);
    response.headers = {
      ...HEADERS,
      'x-request-id': requestId,
      'x-correlation-id': correlationId,
      ...response.headers,
    };
  };
  return { after: add, onError: add };
};

/** One line per request. Never a body, a token, a path or a user id: the tenant is hashed. */
export const accessLog = (log: Log): Middleware => {
  const write: Middleware['after'] = ({ event, response }) => {
    const exchange = exchangeOf(event);
    log.info('request', {
      method: event.requestContext.http.method,
      route: exchange.route,
      status: response?.statusCode,
      code: exchange.code,
      durationMs: Math.round((performance.now() - exchange.startedMs) * 10) / 10,
      tenant: exchange.tenant && hash('sha256', exchange.tenant).slice(0, 16),
      requestId: exchange.requestId,
      correlationId: exchange.correlationId,
    });
  };
  return { before: ({ event }) => void exchangeOf(event), after: write, onError: write };
};
