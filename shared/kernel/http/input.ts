/** Reads and checks everything that a request brings, and gathers what is wrong in it into one refusal. */
import * as z from 'zod/mini';
import { type Issue, isRefused, type Refusal } from '../errors.ts';
import { parseInput, refuseInput } from '../issues.ts';
import { readJson, readText } from './body.ts';
import { CONSISTENCY_TOKEN, type ConsistencyToken, decodeToken } from './consistency-token.ts';
import { isIdempotent, isOptional, type RouteContract } from './contract.ts';
import type { HttpEvent } from './exchange.ts';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly rawBody: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: number | undefined;
  readonly consistencyToken: ConsistencyToken | undefined;
}

type InputRefusal = Refusal<'ValidationFailed' | 'BodyTooLarge' | 'MalformedJson' | 'UnsupportedMediaType'>;
export type ReadInput = (event: HttpEvent) => Input | InputRefusal;

type Issues = Issue[];

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
const ENTITY_TAG = /^"(\d{1,15})"$/;

/** The `ETag` of a version; `If-Match` brings it back. */
export const entityTag = (version: number): string => `"${version}"`;

/** Parameters that are given twice become lists, so that a schema for one value refuses them. */
const queryOf = (rawQueryString: string): Record<string, unknown> => {
  const search = new URLSearchParams(rawQueryString);
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
};

const parsePart = (schema: z.ZodMiniType, value: unknown, issues: Issues): unknown => {
  const parsed = parseInput(schema, value);
  if (!isRefused(parsed)) return parsed.value;
  issues.push(...(parsed.errors ?? []));
  return undefined;
};

const idempotencyKeyOf = (event: HttpEvent, issues: Issues): string | undefined => {
  const key = event.headers['idempotency-key'];
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key)) {
    issues.push({ path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' });
  }
  return key;
};

const ifMatchOf = (event: HttpEvent, issues: Issues): number | undefined => {
  const tag = event.headers['if-match'];
  if (tag === undefined) return undefined;
  const version = ENTITY_TAG.exec(tag)?.[1];
  if (version === undefined) issues.push({ path: 'If-Match', message: 'must be one ETag that we gave, such as "7"' });
  return Number(version);
};

const tokenOf = (event: HttpEvent, issues: Issues): ConsistencyToken | undefined => {
  const text = event.headers[CONSISTENCY_TOKEN.toLowerCase()];
  if (text === undefined) return undefined;
  const token = decodeToken(text);
  if (!isRefused(token)) return token;
  issues.push(...(token.errors ?? []));
  return undefined;
};

const bodyOf = ({ body: schema, anyBody }: RouteContract, text: string, event: HttpEvent, issues: Issues) => {
  if (schema === undefined) {
    if (text !== '' && !anyBody) issues.push({ path: '', message: 'has a body, and this route takes none' });
    return { body: undefined };
  }
  if (text === '' && isOptional(schema)) return { body: undefined };
  const read = readJson(text, event.headers['content-type']);
  return isRefused(read) ? read : { body: parsePart(schema, read.json, issues) };
};

/** Compiles a contract's schemas once. */
export const inputReader = (route: RouteContract): ReadInput => {
  const params = z.strictObject(route.params ?? {});
  const query = z.strictObject(route.query ?? {});
  const headers = z.object(route.headers ?? {});
  return (event) => {
    const text = readText(event);
    if (isRefused(text)) return text;
    const issues: Issues = [];
    const read = bodyOf(route, text.text, event, issues);
    if (isRefused(read)) return read;
    const input: Input = {
      params: parsePart(params, event.pathParameters ?? {}, issues),
      query: parsePart(query, queryOf(event.rawQueryString), issues),
      headers: parsePart(headers, event.headers, issues),
      body: read.body,
      rawBody: text.text,
      idempotencyKey: isIdempotent(route) ? idempotencyKeyOf(event, issues) : undefined,
      ifMatch: route.versioned ? ifMatchOf(event, issues) : undefined,
      consistencyToken: tokenOf(event, issues),
    };
    return issues.length === 0 ? input : refuseInput(issues);
  };
};
