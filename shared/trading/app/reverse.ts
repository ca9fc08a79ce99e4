/** The reversal of one transaction. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { type Refusal, refuse } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import { journalStream, OpenJournal } from './journal.ts';
import { JournalPairings } from './pairing/journal-pairings.ts';

type ReversalCode = 'NotFound' | 'AlreadyReversed' | 'DerivedTransaction';

export async function reverseTransaction(
  store: Store,
  context: CommandContext,
  { transactionId, reason }: { readonly transactionId: string; readonly reason: string },
): Promise<CommandResult<Json> | Refusal<ReversalCode | CommandCode>> {
  return runCommand<Json, ReversalCode>(store, context, [journalStream(context.tenant)], async (heads) => {
    const journal = new OpenJournal(store, context.tenant, heads);
    if ((await journal.known(transactionId))?.contentHash === '') {
      return refuse('DerivedTransaction', 'This transaction follows from a pairing; undo that one.');
    }
    const found = await journal.find(transactionId);
    if (!found) return refuse('NotFound', 'There is no transaction with this id.');
    if (found.reversed) return refuse('AlreadyReversed', 'This transaction was reversed before.');
    await new JournalPairings(journal).reverse(transactionId, found.transaction.timestamp, reason);
    const append = await journal.append();
    return { appends: append ? [append] : [], answer: { transactionId } };
  });
}
