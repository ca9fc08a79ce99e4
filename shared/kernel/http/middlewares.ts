/** What surrounds every route: faults become problem documents, and answers get their headers. */
import type { MiddlewareObj } from '@middy/core';
import { TenantErased } from '../crypto/data-keys.ts';
import { refuse } from '../errors.ts';
import type { Log } from '../observe/log.ts';
import { isThrottled } from '../store/limits.ts';
import { StateOfOtherVersion } from '../store/stream-state.ts';
import { renderRefusal } from './answer.ts';
import { exchangeOf, type HttpEvent, type HttpResult } from './exchange.ts';

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

const refusalOf = (error: unknown) => {
  if (error instanceof TimedOutError) {
    return refuse('TimedOut', 'The request took too long. Send it again, a write with the same Idempotency-Key.');
  }
  if (error instanceof StateOfOtherVersion) {
    return refuse('StateOfOtherVersion', 'Another version of the service has stored this. Nothing was changed.');
  }
  if (isThrottled(error)) {
    return refuse(
      'Throttled',
      'There was no room for it just now. Send it again, a write with the same Idempotency-Key.',
    );
  }
  return refuse('Internal', 'Something went wrong on our side. Send the `instance` of this answer when you report it.');
};

/** An unexpected fault is answered without its inner workings, and logged with them. */
export const faults = (log: Log): Middleware => ({
  onError: (request) => {
    const exchange = exchangeOf(request.event);
    const { error } = request;
    if (error instanceof TenantErased) {
      request.response = renderRefusal(refuse('Erased', 'All data of this user was erased.'), exchange);
      return;
    }
    log.error('Request failed', {
      route: exchange.route,
      requestId: exchange.requestId,
      correlationId: exchange.correlationId,
      error,
    });
    // Set, not returned: middy would leave out the middlewares around this one.
    request.response = renderRefusal(refusalOf(error), exchange);
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
