import { runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { workStream } from '../../../kernel/projection/wanted.ts';
import type { ImportEvent } from '../../contract/import-events.ts';
import { identify } from '../../domain/identity.ts';
import { addCounts, evolve, type ImportState } from '../../domain/import-state.ts';
import { type Candidate, OpenJournal, type Outcome } from '../journal.ts';
import { importAppend, importStateOf } from './import-head.ts';
import { importStream } from './import-stream.ts';
import type { ImportWork } from './import-work.ts';
import { closed } from './open-imports.ts';
import { countOutcomes } from './outcomes.ts';
import { type RunEntry, type RunReader, takeMerged } from './runs.ts';

interface Part {
  readonly entries: readonly RunEntry[];
  readonly candidates: readonly Candidate[];
  readonly positions: readonly number[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly isLast: boolean;
}

/** Takes the next entries of the merge from where the import stands. */
async function nextPart(work: ImportWork, state: ImportState, runs: readonly RunReader[], size: number): Promise<Part> {
  for (const [run, reader] of runs.entries()) reader.seek(state.positions[run] ?? 0);
  const entries = await takeMerged(runs, size);
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

export type PartAppended =
  | { readonly kind: 'appended'; readonly state: ImportState }
  /** Somebody else has moved the import. */
  | { readonly kind: 'moved' }
  /** Other commands kept coming first: there was no time for a part of this size between two of them. */
  | { readonly kind: 'overtaken' };

/** Appends the next part, of so many transactions at most. */
export async function appendPart(
  work: ImportWork,
  state: ImportState,
  runs: readonly RunReader[],
  size: number,
): Promise<PartAppended> {
  const { store, strict, context, importId } = work;
  const stream = importStream(context.tenant, importId);
  const part = await nextPart(work, state, runs, size);
  const streams = [...strict.streams(context.tenant), stream, workStream(context.tenant)];
  let events: readonly ImportEvent[] = [];
  const result = await runCommand<Json>(store, context, streams, async (heads) => {
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
      const finished = part.isLast ? closed(heads, context.tenant, importId) : [];
      return {
        appends: [...(journalAppend ? [journalAppend] : []), own, ...finished],
        unchanged: strict.unchanged(context.tenant, heads),
        answer: true,
      };
    }
  });
  if (isRefused(result)) {
    if (result.code === 'Conflict') return { kind: 'overtaken' };
    throw new Error(`import ${importId}: ${result.detail}`);
  }
  return result.answer === true ? { kind: 'appended', state: events.reduce(evolve, state) } : { kind: 'moved' };
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
