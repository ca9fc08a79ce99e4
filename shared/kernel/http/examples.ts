/** Checks that the examples of a contract fit its own schemas, so that the document never shows what we would refuse. */
import * as z from 'zod/mini';
import { type Issue, isRefused } from '../errors.ts';
import { parseInput } from '../issues.ts';
import { type RouteContract, type RouteExample, routeKey } from './contract.ts';

const faults = (schema: z.ZodMiniType, value: unknown): readonly Issue[] => {
  const parsed = parseInput(schema, value);
  return isRefused(parsed) ? (parsed.errors ?? []) : [];
};

const exampleFaults = (route: RouteContract, { params, query, body, answer }: RouteExample): readonly Issue[] => {
  const found = [
    ...faults(z.strictObject({ ...route.params }), params ?? {}),
    ...faults(z.strictObject({ ...route.query }), query ?? {}),
    ...(route.body === undefined ? [] : faults(route.body, body)),
  ];
  if (answer === undefined) return found;
  const schema = route.responses[answer.status];
  if (schema === undefined) return [...found, { path: String(answer.status), message: 'is not a status of the route' }];
  return schema === null ? found : [...found, ...faults(schema, answer.body)];
};

/** One line for each fault of an example; none when all fit. */
export const faultyExamples = (routes: readonly RouteContract[]): readonly string[] =>
  routes.flatMap((route) =>
    Object.entries(route.examples).flatMap(([name, example]) =>
      exampleFaults(route, example).map(
        ({ path, message }) => `${routeKey(route)}, example "${name}": ${path} ${message}`,
      ),
    ),
  );
