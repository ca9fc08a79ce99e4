import type { StreamId } from '../streams.ts';

/** Streams by the time of their last commit, for the sweeper. */
export interface HeadsIndex {
  /** Streams whose head moved in the hour that begins at `hour` (`2026-01-31T09`). Eventually consistent. */
  movedIn(hour: string): AsyncIterable<{ readonly stream: StreamId; readonly recordedAt: string }>;
}

/** The hours from a time back, newest first. */
export function hoursBack(nowMilliseconds: number, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(nowMilliseconds - back * 3_600_000).toISOString().slice(0, 13),
  );
}

export const HEAD_SHARDS = 8;
export const headShard = (hour: string, shard: number): string => `${hour}#${shard}`;
