/**
 * The reactor's work on an import: read the file into sorted runs, then append their merge to the journal in parts. Each
 * finished stretch is recorded in the import's stream, a part in the very append that brings it into the journal; so
 * work that was cut off goes on where it stood, and a second worker at the same import loses the race and stops.
 */

import { runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { workStream } from '../../../kernel/projection/wanted.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ImportEvent } from '../../contract/import-events.ts';
import type { ImportState } from '../../domain/import-state.ts';
import type { ExportCheckpoint } from '../../importers/read-export.ts';
import { appendPart } from './append-part.ts';
import { importAppend, importStateOf, readImport } from './import-head.ts';
import { importStream } from './import-stream.ts';
import { IMPORT_LIMITS, type ImportWork } from './import-work.ts';
import { closed } from './open-imports.ts';
import { deleteRuns, inOrder, memoryRun, type RunReader, storedRun, storeRun } from './runs.ts';
import { newTally, type Tally, tally } from './tally.ts';

/** Parts get this small where other commands keep coming first, so that they fit in between. */
const PART_TRANSACTIONS_MIN = 20;

export type WorkDone = 'finished' | 'more';

const runsPrefix = (tenant: TenantId, importId: string): string => `runs/${tenant}/${importId}`;

export async function workImport(work: ImportWork): Promise<WorkDone> {
  for (;;) {
    const stored = await readImport(work.store, work.context.tenant, work.importId);
    if (!stored || stored.status === 'completed' || stored.status === 'failed') return 'finished';
    if (!work.hasTime()) return 'more';
    const done = stored.read ? await append(work, stored) : await read(work, stored);
    if (done === 'more') return 'more';
  }
}

/** Records events if the import still stands where it did; answers whether it was us. */
async function record(work: ImportWork, before: ImportState, events: readonly ImportEvent[]): Promise<boolean> {
  const stream = importStream(work.context.tenant, work.importId);
  const { tenant } = work.context;
  const result = await runCommand<Json>(work.store, work.context, [stream, workStream(tenant)], async (heads) => {
    const state = importStateOf(heads, stream);
    const moved = JSON.stringify(state) !== JSON.stringify(before);
    if (moved) return { appends: [], answer: false };
    const isOver = events.some((event) => event.type === 'ImportFailed');
    const finished = isOver ? closed(heads, tenant, work.importId) : [];
    return { appends: [importAppend(stream, before, events), ...finished], answer: true };
  });
  return !isRefused(result) && result.answer === true;
}

/** The importers are big, and an import that is being recorded from its runs needs none. */
async function source(work: ImportWork, state: ImportState) {
  const { readSource } = await import('./read-source.ts');
  return readSource(work.files, state);
}

async function read(work: ImportWork, state: ImportState): Promise<WorkDone | 'again'> {
  const { runEntriesMax } = work.limits ?? IMPORT_LIMITS;
  const stretch = newTally();
  for await (const step of await source(work, state)) {
    if (step.kind === 'failed') {
      await record(work, state, [{ type: 'ImportFailed', data: { code: step.code, reason: step.reason } }]);
      return 'again';
    }
    tally(stretch, step.results);
    if (stretch.entries.length < runEntriesMax && work.hasTime()) continue;
    const before = state;
    await recordRun(work, before, stretch, step.checkpoint);
    return 'again';
  }
  // A file that fits one run isn't stored again: appending reads it once more.
  if (state.runs.length === 0)
    await record(work, state, [
      {
        type: 'ImportRead',
        data: { counts: stretch.counts, rejections: stretch.rejections, entries: stretch.entries.length },
      },
    ]);
  else await recordRun(work, state, stretch, undefined);
  return 'again';
}

async function recordRun(
  work: ImportWork,
  state: ImportState,
  stretch: Tally,
  checkpoint: ExportCheckpoint | undefined,
): Promise<void> {
  await storeRun(
    work.files,
    runsPrefix(work.context.tenant, work.importId),
    state.runs.length,
    stretch.entries.toSorted(inOrder),
  );
  const { counts, rejections, entries } = stretch;
  const size = entries.length;
  const isOurs = await record(work, state, [
    { type: 'ImportRead', data: { counts, rejections, entries: size, run: size, ...(checkpoint && { checkpoint }) } },
  ]);
  if (isOurs) work.onStretch?.(0);
}

/** The file can't be read as it was a moment ago. */
class FileChanged extends Error {}

/** Ends an import that can't be worked on, so that nobody waits for it any longer. */
export async function failImport(work: ImportWork, reason: string): Promise<void> {
  const stored = await readImport(work.store, work.context.tenant, work.importId);
  if (!stored || stored.status === 'completed' || stored.status === 'failed') return;
  await record(work, stored, [{ type: 'ImportFailed', data: { code: 'internal', reason: reason.slice(0, 500) } }]);
}

async function readersOf(work: ImportWork, state: ImportState): Promise<readonly RunReader[]> {
  const prefix = runsPrefix(work.context.tenant, work.importId);
  if (state.runs.length > 0) {
    return state.runs.map((size, run) => storedRun(work.files, prefix, run, size, state.positions[run] ?? 0));
  }
  const all = newTally();
  for await (const step of await source(work, { ...state, checkpoint: null })) {
    if (step.kind === 'failed') throw new FileChanged(step.reason);
    tally(all, step.results);
  }
  return [memoryRun(all.entries.toSorted(inOrder), state.positions[0] ?? 0)];
}

async function append(work: ImportWork, state: ImportState): Promise<WorkDone | 'again'> {
  const runs = await readersOf(work, state);
  let current = state;
  const { partTransactionsMax } = work.limits ?? IMPORT_LIMITS;
  let size = partTransactionsMax;
  while (current.status !== 'completed') {
    if (!work.hasTime()) return 'more';
    const done = await appendPart(work, current, runs, size);
    if (done.kind === 'moved') return 'again';
    if (done.kind === 'overtaken') {
      size = Math.max(PART_TRANSACTIONS_MIN, Math.floor(size / 4));
    } else {
      work.onStretch?.(done.state.counts.imported - current.counts.imported);
      current = done.state;
      size = Math.min(partTransactionsMax, Math.ceil(size * 1.25));
    }
  }
  await deleteRuns(work.files, runsPrefix(work.context.tenant, work.importId), state.runs);
  return 'again';
}
