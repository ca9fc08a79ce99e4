/** The contracts of all routes of the registry, so that a suite covers what exists and not what somebody remembered. */
import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import path from 'node:path';
import { isRoute, OPS_SCOPE, type RouteContract, routeKey } from '../../shared/kernel/http/contract.ts';
import { registry } from '../../shared/registry.ts';

const files = globSync('shared/*/contract/http.ts').map((file) => path.resolve(file));
const exported = await Promise.all(files.map(async (file): Promise<Readonly<Record<string, unknown>>> => import(file)));
const contracts = exported.flatMap(Object.values).filter(isRoute);

export interface Route {
  /** `GET /v1/settings`. */
  readonly key: string;
  readonly contract: RouteContract;
  /** The function that serves it. */
  readonly functionName: string;
}

/** Throws when a route of the registry has no contract. */
export const routes: readonly Route[] = registry
  .flatMap((context) => context.routes)
  .map((wired) => {
    const key = routeKey(wired);
    const contract = contracts.find((candidate) => routeKey(candidate) === key);
    if (!contract) throw new Error(`${key} is wired and has no contract`);
    return { key, contract, functionName: wired.function };
  });

export const signedInRoutes: readonly Route[] = routes.filter(({ contract }) => contract.scope !== null);

/** Routes of operators, which reach over all users. */
export const opsRoutes: readonly Route[] = routes.filter(({ contract }) => contract.scope === OPS_SCOPE);
/** Routes of a user for what is their own. */
export const userRoutes: readonly Route[] = signedInRoutes.filter(({ contract }) => contract.scope !== OPS_SCOPE);

/** The first route of each function among some. */
export const oneOfEachFunction = (some: readonly Route[]): readonly Route[] =>
  [...Map.groupBy(some, ({ functionName }) => functionName).values()].flatMap(([first]) => first ?? []);

/** An id for each parameter that takes one, of nothing that exists. */
export const anyIds: Readonly<Record<string, string>> = Object.fromEntries(
  routes
    .flatMap(({ contract }) => Object.keys(contract.params ?? {}))
    .filter((name) => name.endsWith('Id') || name === 'tenant')
    .map((name) => [name, randomUUID()]),
);

/** Parameters that not any text can be. */
const FIT: Readonly<Record<string, string>> = { taxYear: '2021', date: '2021-05-04', month: '2021-05', kind: 'prices' };

/** A route's path with what its parameters shall be; where nothing is said, what fits any. */
export const targetOf = ({ contract }: Route, parameters: Readonly<Record<string, string>> = {}): string =>
  contract.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? FIT[name] ?? 'x'));

/** The query of a route's first example that has one, for what a route can't do without. */
export const queryOf = ({ contract }: Route): URLSearchParams =>
  new URLSearchParams(Object.values(contract.examples).find(({ query }) => query !== undefined)?.query ?? {});
