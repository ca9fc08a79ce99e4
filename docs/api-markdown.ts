/** The readable form of the API reference, from the same contracts as the OpenAPI document. */
import { isIdempotent, type RouteContract, routeKey } from '../shared/kernel/http/contract.ts';
import { type ApiSection, codesOf } from '../shared/kernel/http/openapi.ts';
import { PROBLEMS, problemType } from '../shared/kernel/http/problems.ts';
import { type Webhook, webhookLines } from './api-webhooks.ts';
import { problemTable } from './problem-table.ts';

const anchor = (route: RouteContract): string => route.operationId.toLowerCase();

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;

const names = (label: string, shape: Readonly<Record<string, unknown>> | undefined): readonly string[] => {
  const keys = Object.keys(shape ?? {});
  return keys.length === 0 ? [] : [`- ${label}: ${keys.map((key) => `\`${key}\``).join(', ')}`];
};

const headersOf = (route: RouteContract): Readonly<Record<string, true>> => ({
  ...(isIdempotent(route) ? { 'Idempotency-Key': true } : {}),
  ...(route.versioned && route.method !== 'GET' ? { 'If-Match': true } : {}),
  ...(route.method === 'GET' && route.scope !== null ? { 'Consistency-Token': true } : {}),
});

const queryText = (query: Readonly<Record<string, string>> | undefined): string =>
  query === undefined ? '' : `?${new URLSearchParams(query)}`;

const exampleLines = (route: RouteContract): readonly string[] =>
  Object.values(route.examples).flatMap(({ summary, params = {}, query, body, answer }) => {
    const path = route.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    return [
      `${summary}: \`${route.method} ${path}${queryText(query)}\``,
      ...(body === undefined ? [] : [json(body)]),
      ...(answer === undefined ? [] : [`answers ${answer.status}`]),
      ...(answer?.body === undefined ? [] : [json(answer.body)]),
    ];
  });

const routeLines = (route: RouteContract): readonly string[] => [
  `### <a id="${anchor(route)}"></a>\`${routeKey(route)}\``,
  route.description,
  [
    `- Scope: ${route.scope === null ? 'none, no token needed' : `\`${route.scope}\``}`,
    ...names('Parameters', route.params),
    ...names('Query', route.query),
    ...names('Headers', { ...route.headers, ...headersOf(route) }),
    `- Answers: ${Object.keys(route.responses).join(', ')}`,
    `- Refuses: ${codesOf(route)
      .map((code) => `${PROBLEMS[code].status} \`${code}\``)
      .join(', ')}`,
  ].join('\n'),
  ...exampleLines(route),
];

const sectionLines = ({ name, routes }: ApiSection): readonly string[] => [
  `## ${name}`,
  [
    '| route | | scope |',
    '|---|---|---|',
    ...routes.map(
      (route) => `| [\`${routeKey(route)}\`](#${anchor(route)}) | ${route.summary} | ${route.scope ?? ''} |`,
    ),
  ].join('\n'),
  ...routes.flatMap(routeLines),
];

const problemLines = (): readonly string[] => [
  '## Problems',
  'Every refusal is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `code`, `detail` and `instance` (the id of the request), and for bad input `errors` with the `path` and `message` of each field.',
  problemTable(),
  `A problem's \`type\` is a stable name such as \`${problemType('VersionConflict')}\`.`,
];

/** The whole reference as Markdown. */
export const apiMarkdown = (sections: readonly ApiSection[], webhooks: readonly Webhook[]): string =>
  `${[
    '# HTTP API',
    'Generated from the contracts in `shared/*/contract/http.ts` by `docs/generate-api.ts`. The same as [OpenAPI](openapi.json).',
    ...sections.flatMap(sectionLines),
    ...webhookLines(webhooks),
    ...problemLines(),
  ].join('\n\n')}\n`;
