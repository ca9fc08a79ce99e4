/** How every act of an operator runs: recorded first, then done, its answer kept under the idempotency key. */
import { type CommandCode, type CommandContext, runCommand } from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import type { Principal } from '../../kernel/http/contract.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import { type Acting, recordAudit } from './audit.ts';

/** What is about to be done. */
export interface Act {
  /** The operation's id in the API. */
  readonly action: string;
  /** By names such as `tenant`, `consumer`, `messageId`. */
  readonly target: Readonly<Record<string, string>>;
  readonly reason?: string | undefined;
}

/** Who operates: the command's context, with the principal of the token. */
export interface Operating {
  readonly store: Store;
  readonly context: CommandContext;
  readonly principal: Principal;
}

/**
 * @param act what is about to be done; a function where that must be looked up first.
 * @param perform must be safe to do twice: two requests with one key at the same time may both come to it. A refusal of
 *   it is answered and not kept, so that the same key may try again; that it was tried stays on record.
 */
export async function operate<A extends Json, Code extends string = never>(
  { store, context, principal }: Operating,
  act: Act | (() => Promise<Act | Refusal<Code>>),
  perform: () => Promise<A | Refusal<Code>>,
): Promise<A | Refusal<Code | CommandCode>> {
  const acting: Acting = { principal, correlationId: context.correlationId, now: context.now };
  const result = await runCommand<A, Code | CommandCode>(store, context, [], async () => {
    const known = typeof act === 'function' ? await act() : act;
    if (isRefused(known)) return known as Refusal<Code>;
    const { action, target, reason } = known;
    const data = { operator: principal.id, action, target: { ...target }, ...(reason !== undefined && { reason }) };
    const recorded = await recordAudit(store, acting, { type: 'OperatorActed', data });
    if (isRefused(recorded)) return recorded;
    const answer = await perform();
    return isRefused(answer) ? (answer as Refusal<Code>) : { appends: [], answer };
  });
  return isRefused(result) ? result : result.answer;
}
