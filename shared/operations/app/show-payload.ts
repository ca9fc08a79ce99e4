import type { CommandCode } from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import type { Store } from '../../kernel/store/types.ts';
import { type Acting, recordAudit } from './audit.ts';

/** What an operator asks to see, and why. */
export interface Look {
  /** `commit`, `message`, `delivery`. */
  readonly what: string;
  readonly target: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Shows content of a user to an operator: who, what and why are on record before it is read. */
export async function showPayload<T>(
  store: Store,
  acting: Acting,
  { what, target, reason }: Look,
  read: () => Promise<T>,
): Promise<T | Refusal<CommandCode>> {
  const data = { operator: acting.principal.id, what, target: { ...target }, reason };
  const recorded = await recordAudit(store, acting, { type: 'PayloadShown', data });
  return isRefused(recorded) ? recorded : read();
}
