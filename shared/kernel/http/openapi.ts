/**
 * The OpenAPI 3.1 document of a list of route contracts. It runs when the document is generated, never in a function:
 * the generator weighs more than the whole edge.
 */
import * as z from 'zod/mini';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { CONSISTENCY_TOKEN } from './consistency-token.ts';
import { isIdempotent, isOptional, type RouteContract, routeKey } from './contract.ts';
import { problemResponse } from './openapi-problems.ts';
import { EDGE_CODES, type EdgeCode, PROBLEMS, type ProblemCode } from './problems.ts';

/** The routes of one context; `name` becomes their tag. */
export interface ApiSection {
  readonly name: string;
  readonly routes: readonly RouteContract[];
}

/** What the document says beside the routes. */
export interface OpenApiParts {
  /** The introduction, as Markdown. */
  readonly description?: string;
  /** What we send: a `post` for each type of event. */
  readonly webhooks?: ZodOpenApiPathsObject;
}

export type OpenApiDocument = ReturnType<typeof createDocument>;

const NEED_A_USER: readonly EdgeCode[] = ['Unauthenticated', 'Forbidden', 'SignInUnavailable', 'Erased'];

/** Codes of the edge that any route may answer with, given what the route reads. */
const appliesTo = (route: RouteContract, code: EdgeCode): boolean => {
  if (NEED_A_USER.includes(code)) return route.scope !== null;
  if (code === 'MalformedJson' || code === 'UnsupportedMediaType' || code === 'BodyTooLarge') {
    return route.body !== undefined;
  }
  // These are answered where no route, or no answer of ordinary size, exists; each route would repeat them for nothing.
  return !['NotFound', 'MethodNotAllowed', 'AnswerTooLarge'].includes(code);
};

/** Every code that a route may answer with, in the order of the catalogue. */
export const codesOf = (route: RouteContract): readonly ProblemCode[] => {
  const edge = EDGE_CODES.filter((code) => appliesTo(route, code));
  const codes = new Set<string>([...route.errors, ...edge]);
  return (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => codes.has(code));
};

const problemResponses = (route: RouteContract): ZodOpenApiResponsesObject => {
  const byStatus = Map.groupBy(codesOf(route), (code) => PROBLEMS[code].status);
  const entries = [...byStatus].map(([status, codes]) => [String(status), problemResponse(codes)] as const);
  return Object.fromEntries(entries);
};

const answerHeaders = (route: RouteContract) => ({
  ...(isIdempotent(route)
    ? { [CONSISTENCY_TOKEN]: { description: 'Send it with a read that must show this', schema: z.string() } }
    : {}),
  ...(route.versioned ? { ETag: { description: 'The version, for `If-Match`', schema: z.string() } } : {}),
});

/** The examples of a route that have this part, by name. */
const examplesOf = (route: RouteContract, pick: (example: RouteContract['examples'][string]) => unknown) =>
  Object.fromEntries(
    Object.entries(route.examples)
      .map(([name, example]) => [name, { summary: example.summary, value: pick(example) }] as const)
      .filter(([, { value }]) => value !== undefined),
  );

const alternativesOf = ({ alternatives = [] }: RouteContract) =>
  Object.fromEntries(alternatives.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]));

const answerResponses = (route: RouteContract): ZodOpenApiResponsesObject => {
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, schema] of Object.entries(route.responses)) {
    const examples = examplesOf(route, ({ answer }) => (String(answer?.status) === status ? answer?.body : undefined));
    responses[status as `${2}${string}`] = {
      description: status === '304' ? 'It is what you have.' : route.summary,
      headers: answerHeaders(route),
      ...(schema === null
        ? {}
        : {
            content: {
              [route.mediaType ?? 'application/json']: { schema, examples },
              ...(status === '200' ? alternativesOf(route) : {}),
            },
          }),
    };
  }
  if (route.redirectsLarge) {
    responses['303'] = {
      description: 'The answer is too large to be sent: it is at `Location`, for five minutes, without a token.',
      headers: { Location: { schema: z.string() } },
    };
  }
  return responses;
};

const requestHeaders = (route: RouteContract) =>
  z.object({
    ...route.headers,
    ...(isIdempotent(route)
      ? { 'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))) }
      : {}),
    ...(route.versioned && route.method !== 'GET' ? { 'If-Match': z.optional(z.string()) } : {}),
    ...(route.method === 'GET' && route.scope !== null ? { [CONSISTENCY_TOKEN]: z.optional(z.string()) } : {}),
  });

const operation = (section: string, route: RouteContract): ZodOpenApiOperationObject => ({
  operationId: route.operationId,
  tags: [section],
  summary: route.summary,
  description: route.description,
  security: route.scope === null ? [] : [{ accessToken: [route.scope] }],
  requestParams: {
    path: z.strictObject({ ...route.params }),
    query: z.strictObject({ ...route.query }),
    header: requestHeaders(route),
  },
  ...(route.anyBody ? { requestBody: { content: { '*/*': { schema: { type: 'string' as const } } } } } : {}),
  ...(route.body === undefined
    ? {}
    : {
        requestBody: {
          required: !isOptional(route.body),
          content: { 'application/json': { schema: route.body, examples: examplesOf(route, ({ body }) => body) } },
        },
      }),
  responses: { ...answerResponses(route), ...problemResponses(route) },
});

/** Throws when two routes share a method and path or an operation id. */
const assertUnique = (routes: readonly RouteContract[]): void => {
  for (const names of [routes.map(routeKey), routes.map(({ operationId }) => operationId)]) {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`Two routes are called ${twice}`);
  }
};

export const openApiDocument = (
  sections: readonly ApiSection[],
  version: string,
  { description = '', webhooks = {} }: OpenApiParts = {},
): OpenApiDocument => {
  assertUnique(sections.flatMap(({ routes }) => routes));
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { name, routes } of sections) {
    for (const route of routes) {
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
    }
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Foldbook',
        version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: sections.map(({ name }) => ({ name })),
      paths,
      webhooks,
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    {
      // Text of a query that stands for a number keeps the form of its text, which says nothing of a number.
      override: ({ jsonSchema }) => {
        if (jsonSchema.type !== 'string') delete jsonSchema.pattern;
      },
    },
  );
};
