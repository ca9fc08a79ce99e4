/** Counts the items that each request reads, writes and deletes, as the tables bill them. */
import { nextGarbage } from '../../../shared/kernel/store/garbage.ts';
import type { PageChanges, Store, Unit } from '../../../shared/kernel/store/types.ts';
import { type Answered, watched } from './watched-store.ts';

export interface ItemCounts {
  readonly read: number;
  /** Puts and condition checks. */
  readonly written: number;
  readonly deleted: number;
}

export interface CountingStore {
  readonly store: Store;
  readonly counts: () => ItemCounts;
  readonly reset: () => void;
}

function readBy(request: Answered): number {
  switch (request.name) {
    case 'readHeads':
      // What isn't there is paid for, too.
      return request.given[0].length;
    case 'readCommits':
      return request.answer.length;
    case 'readProgress':
      return 1 + request.given[1].length;
    case 'readPages':
      return new Set(request.given[1]).size;
    case 'readInbox':
      return 1;
    case 'readHeadsAndInbox':
      return request.given[0].length + 1;
    case 'write':
      // The chain goes on from the head, which is read again unless the caller says what it holds.
      return request.given[0].appends.filter((append) => append.expectedVersion > 0 && !append.previous).length;
    default:
      return 0;
  }
}

const pagesOf = ({ appends, projection }: Unit): PageChanges[] =>
  [...appends.map(({ pages }) => pages), projection?.pages].filter((pages) => pages !== undefined);

function writtenBy(request: Answered): number {
  if (request.name === 'putPages') return request.given[1].size;
  if (request.name !== 'write' || !request.answer.written) return 0;
  const [unit] = request.given;
  const pages = pagesOf(unit).reduce((sum, { written }) => sum + written.size, 0);
  const others = (unit.unchanged?.length ?? 0) + (unit.inbox ? 1 : 0) + (unit.projection ? 1 : 0);
  return unit.appends.length * 2 + others + pages;
}

function deletedBy(request: Answered): number {
  if (request.name !== 'write') return 0;
  const [unit] = request.given;
  const nowMilliseconds = Date.parse(unit.meta.now);
  return pagesOf(unit).reduce(
    (sum, { garbage, replaced }) => sum + nextGarbage(garbage, replaced, nowMilliseconds).expired.length,
    0,
  );
}

export function countingStore(inner: Store): CountingStore {
  let counts: ItemCounts = { read: 0, written: 0, deleted: 0 };
  const store = watched(inner, {
    after: (request) => {
      counts = {
        read: counts.read + readBy(request),
        written: counts.written + writtenBy(request),
        deleted: counts.deleted + deletedBy(request),
      };
    },
  });
  return {
    store,
    counts: () => counts,
    reset: () => {
      counts = { read: 0, written: 0, deleted: 0 };
    },
  };
}
