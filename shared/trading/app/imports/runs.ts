/**
 * Sorted runs of a big import in object storage. A file in any order becomes runs of bounded size, sorted by time;
 * merging them gives the transactions of the whole file in order of time, holding one block of each run in memory.
 */
import type { ObjectStore } from '../../../kernel/objects.ts';
import type { TransactionInput } from '../../contract/transaction.ts';

const BLOCK_ENTRIES = 1_000;

export interface RunEntry {
  readonly line: number;
  /** Rows of the file that this transaction was read from. */
  readonly rows: number;
  readonly transaction: TransactionInput;
}

/** By time, then by line: the order of arrival inside a file is the order of its lines. */
export const inOrder = (a: RunEntry, b: RunEntry): number =>
  a.transaction.timestamp < b.transaction.timestamp
    ? -1
    : a.transaction.timestamp > b.transaction.timestamp
      ? 1
      : a.line - b.line;

interface Run {
  readonly number: number;
  /** Entries, by which a run is told from another's that began at the same row and ended elsewhere for want of time. */
  readonly size: number;
}

const blockName = (prefix: string, { number, size }: Run, block: number): string =>
  `${prefix}/${number}-${size}-${block}.json`;

export async function storeRun(
  files: ObjectStore,
  prefix: string,
  number: number,
  entries: readonly RunEntry[],
): Promise<void> {
  const run: Run = { number, size: entries.length };
  for (let start = 0; start < entries.length; start += BLOCK_ENTRIES) {
    await files.put(
      blockName(prefix, run, start / BLOCK_ENTRIES),
      JSON.stringify(entries.slice(start, start + BLOCK_ENTRIES)),
    );
  }
}

export async function deleteRuns(files: ObjectStore, prefix: string, runs: readonly number[]): Promise<void> {
  for (const [number, size] of runs.entries()) {
    for (let block = 0; block * BLOCK_ENTRIES < size; block += 1) {
      await files.delete(blockName(prefix, { number, size }, block));
    }
  }
}

/** One run from a position on. */
export interface RunReader {
  /** The next entry, or undefined at the end. */
  peek(): Promise<RunEntry | undefined>;
  take(): void;
  /** Goes on from an entry, one that was taken before, say. */
  seek(position: number): void;
  readonly position: number;
}

export function memoryRun(entries: readonly RunEntry[], from: number): RunReader {
  let position = from;
  return {
    peek: async () => entries[position],
    take: () => {
      position += 1;
    },
    seek: (to) => {
      position = to;
    },
    get position() {
      return position;
    },
  };
}

export function storedRun(files: ObjectStore, prefix: string, number: number, size: number, from: number): RunReader {
  let position = from;
  let loaded = -1;
  let block: readonly RunEntry[] = [];
  return {
    async peek() {
      if (position >= size) return undefined;
      const wanted = Math.floor(position / BLOCK_ENTRIES);
      if (wanted !== loaded) {
        const content = await files.get(blockName(prefix, { number, size }, wanted));
        if (!content) throw new Error(`block ${wanted} of run ${number} is missing`);
        block = JSON.parse(Buffer.from(content).toString()) as RunEntry[];
        loaded = wanted;
      }
      const entry = block[position % BLOCK_ENTRIES];
      if (!entry) throw new Error(`entry ${position} of run ${number} is missing`);
      return entry;
    },
    take: () => {
      position += 1;
    },
    seek: (to) => {
      position = to;
    },
    get position() {
      return position;
    },
  };
}

/** Takes up to `count` entries from all runs, in order. */
export async function takeMerged(runs: readonly RunReader[], count: number): Promise<readonly RunEntry[]> {
  const taken: RunEntry[] = [];
  while (taken.length < count) {
    let best: { readonly run: RunReader; readonly entry: RunEntry } | undefined;
    for (const run of runs) {
      const entry = await run.peek();
      if (entry && (!best || inOrder(entry, best.entry) < 0)) best = { run, entry };
    }
    if (!best) break;
    best.run.take();
    taken.push(best.entry);
  }
  return taken;
}
