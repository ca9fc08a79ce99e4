/**
 * The contract of a route: one object that validation, the handler's types and the OpenAPI document are made from.
 * Fields of parameters, query and headers are given as shapes; the edge closes them, so that an unknown query parameter
 * is refused on every route. A body's schema should be a `strictObject` for the same reason.
 */
import type * as z from 'zod/mini';
import type { CommandObserver } from '../commands/run-command.ts';
import type { Refusal } from '../errors.ts';
import type { TenantId } from '../streams.ts';
import type { Timestamp } from '../time.ts';
import type { HttpMethod } from '../wiring.ts';
import type { ConsistencyToken } from './consistency-token.ts';
import type { EdgeCode, ProblemCode } from './problems.ts';

export type Shape = Readonly<Record<string, z.ZodMiniType>>;

/** What only operators may: it reaches over all users, so that `*`, which is everything of one user, doesn't include it. */
export const OPS_SCOPE = 'ops';

/** What a token must allow: `transactions:write`. A token with `*` allows everything of its user. */
export type Scope = `${string}:${'read' | 'write'}` | typeof OPS_SCOPE;

/** A closed list, so that the compiler keeps the literal status of what a handler returns. */
export type AnswerStatus = 200 | 201 | 202 | 204 | 304;

export interface RouteExample {
  readonly summary: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer?: { readonly status: AnswerStatus; readonly body?: unknown };
}

export interface RouteContract {
  readonly method: HttpMethod;
  /** With `{name}` for parameters, as in the wiring. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** `null` for what needs no token: public documents, and what others sign. */
  readonly scope: Scope | null;
  readonly params?: Shape;
  readonly query?: Shape;
  /** Request headers that the handler reads, by their lower-case names. */
  readonly headers?: Shape;
  readonly body?: z.ZodMiniType;
  /** Whether the body may be anything of UTF-8, which the handler gets as it was sent. */
  readonly anyBody?: boolean;
  /** Schema of each answer by its status; `null` for one without a body. */
  readonly responses: { readonly [Status in AnswerStatus]?: z.ZodMiniType | null };
  /** Whether an answer above what a function may send is a 303 to where it can be fetched. */
  readonly redirectsLarge?: boolean;
  /** What answers are, if not JSON; the handler then names the type of the very answer. */
  readonly mediaType?: string;
  /** What an answer of 200 may be beside JSON, by what the client accepts: the handler gives bytes then. */
  readonly alternatives?: readonly string[];
  /** The refusals of the handler; those of the edge itself are added to the document. */
  readonly errors: readonly ProblemCode[];
  /** Whether `Idempotency-Key` is read. Unless said otherwise: on every write. */
  readonly idempotent?: boolean;
  /** Whether the resource has versions: `If-Match` is read, answers carry `ETag`. */
  readonly versioned?: boolean;
  /** By name. The generator of the document refuses one that doesn't fit its schema. */
  readonly examples: Readonly<Record<string, RouteExample>>;
}

/** The method and path of a route, which is also its route key in API Gateway. */
export const routeKey = (route: Pick<RouteContract, 'method' | 'path'>): string => `${route.method} ${route.path}`;

export const isIdempotent = (route: RouteContract): boolean =>
  route.idempotent ?? (route.method !== 'GET' && route.scope !== null);

/** Whether a body may be left out. */
export const isOptional = (body: z.ZodMiniType): boolean => body.safeParse(undefined).success;

/** The names of the parameters in a path. */
const pathParameters = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name);

/** Whether a module's export is a route's contract. */
export const isRoute = (exported: unknown): exported is RouteContract =>
  typeof exported === 'object' && exported !== null && 'operationId' in exported && 'responses' in exported;

/** Throws when the parameters of the path and those described differ. */
export const defineRoute = <const R extends RouteContract>(route: R): R => {
  const inPath = pathParameters(route.path).toSorted().join();
  const described = Object.keys(route.params ?? {})
    .toSorted()
    .join();
  if (inPath !== described) throw new TypeError(`${routeKey(route)} describes the parameters "${described}"`);
  return route;
};

/** Who sent a request. `scopes` is what the token allows. */
export interface Principal {
  readonly id: string;
  readonly scopes: readonly string[];
}

type OutputOf<S> = S extends Shape ? z.output<z.ZodMiniObject<S, z.core.$strict>> : Readonly<Record<string, never>>;
type Part<R, Name extends string> = R extends { readonly [K in Name]: infer S } ? S : undefined;
type BodyOf<R> = R extends { readonly body: infer S extends z.ZodMiniType } ? z.output<S> : undefined;

type Plain = string | number | boolean | bigint | Uint8Array | null | undefined;
/** What may be sent where a schema stands: the same, but whatever is mutable in it may be readonly. */
type Sent<T> = T extends Plain
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Sent<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Sent<T[K]> }
      : T;

export interface RequestOf<R extends RouteContract> {
  readonly params: OutputOf<Part<R, 'params'>>;
  readonly query: OutputOf<Part<R, 'query'>>;
  readonly headers: OutputOf<Part<R, 'headers'>>;
  readonly body: BodyOf<R>;
  /** The body as it was sent, decoded; empty if there was none. */
  readonly rawBody: string;
  readonly tenant: R['scope'] extends null ? undefined : TenantId;
  readonly principal: R['scope'] extends null ? undefined : Principal;
  readonly requestId: string;
  readonly correlationId: string;
  readonly idempotencyKey: string | undefined;
  /** The version that `If-Match` names. */
  readonly ifMatch: number | undefined;
  readonly consistencyToken: ConsistencyToken | undefined;
  readonly now: Timestamp;
  /** Hears how the request's commands fare. */
  readonly observer: CommandObserver;
}

/** A route with alternatives answers bytes that were made before, JSON too. */
type BytesOf<R> = R extends { readonly alternatives: readonly string[] } ? Uint8Array : never;

export type AnswerOf<R extends RouteContract> = {
  [S in keyof R['responses'] & AnswerStatus]: {
    readonly status: S;
    readonly headers?: Readonly<Record<string, string>>;
  } & (R['responses'][S] extends z.ZodMiniType
    ? { readonly body: Sent<z.input<R['responses'][S]>> | BytesOf<R> }
    : { readonly body?: undefined });
}[keyof R['responses'] & AnswerStatus];

/** What a handler may refuse: what its contract lists, and what any route may. */
export type RefusalOf<R extends RouteContract> = Refusal<R['errors'][number] | EdgeCode>;

export type HandlerOf<R extends RouteContract> = (request: RequestOf<R>) => Promise<AnswerOf<R> | RefusalOf<R>>;
