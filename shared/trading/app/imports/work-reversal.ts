/**
 * The reactor's work on the reversal of an import. Each part is recorded in the append that reverses it, so that work
 * which was cut off goes on where it stood, and two workers only share it.
 */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import { workStream } from '../../../kernel/projection/wanted.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { journalStream } from '../journal.ts';
import { importAppend, importStateOf } from './import-head.ts';
import { importStream } from './import-stream.ts';
import { closed } from './open-imports.ts';
import { REVERSED_AT_ONCE, reversePart } from './reverse-part.ts';
import type { WorkDone } from './work-import.ts';

/** Parts get this small where other commands keep coming first, so that they fit in between. */
const AT_ONCE_MIN = 20;

export interface ReversalWork {
  readonly store: Store;
  /** Asked anew for each part, which has the time at which it is made. */
  readonly context: CommandContext;
  readonly importId: string;
  /** Whether there is time for another part; if not, the work is taken up again later. */
  readonly hasTime: () => boolean;
  /** Hears how many transactions each part reversed. */
  readonly onReversed?: (transactions: number) => void;
  readonly atMost?: number;
}

export async function workReversal(work: ReversalWork): Promise<WorkDone> {
  const { atMost = REVERSED_AT_ONCE } = work;
  let size = atMost;
  while (work.hasTime()) {
    const part = await nextPart(work, size);
    if (part === 'overtaken') size = Math.max(AT_ONCE_MIN, Math.floor(size / 4));
    else if (part.isDone) return 'finished';
    else size = Math.min(atMost, Math.ceil(size * 1.25));
  }
  return 'more';
}

async function nextPart(
  { store, context, importId, onReversed }: ReversalWork,
  size: number,
): Promise<{ readonly isDone: boolean } | 'overtaken'> {
  const { tenant } = context;
  const stream = importStream(tenant, importId);
  const streams = [journalStream(tenant), stream, workStream(tenant)];
  const result = await runCommand<{ readonly isDone: boolean; readonly reversed: number }>(
    store,
    context,
    streams,
    async (heads) => {
      const state = importStateOf(heads, stream);
      if (state?.reversal?.status !== 'processing') return { appends: [], answer: { isDone: true, reversed: 0 } };
      const { journalAppend, events } = await reversePart({ store, tenant, heads }, state, state.reversal, size);
      const isDone = events.some(({ type }) => type === 'ImportReversed');
      return {
        appends: [
          ...(journalAppend ? [journalAppend] : []),
          importAppend(stream, state, events),
          ...(isDone ? closed(heads, tenant, importId) : []),
        ],
        answer: { isDone, reversed: journalAppend?.events.length ?? 0 },
      };
    },
  );
  // No other refusal is known here.
  if (isRefused(result)) return 'overtaken';
  onReversed?.(result.answer.reversed);
  return result.answer;
}
