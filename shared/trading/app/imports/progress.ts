import type { ObjectStore } from '../../../kernel/objects.ts';
import type { ImportState } from '../../domain/import-state.ts';

export interface Progress {
  /** Of the whole work, from 0 to 100. */
  readonly percent: number;
  /** Transactions found in what was read of the file. */
  readonly transactionsRead: number;
  /** Those of them that were decided upon: in the journal, duplicates, or rejected. */
  readonly transactionsRecorded: number;
}

/** Reading the file and recording what it holds count as half of the work each. */
const READING = 50;

async function partRead(files: ObjectStore, { object, checkpoint }: ImportState): Promise<number> {
  const size = object === null || checkpoint === null ? undefined : await files.size(object);
  return size === undefined || size === 0 || checkpoint === null ? 0 : Math.min(1, checkpoint.offset / size);
}

async function percentOf(files: ObjectStore, state: ImportState, recorded: number): Promise<number> {
  if (state.status === 'completed') return 100;
  if (!state.read) return Math.floor(READING * (await partRead(files, state)));
  return READING + (state.entries === 0 ? 0 : Math.floor(((100 - READING) * recorded) / state.entries));
}

/** How far an import has come. */
export async function progressOf(files: ObjectStore, state: ImportState): Promise<Progress> {
  const recorded = state.positions.reduce((sum, position) => sum + position, 0);
  return {
    percent: await percentOf(files, state, recorded),
    transactionsRead: state.entries,
    transactionsRecorded: recorded,
  };
}
