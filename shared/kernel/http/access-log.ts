import type { MiddlewareObj } from '@middy/core';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { tenantTag } from '../observe/tenant-tag.ts';
import { type Exchange, exchangeOf, type HttpEvent, type HttpResult, UNROUTED } from './exchange.ts';

type Middleware = MiddlewareObj<HttpEvent, HttpResult>;

const FAULT_STATUS_MIN = 500;
const REFUSAL_STATUS_MIN = 400;

function outcomeOf(status: number, code: string | undefined): Metrics {
  // The client asked for more than there is yet, and asks again: nothing is wrong with us.
  if (code === 'NotYetConsistent') return { NotYetConsistent: 1 };
  if (status >= FAULT_STATUS_MIN) return { ServerErrors: 1 };
  return status >= REFUSAL_STATUS_MIN ? { ClientErrors: 1 } : {};
}

const metricsOf = ({ code, conflicts }: Exchange, status: number, durationMs: number): Metrics => ({
  Requests: 1,
  Latency: durationMs,
  ...outcomeOf(status, code),
  ...(conflicts > 0 && { Conflicts: conflicts }),
});

/** One line per request. Never a body, a token, a path or a user id: the tenant is hashed. */
export const accessLog = (log: Log): Middleware => {
  const write: Middleware['after'] = ({ event, response }) => {
    const exchange = exchangeOf(event);
    const { requestId, correlationId, commandId, route, code, tenant, conflicts } = exchange;
    const status = response?.statusCode ?? FAULT_STATUS_MIN;
    const durationMs = exchange.durationMs();
    const fields = {
      correlationId,
      commandId,
      requestId,
      tenant: tenant && tenantTag(tenant),
      durationMs,
      // Where there is a route, it names the method itself.
      method: route === UNROUTED ? event.requestContext.http.method : undefined,
      route,
      status,
      code,
      conflicts: conflicts || undefined,
    };
    log.info('request', fields, metricsOf(exchange, status, durationMs));
  };
  return { before: ({ event }) => void exchangeOf(event), after: write, onError: write };
};
