/**
 * Takes the order to undo an import. The first part is done with it, so that a small import is undone at once; the rest
 * is the reactor's work.
 */
import {
  type Append,
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { workStream } from '../../../kernel/projection/wanted.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { ImportEvent } from '../../contract/import-events.ts';
import { evolve, type ImportState } from '../../domain/import-state.ts';
import { journalStream } from '../journal.ts';
import { importAppend, importStateOf } from './import-head.ts';
import { importStream } from './import-stream.ts';
import { opened } from './open-imports.ts';
import { REVERSED_AT_ONCE, reversePart } from './reverse-part.ts';

export type OrderedReversal = {
  readonly importId: string;
  readonly status: 'processing' | 'completed';
  readonly reversed: number;
  readonly total: number;
};

type ReversalCode = 'NotFound' | 'AlreadyReversed';

function refusalOf(state: ImportState): Refusal<ReversalCode | 'Conflict'> | undefined {
  if (state.reversal?.status === 'processing')
    return refuse('AlreadyReversed', 'This import is being reversed already.');
  if (state.reversal) return refuse('AlreadyReversed', 'This import was reversed before.');
  if (state.status === 'completed' || state.status === 'failed') return undefined;
  return refuse('Conflict', 'This import is still at work; reverse it when it is done.', {
    data: { retryAfterSeconds: 1 },
  });
}

/** @param atMost of transactions in the first part. */
export async function reverseImport(
  store: Store,
  context: CommandContext,
  { importId, reason }: { readonly importId: string; readonly reason: string },
  atMost: number = REVERSED_AT_ONCE,
): Promise<CommandResult<OrderedReversal> | Refusal<ReversalCode | CommandCode>> {
  const { tenant } = context;
  const stream = importStream(tenant, importId);
  const streams = [journalStream(tenant), stream, workStream(tenant)];
  return runCommand<OrderedReversal, ReversalCode | 'Conflict'>(store, context, streams, async (heads) => {
    const state = importStateOf(heads, stream);
    if (!state) return refuse('NotFound', 'There is no import with this id.');
    const refusal = refusalOf(state);
    if (refusal) return refusal;
    const requested: ImportEvent = { type: 'ImportReversalRequested', data: { reason } };
    const begun = evolve(state, requested);
    if (begun.reversal?.status !== 'processing') throw new Error('a reversal did not begin');
    const part = await reversePart({ store, tenant, heads }, begun, begun.reversal, atMost);
    const reversal = part.events.reduce(evolve, begun).reversal ?? begun.reversal;
    const appends: Append[] = [importAppend(stream, state, [requested, ...part.events])];
    if (part.journalAppend) appends.unshift(part.journalAppend);
    if (reversal.status === 'processing') appends.push(opened(heads, tenant, importId));
    const { status, reversed } = reversal;
    return { appends, answer: { importId, status, reversed, total: state.counts.transactions } };
  });
}
