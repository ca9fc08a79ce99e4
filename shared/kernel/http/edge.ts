/**
 * Makes the Lambda handler of a function from its routes (HTTP API of API Gateway, payload format 2.0), whoever verifies
 * its tokens: `handler.ts` for routes of users, `public-handler.ts` where there are none.
 */
import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { Context } from 'aws-lambda';
import { refuse } from '../errors.ts';
import type { Log } from '../observe/log.ts';
import { type Clock, systemClock } from '../time.ts';
import type { HttpMethod } from '../wiring.ts';
import { accessLog } from './access-log.ts';
import { type LargeAnswers, renderer, renderRefusal } from './answer.ts';
import type { Authenticate } from './auth.ts';
import { routeKey } from './contract.ts';
import { exchangeOf, type HttpEvent, type HttpResult } from './exchange.ts';
import { faults, standardHeaders, TimedOutError } from './middlewares.ts';
import type { BoundRoute, RouteServices } from './route.ts';

/** Enough to answer before API Gateway and Lambda give up. */
const TIMEOUT_EARLY_MS = 500;

export interface EdgeOptions {
  readonly routes: readonly BoundRoute[];
  readonly log: Log;
  readonly clock?: Clock;
  readonly largeAnswers?: LargeAnswers;
  /** Unless given: whether `CHECK_ANSWERS` is `1`. */
  readonly checkAnswers?: boolean;
  /** Routes of other functions, for the function that answers what no route takes: a known path then is a 405. */
  readonly otherRoutes?: readonly { readonly method: HttpMethod; readonly path: string }[];
}

export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>;

const servicesOf = (options: EdgeOptions, authenticate: Authenticate): RouteServices => ({
  authenticate,
  render: renderer(options.largeAnswers),
  clock: options.clock ?? systemClock,
  checkAnswers: options.checkAnswers ?? process.env['CHECK_ANSWERS'] === '1',
});

const pathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+*?^$()[\]\\|]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}/?$`);

/** Answers what no route takes: 405 with `Allow` when the path is known, else 404. */
const unrouted = (routes: readonly { readonly method: string; readonly path: string }[]) => {
  const patterns = routes.map(({ method, path }) => ({ method, pattern: pathPattern(path) }));
  return (event: HttpEvent): HttpResult => {
    const { method, path } = event.requestContext.http;
    const exchange = exchangeOf(event);
    const allowed = [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map((route) => route.method))];
    if (allowed.length === 0) return renderRefusal(refuse('NotFound', 'There is no such path.'), exchange);
    const allow = allowed.toSorted().join(', ');
    const refusal = refuse('MethodNotAllowed', `This path takes ${allow}, not ${method}.`);
    const result = renderRefusal(refusal, exchange);
    return { ...result, headers: { ...result.headers, allow } };
  };
};

export const createEdge = (options: EdgeOptions, authenticate: Authenticate): HttpHandler => {
  const services = servicesOf(options, authenticate);
  const routes = options.routes.map(({ contract: { method, path }, run }) => ({
    method,
    path,
    handler: (event: HttpEvent) => run(event, services),
  }));
  const byKey = new Map(routes.map((route) => [routeKey({ ...route }), route.handler]));
  const router = httpRouterHandler<HttpEvent, HttpResult>({ routes, notFoundResponse: () => undefined });
  const answerUnrouted = unrouted([...routes, ...(options.otherRoutes ?? [])]);

  return middy<HttpEvent, HttpResult>({
    timeoutEarlyInMillis: TIMEOUT_EARLY_MS,
    timeoutEarlyResponse: () => {
      throw new TimedOutError();
    },
  })
    .use(accessLog(options.log))
    .use(standardHeaders())
    .use(faults(options.log))
    .handler(async (event, context, abort) => {
      // API Gateway has chosen the route already, from the path as it was sent. What it hands on is decoded: an account
      // named "a/b" would look like another path. Only an event of its $default route is routed here.
      const chosen = byKey.get(event.routeKey);
      if (chosen !== undefined) return chosen(event);
      return (await router(event, context, abort)) ?? answerUnrouted(event);
    });
};
