import { type Refusal, refuse } from '../../kernel/errors.ts';
import { ENDPOINTS_MAX, type EndpointId, type EndpointInput, type EndpointPatch } from '../contract/endpoint.ts';
import type { EndpointEvent } from '../contract/events.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';

/** How long requests are signed with the secret before, too. */
const BOTH_SECRETS_HOURS = 24;

type Decided<Code extends string> = readonly EndpointEvent[] | Refusal<Code>;

const NOT_FOUND = () => refuse('NotFound', 'There is no endpoint with this id.');

const configurationOf = (endpoint: Endpoint) => {
  const { endpointId, url, eventTypes, name, description, headerNames, timeoutSeconds, requestsAtOnce, active } =
    endpoint;
  return {
    endpointId: endpointId as string,
    url,
    eventTypes: [...eventTypes],
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    headerNames: [...headerNames],
    timeoutSeconds,
    requestsAtOnce,
    active,
  };
};

/** Header names compare without case, so they are kept in lower case. */
const headerNamesOf = (headers: Readonly<Record<string, string>>): string[] =>
  [...new Set(Object.keys(headers).map((name) => name.toLowerCase()))].sort();

export function create(
  endpoints: Endpoints,
  { endpointId, input, now }: { readonly endpointId: EndpointId; readonly input: EndpointInput; readonly now: string },
): Decided<'TooManyEndpoints'> {
  if (Object.keys(endpoints).length >= ENDPOINTS_MAX) {
    return refuse('TooManyEndpoints', `There are ${ENDPOINTS_MAX} endpoints already; delete one that isn't needed.`);
  }
  const { headers, name, description, ...rest } = input;
  const data = {
    ...rest,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    eventTypes: [...new Set(input.eventTypes)],
    endpointId: endpointId as string,
    headerNames: headerNamesOf(headers),
    createdAt: now,
  };
  return [{ type: 'WebhookEndpointCreated', data }];
}

/** Setting `active` to true also lifts what we disabled. */
export function update(
  endpoints: Endpoints,
  { endpointId, patch, now }: { readonly endpointId: string; readonly patch: EndpointPatch; readonly now: string },
): Decided<'NotFound'> {
  const before = endpoints[endpointId];
  if (!before) return NOT_FOUND();
  const { headers, name, description, eventTypes, ...rest } = patch;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const after: Endpoint = {
    ...before,
    ...given,
    ...(eventTypes && { eventTypes: [...new Set(eventTypes)] }),
    ...(headers && { headerNames: headerNamesOf(headers) }),
    ...(name !== undefined && { name: name ?? undefined }),
    ...(description !== undefined && { description: description ?? undefined }),
  };
  const isSame = JSON.stringify(configurationOf(before)) === JSON.stringify(configurationOf(after));
  const events: EndpointEvent[] = [];
  // New values of the same headers are a change, too, though no event shows them.
  if (!isSame || headers) {
    events.push({ type: 'WebhookEndpointUpdated', data: { ...configurationOf(after), updatedAt: now } });
  }
  if (before.disabled && patch.active)
    events.push({ type: 'WebhookEndpointEnabled', data: { endpointId, enabledAt: now } });
  return events;
}

export function rotateSecret(
  endpoints: Endpoints,
  { endpointId, now }: { readonly endpointId: string; readonly now: string },
): Decided<'NotFound'> {
  const endpoint = endpoints[endpointId];
  if (!endpoint) return NOT_FOUND();
  const previousUntil = new Date(Date.parse(now) + BOTH_SECRETS_HOURS * 3_600_000).toISOString();
  const secretNumber = endpoint.secretNumber + 1;
  return [{ type: 'WebhookSecretRotated', data: { endpointId, secretNumber, previousUntil, rotatedAt: now } }];
}

/** Disabling what is gone or disabled already is no event. */
export function disable(
  endpoints: Endpoints,
  why: {
    readonly endpointId: string;
    readonly reason: 'gone' | 'failing';
    readonly failingSince: string;
    readonly now: string;
  },
): readonly EndpointEvent[] {
  const endpoint = endpoints[why.endpointId];
  if (!endpoint || endpoint.disabled) return [];
  const { endpointId, reason, failingSince, now: disabledAt } = why;
  return [
    { type: 'WebhookEndpointDisabled', data: { endpointId, url: endpoint.url, reason, failingSince, disabledAt } },
  ];
}

export function remove(
  endpoints: Endpoints,
  { endpointId, now }: { readonly endpointId: string; readonly now: string },
): Decided<'NotFound'> {
  if (!endpoints[endpointId]) return NOT_FOUND();
  return [{ type: 'WebhookEndpointDeleted', data: { endpointId, deletedAt: now } }];
}
