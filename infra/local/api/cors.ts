import type { IncomingHttpHeaders } from 'node:http';
import type { ApiModel } from '../template/model.ts';
import type { HttpAnswer } from './function-answer.ts';

/** What an HTTP API does for browsers when it has a CORS configuration; it then answers preflights by itself. */
export interface Cors {
  /** The answer to a preflight; undefined if the request isn't one. */
  readonly preflight: (method: string, headers: IncomingHttpHeaders) => HttpAnswer | undefined;
  /** Headers for an answer to a request. */
  readonly headers: (headers: IncomingHttpHeaders) => Readonly<Record<string, string>>;
}

const none: Cors = { preflight: () => undefined, headers: () => ({}) };

export function createCors(configuration: ApiModel['cors']): Cors {
  if (configuration === undefined) return none;
  const list = (name: string): readonly string[] => {
    const value = configuration[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const origins = list('AllowOrigins');
  const credentials = configuration['AllowCredentials'] === true;
  const maxAge = configuration['MaxAge'];

  const allowed = (origin: string | undefined): Readonly<Record<string, string>> | undefined => {
    if (origin === undefined) return undefined;
    const any = origins.includes('*');
    if (!any && !origins.includes(origin)) return undefined;
    return {
      'access-control-allow-origin': any ? '*' : origin,
      ...(credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    };
  };
  const some = (name: string, values: readonly string[]): Readonly<Record<string, string>> =>
    values.length === 0 ? {} : { [name]: values.join(',') };
  return {
    preflight: (method, headers) => {
      if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
      const origin = allowed(headers.origin);
      if (origin === undefined) return { status: 204, headers: {}, body: '' };
      return {
        status: 204,
        headers: {
          ...origin,
          ...some('access-control-allow-methods', list('AllowMethods')),
          ...some('access-control-allow-headers', list('AllowHeaders')),
          ...(maxAge === undefined ? {} : { 'access-control-max-age': String(maxAge) }),
        },
        body: '',
      };
    },
    headers: (headers) => {
      const origin = allowed(headers.origin);
      return origin === undefined ? {} : { ...origin, ...some('access-control-expose-headers', list('ExposeHeaders')) };
    },
  };
}
