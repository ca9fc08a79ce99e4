/** Takes a portion of commits into a book. What a commit is to blame for is told apart from what passes by itself. */

import type { DomainEvent } from '../events/contract.ts';
import { type Json, PageGone } from '../pages/types.ts';
import { ServiceFault } from '../service-fault.ts';
import { collectPages, type PageCollector } from '../store/collect-pages.ts';
import type { Commit, PageChanges, ProjectionHead, Store } from '../store/types.ts';
import type { StreamType, TenantId } from '../streams.ts';
import { reducerOf } from './reducers.ts';
import type { ApplyOptions, Book, Projection, SourceCommit } from './types.ts';

/** A commit that the fold can't apply. The message says why. */
export class PoisonCommit extends Error {
  readonly source: StreamType;
  readonly version: number;
  constructor(source: StreamType, version: number, cause: unknown) {
    super(`${source} ${version}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'PoisonCommit';
    this.source = source;
    this.version = version;
  }
}

/** Upcasts and checks the events of a commit; what can not be read is poison. */
export function decodeCommit(projection: Projection<Book>, commit: Commit): SourceCommit {
  const contract = projection.contracts.find((candidate) => candidate.streamType === commit.stream.type);
  if (!contract) throw new Error(`${projection.name} has no contract of ${commit.stream.type}`);
  try {
    return { header: commit, events: commit.events.map((event) => contract.decode(event)) };
  } catch (error) {
    throw new PoisonCommit(commit.stream.type, commit.version, error);
  }
}

/** A book at a head, and what it is to take next. */
export interface Portion {
  readonly book: Book;
  readonly commits: readonly SourceCommit[];
  readonly pages: PageCollector;
}

/** Opens the book of a head and decodes the commits. Throws `UnknownReducer`, and `PoisonCommit` for one that can't be read. */
export async function openPortion(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  head: ProjectionHead,
  commits: readonly Commit[],
): Promise<Portion> {
  const place = { projection: { tenant, projection: projection.name, generation: head.generation } };
  const pages = collectPages(store, place, head.garbage);
  const book = await reducerOf(projection, head).open(head.state ?? undefined, pages);
  return { book, commits: commits.map((commit) => decodeCommit(projection, commit)), pages };
}

export interface FoldedPortion {
  readonly facts: readonly DomainEvent[];
  readonly state: Json;
  readonly cursors: Readonly<Record<string, number>>;
  readonly pages: PageChanges;
}

/** Throws `PoisonCommit` when it can't be applied. */
export async function foldPortion(
  { book, commits, pages }: Portion,
  cursorsBefore: Readonly<Record<string, number>>,
  options: ApplyOptions = {},
): Promise<FoldedPortion> {
  const spill = async (): Promise<void> => {
    await book.flush(pages);
    await pages.spill();
  };
  const facts = await folding(commits, () => book.apply(commits, spill, options));
  const state = await folding(commits, () => book.flush(pages));
  const cursors: Record<string, number> = { ...cursorsBefore };
  for (const { header } of commits) cursors[header.stream.type] = header.version;
  return { facts, state, cursors, pages: pages.changes };
}

/** Runs a part of the fold; what it throws is the commits' fault unless it passes by itself. */
async function folding<T>(commits: readonly SourceCommit[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const [first] = commits;
    if (error instanceof PageGone || error instanceof PoisonCommit || isPassing(error) || !first) throw error;
    throw new PoisonCommit(first.header.stream.type, first.header.version, error);
  }
}

const PASSING_NAMES = new Set(['TimeoutError', 'LimitExceeded', 'Throttled']);

/** Faults of the services, which pass, as against faults of a commit, which don't. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof ServiceFault || isSystemError(error) || PASSING_NAMES.has(error.name) || isPassing(error.cause));

/** `ECONNRESET` and the like; Node's own `ERR_…` are bugs, which stay. */
const isSystemError = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_');
