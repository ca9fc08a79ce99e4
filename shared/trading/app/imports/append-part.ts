import { runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { ImportEvent } from '../../contract/import-events.ts';
import { identify } from '../../domain/identity.ts';
import { addCounts, evolve, type ImportState } from '../../domain/import-state.ts';
import { type Candidate, OpenJournal, type Outcome } from '../journal.ts';
import { importAppend, importStateOf } from './import-head.ts';
import { importStream } from './import-stream.ts';
import type { ImportWork } from './import-work.ts';
import { countOutcomes } from './outcomes.ts';
import { type RunEntry, type RunReader, takeMerged } from './runs.ts';

/** Transactions of one append: few enough that a commit stays inside its item, many enough to be cheap. */
const PART_TRANSACTIONS = 500;

interface Part {
  readonly entries: readonly RunEntry[];
  readonly candidates: readonly Candidate[];
  readonly positions: readonly number[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly isLast: boolean;
}

/** Takes the next entries of the merge. The readers move on; a worker that loses its race starts over with new ones. */
async function nextPart(work: ImportWork, state: ImportState, runs: readonly RunReader[]): Promise<Part> {
  const entries = await takeMerged(runs, PART_TRANSACTIONS);
  const ordinals = new Map(Object.entries(state.ordinals));
  let instant = '';
  const candidates = entries.map(({ line, transaction }, index): Candidate => {
    // Equal contents have equal times, so ordinals of an earlier instant are done with.
    if (index > 0 && transaction.timestamp !== instant) ordinals.clear();
    instant = transaction.timestamp;
    return {
      identified: identify(transaction, ordinals),
      origin: { source: 'exchange', importId: work.importId, line },
    };
  });
  const rest = await Promise.all(runs.map((run) => run.peek()));
  const isLast = rest.every((entry) => entry === undefined);
  const goesOn = rest.some((entry) => entry?.transaction.timestamp === instant);
  return {
    entries,
    candidates,
    positions: runs.map((run) => run.position),
    ordinals: goesOn ? Object.fromEntries(ordinals) : {},
    isLast,
  };
}

/** Appends the next part. Answers the state after it, or undefined when somebody else has moved the import. */
export async function appendPart(
  work: ImportWork,
  state: ImportState,
  runs: readonly RunReader[],
): Promise<ImportState | undefined> {
  const { store, strict, context, importId } = work;
  const stream = importStream(context.tenant, importId);
  const part = await nextPart(work, state, runs);
  let events: readonly ImportEvent[] = [];
  const result = await runCommand<Json>(store, context, [...strict.streams(context.tenant), stream], async (heads) => {
    const stored = importStateOf(heads, stream);
    if (
      !stored ||
      stored.status === 'completed' ||
      JSON.stringify(stored.positions) !== JSON.stringify(state.positions)
    ) {
      return { appends: [], answer: false };
    }
    const short = new Map<string, string>();
    for (;;) {
      const journal = new OpenJournal(store, context.tenant, heads);
      const outcomes = await decide(journal, part, short);
      const accepted = outcomes.flatMap((outcome, at) => {
        const transaction = part.candidates[at]?.identified.transaction;
        return outcome.kind === 'accepted' && transaction
          ? [{ transactionId: outcome.transactionId, transaction }]
          : [];
      });
      const refused = await strict.shortOf(context.tenant, heads, accepted);
      if (refused.length > 0) {
        for (const entry of refused) short.set(entry.transactionId, entry.message);
        continue;
      }
      const journalAppend = await journal.append();
      events = eventsOf(state, part, outcomes, journalAppend && journal.version + 1);
      const own = importAppend(stream, state, events);
      return {
        appends: journalAppend ? [journalAppend, own] : [own],
        unchanged: strict.unchanged(context.tenant, heads),
        answer: true,
      };
    }
  });
  if (isRefused(result)) throw new Error(`import ${importId}: ${result.detail}`);
  return result.answer === true ? events.reduce(evolve, state) : undefined;
}

type PartOutcome = Outcome | { readonly kind: 'short'; readonly transactionId: string; readonly message: string };

/** Adds the part to the journal but for what strict settings refused before. */
async function decide(
  journal: OpenJournal,
  part: Part,
  short: ReadonlyMap<string, string>,
): Promise<readonly PartOutcome[]> {
  if (short.size === 0) return journal.add(part.candidates);
  const outcomes: PartOutcome[] = [];
  for (const candidate of part.candidates) {
    const transactionId = await journal.idOf(candidate);
    const message = short.get(transactionId);
    if (message !== undefined) outcomes.push({ kind: 'short', transactionId, message });
    else outcomes.push(...(await journal.add([candidate])));
  }
  return outcomes;
}

function eventsOf(
  state: ImportState,
  part: Part,
  outcomes: readonly PartOutcome[],
  journalVersion: number | undefined,
): ImportEvent[] {
  const asConflicts = outcomes.map(
    (outcome): Outcome =>
      outcome.kind === 'short' ? { kind: 'conflict', transactionId: outcome.transactionId, errors: [] } : outcome,
  );
  const { counts, rejections } = countOutcomes(part.entries, asConflicts);
  const named = rejections.map((rejection) => {
    const at = part.entries.findIndex((entry) => entry.line === rejection.line);
    const outcome = outcomes[at];
    return outcome?.kind === 'short' ? { ...rejection, code: 'InsufficientLots', reason: outcome.message } : rejection;
  });
  const { positions, ordinals } = part;
  const appended: ImportEvent = {
    type: 'ImportPartAppended',
    data: {
      counts,
      rejections: named,
      positions: [...positions],
      ordinals,
      ...(journalVersion !== undefined && { journalVersion }),
    },
  };
  return part.isLast
    ? [appended, { type: 'ImportCompleted', data: { counts: addCounts(state.counts, counts) } }]
    : [appended];
}
