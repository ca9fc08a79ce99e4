/**
 * The port to the tables: streams of commits with their heads, the command inbox, projections with their cursors, and
 * packed pages. Two adapters pass one suite: DynamoDB and memory.
 */
import type { StoredEvent } from '../events/contract.ts';
import type { Json, PageRef } from '../pages/types.ts';
import type { StreamId, StreamType, TenantId } from '../streams.ts';
import type { RecordKey, RecordPlace, RecordRange, RecordWrite, StoredRecord } from './records.ts';

/** What is known of a commit without its body. */
export interface CommitHeader {
  readonly stream: StreamId;
  readonly version: number;
  readonly commandId: string;
  readonly causationId: string;
  readonly correlationId: string;
  readonly actor: string;
  /** RFC 3339 UTC; never runs backwards in a stream. */
  readonly recordedAt: string;
  /** Event types with their number, in order of first appearance. */
  readonly counts: Readonly<Record<string, number>>;
  /** The commit that this one was derived from. */
  readonly source?: { readonly type: StreamType; readonly id: string; readonly version: number } | undefined;
  readonly hash: string;
}

export interface Commit extends CommitHeader {
  readonly events: readonly StoredEvent[];
}

/** Of states that were stored before reducers had versions, and of those that have had one only. */
export const FIRST_STATE_VERSION = 1;

export interface Head {
  readonly version: number;
  readonly recordedAt: string;
  readonly hash: string;
  readonly status: string;
  /** The stream's small state, as its last decision left it. */
  readonly state: Json;
  /** Of the reducer that made this state. */
  readonly stateVersion: number;
  /** Pages replaced, oldest first, to be deleted when readers can't hold them any more. */
  readonly garbage: Garbage;
}

/** Pages that left a root, by the time (epoch milliseconds) they did. */
export type Garbage = readonly { readonly at: number; readonly pages: readonly PageRef[] }[];

/** Pages written and replaced by one change; see `collectPages`. */
export interface PageChanges {
  readonly written: ReadonlyMap<PageRef, Json>;
  readonly replaced: readonly PageRef[];
  /** The garbage that the owner's head listed when this change began. */
  readonly garbage: Garbage;
  /** Pages of this change that were put already: taken back when the change loses its race. */
  readonly ahead: readonly PageRef[];
}

export interface StreamAppend {
  readonly stream: StreamId;
  /** 0 for a stream that must not exist yet. */
  readonly expectedVersion: number;
  /** Hash and time of the head that was read, which saves reading it again. */
  readonly previous?: { readonly hash: string; readonly recordedAt: string };
  readonly events: readonly StoredEvent[];
  readonly state: Json;
  /** `FIRST_STATE_VERSION` if left out. */
  readonly stateVersion?: number;
  readonly status?: string;
  readonly source?: { readonly type: StreamType; readonly id: string; readonly version: number };
  /** Recorded time of the newest commit that this one was derived from. */
  readonly sourceRecordedAt?: string;
  readonly pages?: PageChanges;
}

export interface InboxKey {
  readonly tenant: TenantId;
  readonly principal: string;
  readonly idempotencyKey: string;
}

export interface InboxRecord {
  readonly requestHash: string;
  readonly answer: Json;
  /** RFC 3339 UTC; compared, never left to the table's own expiry. */
  readonly expiresAt: string;
}

/** What a projection's head is found by. */
export interface ProjectionKey {
  readonly tenant: TenantId;
  readonly projection: string;
  /** Left out for the head that serves; a generation that is being built has a head of its own. */
  readonly building?: number;
}

/** One generation of a projection: where its pages are. */
export interface GenerationKey {
  readonly tenant: TenantId;
  readonly projection: string;
  readonly generation: number;
}

/** Why a projection takes nothing more from one source stream. */
export interface Halt {
  readonly version: number;
  /** The name of the fault. Its words, which may quote data, stand sealed in the halt's record (`projection/halts.ts`). */
  readonly reason: string;
  readonly at: string;
}

/** A commit that an operator let a projection pass over. */
export interface Skip {
  readonly source: StreamType;
  readonly version: number;
  readonly at: string;
}

export interface ProjectionHead {
  /** Grows by one with each change; the condition of the next. 0 when there is none yet. */
  readonly epoch: number;
  /** Version applied, by source stream type. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly halted: Readonly<Record<string, Halt>>;
  /** Left out where nothing was. */
  readonly skipped?: readonly Skip[] | undefined;
  /** Roots of the maps and small state. */
  readonly state: Json;
  /** Whose pages the roots refer to. */
  readonly generation: number;
  /** Version of the fold that wrote the state. */
  readonly reducer: number;
  readonly garbage: Garbage;
}

