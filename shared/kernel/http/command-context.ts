import type { CommandContext, CommandObserver } from '../commands/run-command.ts';
import type { Json } from '../pages/types.ts';
import type { TenantId } from '../streams.ts';
import type { Timestamp } from '../time.ts';
import type { Principal } from './contract.ts';

interface CommandRequest {
  readonly tenant: TenantId;
  readonly principal: Principal;
  readonly correlationId: string;
  readonly now: Timestamp;
  readonly idempotencyKey: string | undefined;
  readonly observer: CommandObserver;
  readonly params: object;
  readonly body?: unknown;
}

/**
 * Who commands, when, and under which idempotency key. The key is bound to the operation with its parameters and body:
 * the same key with anything else is another request.
 */
export const commandContext = (operationId: string, request: CommandRequest): CommandContext => ({
  tenant: request.tenant,
  principal: request.principal.id,
  correlationId: request.correlationId,
  now: request.now,
  observer: request.observer,
  ...(request.idempotencyKey !== undefined && {
    idempotency: {
      key: request.idempotencyKey,
      request: [operationId, JSON.stringify(request.params), JSON.stringify(request.body ?? null)] as Json,
    },
  }),
});
