/** What a command answers of a transfer, as the caller sees it. */
import type { CommandResult } from '../../kernel/commands/run-command.ts';
import { consistencyHeader } from '../../kernel/http/answer-headers.ts';
import type { Transfer } from '../domain/transfers/transfer.ts';
import { seenBy, transferViewOf } from './transfer-view.ts';

/** The token names a stream of the caller's own. */
export function seenTransfer(userId: string, { answer, versions }: CommandResult<Transfer>) {
  const { from, to } = answer;
  const own = from.userId === userId ? from.accountId : to.accountId;
  return { body: transferViewOf(seenBy(userId, answer)), headers: consistencyHeader(versions, 'account', own) };
}
