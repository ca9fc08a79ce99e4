import type { Json } from '../pages/types.ts';
import { PLATFORM } from '../streams.ts';
import { recordPartition } from './records.ts';

/** The projection that the system's own records stand under. */
const SYSTEM = 'system';

export interface SystemRecord {
  readonly name: string;
  /** Grows by one with each change. */
  readonly revision: number;
  readonly value: Json;
}

/**
 * Small records of the system's own, such as how far a pass over all streams has come. They say nothing of any user, and
 * are stored in clear: who keeps them needs no data key.
 */
export interface SystemRecords {
  /** Strongly consistent. */
  read(kind: string, name: string): Promise<SystemRecord | undefined>;
  /** All of a kind, by name, strongly consistent. */
  list(kind: string): Promise<readonly SystemRecord[]>;
  /** Those of a kind from a name on, by name, strongly consistent; fewer than the limit only at the end. */
  listFrom(kind: string, range: { readonly from: string; readonly limit: number }): Promise<readonly SystemRecord[]>;
  /** Writes a record if it still stands at the revision (0: if there is none); answers whether it did. */
  write(kind: string, name: string, change: { readonly expected: number; readonly value: Json }): Promise<boolean>;
  /** Removes a record if it still stands at the revision. */
  remove(kind: string, name: string, expected: number): Promise<boolean>;
}

/** Partition of the records of a kind in the row table. */
export const systemPartition = (kind: string): string =>
  recordPartition({ tenant: PLATFORM, projection: SYSTEM, partition: kind });
