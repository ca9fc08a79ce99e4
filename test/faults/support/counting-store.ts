/**
 * Counts the items that each request reads, writes and deletes, as the tables bill them at most: each commit of a carrying
 * stream as if its head were written with it (ADR 0042).
 */
import { carrierOfHead } from '../../../shared/kernel/store/carried.ts';
import { nextGarbage } from '../../../shared/kernel/store/garbage.ts';
import type { PageChanges, Store, Unit } from '../../../shared/kernel/store/types.ts';
import { isCarrying, isMarked, type StreamId } from '../../../shared/kernel/streams.ts';
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

/** The head of a carrying stream is read together with the last commit. */
const headReads = (streams: readonly StreamId[]): number =>
  streams.reduce((sum, { type }) => sum + (isCarrying(type) ? 2 : 1), 0);

function readBy(request: Answered): number {
  switch (request.name) {
    case 'readHeads':
      // What isn't there is paid for, too.
      return headReads(request.given[0]);
    case 'readCommits':
      return request.answer.length;
    case 'readProgress':
      return (carrierOfHead(request.given[0]) ? 2 : 1) + headReads(request.given[1]);
    case 'readPages':
      return new Set(request.given[1]).size;
    case 'readInbox':
      return 1;
    case 'readHeadsAndInbox':
      return headReads(request.given[0]) + 1;
    case 'write':
      // The chain goes on from the head, which is read again unless the caller says what it holds.
      return headReads(
        request.given[0].appends
          .filter((append) => append.expectedVersion > 0 && !append.previous)
          .map(({ stream }) => stream),
      );
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
  const ownHead = unit.projection && !carrierOfHead(unit.projection.key) ? 1 : 0;
  const marks = unit.appends.filter(({ stream }) => isMarked(stream.type)).length;
  const others = (unit.unchanged?.length ?? 0) + (unit.inbox ? 1 : 0) + ownHead + marks;
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
