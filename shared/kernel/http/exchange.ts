/** What the edge knows of one request while it is under way. */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isUuid } from '../ids.ts';
import { stopwatch } from '../observe/stopwatch.ts';
import type { TenantId } from '../streams.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;

/** The route of a request that is for none of them. */
export const UNROUTED = 'unknown';

export interface Exchange {
  readonly requestId: string;
  readonly correlationId: string;
  readonly durationMs: () => number;
  /** The route as declared, not the path as sent: a path may hold what doesn't belong into a log. */
  route: string;
  tenant: TenantId | undefined;
  /** The code of the refusal that it was answered with. */
  code: string | undefined;
  /** Races that its commands lost. */
  conflicts: number;
  /** The command that it became. */
  commandId: string | undefined;
}

// Middy hands the event to the routes, and its own state to middlewares only; the event is what both see.
const exchanges = new WeakMap<HttpEvent, Exchange>();

/** The correlation id that a client sent, if it is a UUID; else a new one. */
const correlate = (sent: string | undefined): string => {
  const id = sent?.toLowerCase() ?? '';
  return isUuid(id) ? id : randomUUID();
};

export const exchangeOf = (event: HttpEvent): Exchange => {
  const known = exchanges.get(event);
  if (known !== undefined) return known;
  const exchange: Exchange = {
    requestId: event.requestContext.requestId,
    correlationId: correlate(event.headers['x-correlation-id']),
    durationMs: stopwatch(),
    route: UNROUTED,
    tenant: undefined,
    code: undefined,
    conflicts: 0,
    commandId: undefined,
  };
  exchanges.set(event, exchange);
  return exchange;
};
