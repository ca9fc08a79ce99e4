/**
 * Streams by the hour of their last commit: the only directory of all streams there is. A stream with a commit in an
 * hour has its head in that hour or a later one, so that whoever walks on from that hour to now meets it. But for derived
 * streams: where a source of theirs moved just before, in the same hour, its place stands for theirs, too (ADR 0042).
 */
import type { StreamId, TenantId } from '../streams.ts';

export interface MovedHead {
  readonly stream: StreamId;
  /** Of its last commit, RFC 3339 UTC. */
  readonly recordedAt: string;
}

/** A part of the index: an hour (`2026-01-31T09`) and one of its shards. */
export interface HeadSlot {
  readonly hour: string;
  readonly shard: number;
}

export interface HeadsIndex {
  /**
   * The heads of a slot in order of time, from the one after `after` on, at most `limit`; fewer only at the end of the
   * slot. None from before `since` (RFC 3339 UTC), where it is given. Eventually consistent.
   */
  page(
    slot: HeadSlot,
    options: { readonly after?: MovedHead | undefined; readonly since?: string | undefined; readonly limit: number },
  ): Promise<readonly MovedHead[]>;
  /**
   * Heads of all hours, in no order, one page of them: for whoever wants all there are, since most hours are empty. One
   * that moves meanwhile may be missed, or met twice. Eventually consistent.
   */
  all(options: {
    /** The cursor of the head to go on after. */
    readonly after?: string | undefined;
    readonly limit: number;
    /** Heads of one tenant alone; all are looked at for them. */
    readonly tenant?: TenantId | undefined;
  }): Promise<{
    readonly heads: readonly { readonly head: MovedHead; readonly cursor: string }[];
    /** Undefined at the end. */
    readonly next: string | undefined;
  }>;
}

/** Of a derived stream that moved within so much after its source, in the same hour, the source's place stands for it. */
export const DERIVED_WITHIN_MILLISECONDS = 60_000;
/** The time from which on heads have to be looked at to meet all streams with a commit since a time (RFC 3339 UTC). */
export const headsSince = (time: string): string =>
  new Date(Date.parse(time) - DERIVED_WITHIN_MILLISECONDS).toISOString();

export const HEAD_SHARDS = 8;
export const headShard = (hour: string, shard: number): string => `${hour}#${shard}`;
/** The shard that a tenant's heads are in, whichever the hour. */
export const shardOfTenant = (tenant: TenantId): number => (Number.parseInt(tenant.slice(-2), 16) || 0) % HEAD_SHARDS;

/** The hour of a time (RFC 3339 UTC, or epoch milliseconds). */
export const hourOf = (time: string | number): string =>
  (typeof time === 'string' ? time : new Date(time).toISOString()).slice(0, 13);

/** The hour so many hours later, or earlier. */
export const hourAfter = (hour: string, hours = 1): string => hourOf(Date.parse(`${hour}:00:00Z`) + hours * 3_600_000);
