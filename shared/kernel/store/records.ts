/**
 * Records: rows of a read model that change one by one, such as the deliveries of a webhook endpoint, where packed pages
 * would make every change wait for every other. A record may be due at a time; what is due is found by `DueIndex`.
 */
import type { Json } from '../pages/types.ts';
import type { TenantId } from '../streams.ts';

/** A partition of records, which belongs to one projection of one tenant. */
export interface RecordPlace {
  readonly tenant: TenantId;
  readonly projection: string;
  /** An id without `#`. */
  readonly partition: string;
}

export interface RecordKey {
  readonly place: RecordPlace;
  /** Records of a partition are ordered by this. */
  readonly sort: string;
}

export interface StoredRecord extends RecordKey {
  /** The command that wrote it; the condition of the next change. */
  readonly revision: string;
  readonly value: Json;
}

/** `any`: whatever stands there. */
export type Expectation = 'any' | 'absent' | { readonly revision: string };

export type RecordWrite = RecordKey & { readonly expect: Expectation } & (
    | {
        readonly value: Json;
        /** RFC 3339 UTC with milliseconds. */
        readonly dueAt?: string | undefined;
        /** The list of the due index that it is in; the projection's own if left out. */
        readonly dueIn?: string | undefined;
        /** RFC 3339 UTC: it may be deleted then, and readers must not rely on that. */
        readonly expiresAt?: string | undefined;
      }
    | { readonly deleted: true }
  );

export interface RecordRange {
  /** First `sort` of the range. */
  readonly from: string;
  /** Ends the range; itself not in it. */
  readonly before: string;
  readonly limit: number;
  readonly reverse?: boolean;
}

/** What is due, over all tenants. Eventually consistent: a record may show up or vanish a moment late. */
export interface DueIndex {
  /** Of a list: a projection's own, or another's name. In no order; `now` is RFC 3339 UTC with milliseconds. */
  dueBy(list: string, now: string): AsyncIterable<RecordKey>;
}

/** Due records of a list are spread over so many partitions of the index. */
export const DUE_SHARDS = 8;
export const dueShard = (list: string, shard: number): string => `${list}#${shard}`;

/** Which shard a place's due records are in. */
export function shardOf({ partition }: RecordPlace): number {
  let sum = 0;
  for (let at = 0; at < partition.length; at += 1) sum = (sum * 31 + partition.charCodeAt(at)) >>> 0;
  return sum % DUE_SHARDS;
}

/** Partition of a place in the row table. */
export const recordPartition = ({ tenant, projection, partition }: RecordPlace): string =>
  `T#${tenant}#P#${projection}#R#${partition}`;

/** Sort keys of records keep apart from those of heads and pages. */
export const recordSort = (sort: string): string => `R#${sort}`;

const RECORD_PARTITION = /^T#([^#]+)#P#([^#]+)#R#([^#]+)$/;

/** Reads a record's key; undefined for any other key. */
export function parseRecordKey(pk: string, sk: string): RecordKey | undefined {
  const [, tenant, projection, partition] = RECORD_PARTITION.exec(pk) ?? [];
  if (tenant === undefined || projection === undefined || partition === undefined || !sk.startsWith('R#')) return;
  return { place: { tenant: tenant as TenantId, projection, partition }, sort: sk.slice(2) };
}
