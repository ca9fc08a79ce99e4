/** The endpoints of one tenant, as the events left them. */
import { assertNever } from '../../kernel/errors.ts';
import type { DISABLED_BECAUSE, EndpointId } from '../contract/endpoint.ts';
import type { EndpointEvent } from '../contract/events.ts';

export interface Disabled {
  readonly reason: (typeof DISABLED_BECAUSE)[number];
  readonly at: string;
  readonly failingSince: string;
}

export interface Endpoint {
  readonly endpointId: EndpointId;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly headerNames: readonly string[];
  readonly timeoutSeconds: number;
  readonly requestsAtOnce: number;
  readonly active: boolean;
  readonly disabled?: Disabled | undefined;
  /** Counts the secrets it has had, from 1. */
  readonly secretNumber: number;
  /** Until when the secret before counts, too. */
  readonly previousUntil?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** By id, in order of creation. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

const changed = (endpoints: Endpoints, id: string, change: (endpoint: Endpoint) => Endpoint): Endpoints => {
  const endpoint = endpoints[id];
  return endpoint ? { ...endpoints, [id]: change(endpoint) } : endpoints;
};

export function evolve(endpoints: Endpoints, event: EndpointEvent): Endpoints {
  const id = event.data.endpointId;
  switch (event.type) {
    case 'WebhookEndpointCreated': {
      const { data } = event;
      const endpointId = id as EndpointId;
      return { ...endpoints, [id]: { ...data, endpointId, secretNumber: 1, updatedAt: data.createdAt } };
    }
    case 'WebhookEndpointUpdated': {
      const { name, description, ...data } = event.data;
      return changed(endpoints, id, ({ name: _, description: __, ...before }) => ({
        ...before,
        ...data,
        endpointId: before.endpointId,
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
      }));
    }
    case 'WebhookSecretRotated': {
      const { secretNumber, previousUntil, rotatedAt } = event.data;
      return changed(endpoints, id, (endpoint) => ({ ...endpoint, secretNumber, previousUntil, updatedAt: rotatedAt }));
    }
    case 'WebhookEndpointDisabled': {
      const { reason, failingSince, disabledAt: at } = event.data;
      const disabled = { reason, at, failingSince };
      return changed(endpoints, id, (endpoint) => ({ ...endpoint, disabled, updatedAt: at }));
    }
    case 'WebhookEndpointEnabled': {
      const { enabledAt: updatedAt } = event.data;
      return changed(endpoints, id, ({ disabled: _, ...endpoint }) => ({ ...endpoint, updatedAt }));
    }
    case 'WebhookEndpointDeleted': {
      const { [id]: _, ...others } = endpoints;
      return others;
    }
    default:
      return assertNever(event);
  }
}

/** Whether an endpoint wants to hear of an event. */
export const wants = ({ eventTypes }: Pick<Endpoint, 'eventTypes'>, type: string): boolean =>
  eventTypes.includes('*') || eventTypes.includes(type);
