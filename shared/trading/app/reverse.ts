/** Reversals: of one transaction, and of all that an import brought. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { type Refusal, refuse } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import { journalEvents } from '../contract/events.ts';
import { importAppend, importStateOf } from './imports/import-head.ts';
import { importStream } from './imports/import-stream.ts';
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

type ReversedImport = { readonly importId: string; readonly reversed: number };

export async function reverseImport(
  store: Store,
  context: CommandContext,
  { importId, reason }: { readonly importId: string; readonly reason: string },
): Promise<CommandResult<ReversedImport> | Refusal<'NotFound' | 'AlreadyReversed' | CommandCode>> {
  const stream = importStream(context.tenant, importId);
  return runCommand<ReversedImport, 'NotFound' | 'AlreadyReversed' | 'Conflict'>(
    store,
    context,
    [journalStream(context.tenant), stream],
    async (heads) => {
      const state = importStateOf(heads, stream);
      if (!state) return refuse('NotFound', 'There is no import with this id.');
      if (state.reversed) return refuse('AlreadyReversed', 'This import was reversed before.');
      if (state.status !== 'completed' && state.status !== 'failed') {
        return refuse('Conflict', 'This import is still at work; reverse it when it is done.', {
          data: { retryAfterSeconds: 1 },
        });
      }
      const journal = new OpenJournal(store, context.tenant, heads);
      const pairings = new JournalPairings(journal);
      let reversed = 0;
      for (const version of state.journalVersions) {
        const [commit] = await store.readCommits(journal.stream, version - 1, { commitsMax: 1 });
        for (const stored of commit?.events ?? []) {
          const event = journalEvents.decode(stored);
          if (event.type !== 'TransactionImported' || event.data.importId !== importId) continue;
          const { transactionId, transaction } = event.data;
          if (await pairings.reverse(transactionId, transaction.timestamp, reason, importId)) reversed += 1;
        }
      }
      const append = await journal.append();
      const data = { reason, reversed, ...(append && { journalVersion: journal.version + 1 }) };
      const own = importAppend(stream, state, [{ type: 'ImportReversed', data }]);
      return { appends: append ? [append, own] : [own], answer: { importId, reversed } };
    },
  );
}