export interface ProjectionChange {
  readonly key: ProjectionKey;
  readonly expectedEpoch: number;
  readonly cursors: Readonly<Record<string, number>>;
  readonly halted: Readonly<Record<string, Halt>>;
  /** Left out where nothing was. */
  readonly skipped?: readonly Skip[] | undefined;
  readonly state: Json;
  readonly generation: number;
  readonly reducer: number;
  readonly pages?: PageChanges;
}

/** Where pages live: beside a stream's commits, or in the partition of a projection's generation. */
export type PagePlace = { readonly stream: StreamId } | { readonly projection: GenerationKey };

/** Everything that becomes true at once, or not at all. */
export interface Unit {
  readonly meta: {
    readonly commandId: string;
    readonly causationId: string;
    readonly correlationId: string;
    readonly actor: string;
    /** RFC 3339 UTC. */
    readonly now: string;
  };
  readonly appends: readonly StreamAppend[];
  /** Streams that were decided upon and must not have moved, though nothing is appended to them. */
  readonly unchanged?: readonly { readonly stream: StreamId; readonly version: number }[];
  readonly inbox?: InboxKey & InboxRecord;
  readonly projection?: ProjectionChange;
  /** The head of a generation that was being built and is no more: it serves from now on, or was given up. */
  readonly retired?: { readonly key: ProjectionKey; readonly expectedEpoch: number };
  readonly records?: readonly RecordWrite[];
  /** The heads were recalled, not read. */
  readonly isRecalled?: boolean;
}

export interface RecalledProgress {
  readonly projection: ProjectionHead;
  readonly versions: Readonly<Record<string, number>>;
}

export type WriteResult =
  | { readonly written: true; readonly versions: readonly { readonly stream: StreamId; readonly version: number }[] }
  /** Somebody else was first: nothing was written. */
  | { readonly written: false };

export interface Store {
  /** Reads heads, strongly consistent, in one request. A stream without commits is left out. */
  readHeads(streams: readonly StreamId[]): Promise<ReadonlyMap<string, Head>>;
  /**
   * Heads of streams as this process last read or wrote them; undefined when it doesn't know all of them, or when that
   * has not paid of late. They may be stale: whoever decides on them must hold all of these streams to their versions
   * when he writes, and read them if that fails.
   */
  recallHeads(streams: readonly StreamId[]): Promise<ReadonlyMap<string, Head> | undefined>;
  /** Versions of heads without their state, and a projection's head, in one request: what a read needs to know. */
  readProgress(
    key: ProjectionKey,
    sources: readonly StreamId[],
  ): Promise<{ readonly projection: ProjectionHead | undefined; readonly versions: Readonly<Record<string, number>> }>;
  /** The same as this process last wrote it; undefined when it doesn't know all of it. As stale as `recallHeads`. */
  recallProgress(key: ProjectionKey, sources: readonly StreamId[]): Promise<RecalledProgress | undefined>;
  /** Commits after a version in order, at most about `bytesMax` of stored body, at least one if there is one. */
  readCommits(
    stream: StreamId,
    after: number,
    limits?: { bytesMax?: number; commitsMax?: number },
  ): Promise<readonly Commit[]>;
  readInbox(key: InboxKey): Promise<InboxRecord | undefined>;
  /** Both in one request, each as it is read alone. */
  readHeadsAndInbox(
    streams: readonly StreamId[],
    key: InboxKey,
  ): Promise<{ readonly heads: ReadonlyMap<string, Head>; readonly inbox: InboxRecord | undefined }>;
  readPages(place: PagePlace, refs: readonly PageRef[]): Promise<ReadonlyMap<PageRef, Json>>;
  /** Puts pages ahead of the unit that will refer to them, when they are too many for one transaction. */
  putPages(place: PagePlace, pages: ReadonlyMap<PageRef, Json>): Promise<void>;
  /** References of pages that are stored, whether or not anything refers to them; fewer than the limit only at the end. */
  listPages(generation: GenerationKey, limit: number): Promise<readonly PageRef[]>;
  /** Deletes pages that nobody can hold any more. */
  deletePages(generation: GenerationKey, refs: readonly PageRef[]): Promise<void>;
  /** Those that exist, strongly consistent. */
  readRecords(keys: readonly RecordKey[]): Promise<readonly StoredRecord[]>;
  /** The records of a range in order of `sort`, strongly consistent; fewer than the limit only at the end. */
  queryRecords(place: RecordPlace, range: RecordRange): Promise<readonly StoredRecord[]>;
  write(unit: Unit): Promise<WriteResult>;
}

/** Key of a stream in maps of this port. */
export const streamName = (stream: StreamId): string => `${stream.tenant}/${stream.type}/${stream.id}`;
