import type { RouteModel } from '../template/model.ts';

export interface MatchedRoute {
  readonly route: RouteModel;
  /** As API Gateway names it: `GET /v1/tax/lots`, or `$default`. */
  readonly routeKey: string;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => MatchedRoute | undefined;

interface Candidate {
  readonly route: RouteModel;
  readonly routeKey: string;
  readonly segments: readonly Segment[];
}

type Segment = { readonly kind: 'text' | 'variable' | 'rest'; readonly name: string };

const RANK = { text: 0, variable: 1, rest: 2 } as const;

/**
 * Finds the route of a request as an HTTP API does: a full match before one with variables, those before a greedy one,
 * a method before ANY, and `$default` last (API Gateway Developer Guide, "Routing API requests").
 */
export function createRouter(routes: readonly RouteModel[]): Router {
  const candidates = routes
    .filter((route) => route.path !== '$default')
    .map(candidateOf)
    .sort(moreSpecific);
  const fallback = routes.find((route) => route.path === '$default');
  return (method, path) => {
    const parts = path.split('/').slice(1);
    for (const { route, routeKey, segments } of candidates) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const pathParameters = matchSegments(segments, parts);
      if (pathParameters !== undefined) return { route, routeKey, pathParameters };
    }
    return fallback && { route: fallback, routeKey: '$default', pathParameters: {} };
  };
}

function candidateOf(route: RouteModel): Candidate {
  const segments = route.path
    .split('/')
    .slice(1)
    .map((part): Segment => {
      const [, name, rest] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return { kind: 'text', name: part };
      return { kind: rest === '+' ? 'rest' : 'variable', name };
    });
  return { route, routeKey: `${route.method} ${route.path}`, segments };
}

function moreSpecific(a: Candidate, b: Candidate): number {
  for (let at = 0; at < Math.min(a.segments.length, b.segments.length); at += 1) {
    const difference = RANK[a.segments[at]?.kind ?? 'rest'] - RANK[b.segments[at]?.kind ?? 'rest'];
    if (difference !== 0) return difference;
  }
  return Number(a.route.method === 'ANY') - Number(b.route.method === 'ANY');
}

function matchSegments(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const greedy = segments.at(-1)?.kind === 'rest';
  if (greedy ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, { kind, name }] of segments.entries()) {
    const part = kind === 'rest' ? parts.slice(at).join('/') : (parts[at] ?? '');
    if (kind === 'text' && part !== name) return undefined;
    if (kind !== 'text' && part === '') return undefined;
    if (kind !== 'text') parameters[name] = decode(part);
  }
  return parameters;
}

/** Percent-decoding that leaves alone what isn't well-formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
