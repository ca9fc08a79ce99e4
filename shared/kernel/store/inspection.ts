/**
 * The event table as it lies there, good or bad: for whoever checks it, or shows what was recorded without opening it.
 * Nothing here asks for a data key, but for `open`.
 */
import type { DataKey } from '../crypto/sealing.ts';
import type { Json } from '../pages/types.ts';
import type { StreamId } from '../streams.ts';
import type { CommitHeader } from './types.ts';

/** A head without its state. */
export interface BareHead {
  readonly version: number;
  readonly recordedAt: string;
  readonly hash: string;
}

/** What stands under the key of a commit. */
export interface StoredCommit {
  /** By its key. */
  readonly version: number;
  /** Its clear fields; undefined when they aren't those of a commit. */
  readonly header: CommitHeader | undefined;
  /** The hash that it says it follows. */
  readonly previous: string;
  /** Name of its body in the body store, if that is where it is. */
  readonly bodyName: string | undefined;
  /** Its stored bytes; undefined when they are missing. */
  readonly body: () => Promise<Uint8Array | undefined>;
  /** Opens its body. Throws when the key or a byte differs. */
  readonly open: (body: Uint8Array, key: DataKey) => Json;
}

export interface CommitRange {
  readonly after: number;
  readonly limit: number;
}

export interface Inspection {
  /** Strongly consistent; undefined when there is none, or it isn't one. */
  head(stream: StreamId): Promise<BareHead | undefined>;
  /** In order of version, strongly consistent; fewer than the limit only at the end. */
  commits(stream: StreamId, range: CommitRange): Promise<readonly StoredCommit[]>;
  /** The same without bodies; what isn't a commit is left out. */
  headers(stream: StreamId, range: CommitRange): Promise<readonly CommitHeader[]>;
}
