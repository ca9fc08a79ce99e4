/** The record of what operators did and saw: written before the thing is done, so that nothing is done without it. */
import { type CommandCode, encodeAll, runCommand } from '../../kernel/commands/run-command.ts';
import type { Refusal } from '../../kernel/errors.ts';
import type { Principal } from '../../kernel/http/contract.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import { PLATFORM, type StreamId } from '../../kernel/streams.ts';
import { type OpsAuditEvent, opsAuditEvents } from '../contract/events.ts';

const auditStream: StreamId = mainStream(PLATFORM, 'ops-audit');

/** Who acts, and in which request. Requests of routes fit. */
export interface Acting {
  readonly principal: Principal;
  readonly correlationId: string;
  /** RFC 3339 UTC. */
  readonly now: string;
}

export async function recordAudit(
  store: Store,
  { principal, correlationId, now }: Acting,
  event: OpsAuditEvent,
): Promise<{ readonly version: number } | Refusal<CommandCode>> {
  const context = { tenant: PLATFORM, principal: principal.id, correlationId, now };
  const result = await runCommand<null>(store, context, [auditStream], async () => ({
    appends: [{ stream: auditStream, events: encodeAll(opsAuditEvents, [event]), state: null }],
    answer: null,
  }));
  if ('refused' in result) return result;
  return { version: result.versions[0]?.version ?? 0 };
}
