import { runCommand } from '../../kernel/commands/run-command.ts';
import { isRefused } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { disable } from '../domain/decide.ts';
import { endpointAppend, endpointStream, endpointsIn } from './endpoint-stream.ts';

export interface Disabling {
  readonly tenant: TenantId;
  readonly endpointId: string;
  readonly reason: 'gone' | 'failing';
  readonly failingSince: string;
  readonly now: string;
}

/** Stops requests to an endpoint, with an event that the user's other endpoints hear of. */
export async function disableEndpoint(store: Store, { tenant, ...why }: Disabling): Promise<void> {
  const context = { tenant, principal: 'system:webhooks', correlationId: newId(), now: why.now };
  const result = await runCommand(store, context, [endpointStream(tenant)], async (heads) => {
    const endpoints = endpointsIn(heads, tenant);
    const events = disable(endpoints, why);
    return { appends: events.length === 0 ? [] : [endpointAppend(tenant, endpoints, events)], answer: null };
  });
  if (isRefused(result)) throw new Error(result.detail);
}
