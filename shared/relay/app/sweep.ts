/**
 * The sweeper compares heads with cursors and publishes again what lags. Nothing is ever marked as published, so it
 * repairs whatever was lost on the way, however long ago: it looks at the last hours in every run, and on its way
 * through all of history at as much as a run may cost, going on where it stood.
 */
import * as z from 'zod/mini';
import { stopwatch } from '../../kernel/observe/stopwatch.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { hourAfter, hourOf } from '../../kernel/store/heads-index.ts';
import type { SystemRecords } from '../../kernel/store/system-records.ts';
import { hourReached, walkAll, walkFrom, walkPosition } from '../../kernel/store/walk-heads.ts';
import { type Sweeping, type Swept, sweepRange } from './sweep-range.ts';

const KIND = 'sweeper';
/** A run ends this long before its function would be cut off. */
const RESERVE_MILLISECONDS = 60_000;

interface Lane {
  readonly name: 'recent' | 'days' | 'all';
  /** Of the time of the run. */
  readonly fromHoursBack: number;
  readonly untilHoursBack: number;
  readonly streamsMax: number;
  readonly hoursMax: number;
}

/**
 * What is lost is mostly lost lately. A small installation has all lanes done in each run; one of a million streams has
 * the third done in a day.
 */
const LANES: readonly Lane[] = [
  { name: 'recent', fromHoursBack: 2, untilHoursBack: 0, streamsMax: 20_000, hoursMax: 3 },
  { name: 'days', fromHoursBack: 48, untilHoursBack: 3, streamsMax: 10_000, hoursMax: 48 },
  { name: 'all', fromHoursBack: Number.POSITIVE_INFINITY, untilHoursBack: 49, streamsMax: 5_000, hoursMax: 48 },
];

/** Where a lane's pass goes on; left out when it was done. */
const laneState = z.object({ position: z.optional(walkPosition) });

export interface Sweep extends Sweeping {
  readonly records: SystemRecords;
  readonly remainingMilliseconds: () => number;
}

/** One run. @returns how many streams were published again. */
export async function sweep(run: Sweep): Promise<number> {
  const durationMs = stopwatch();
  const hasTime = (): boolean => run.remainingMilliseconds() > RESERVE_MILLISECONDS;
  let streams = 0;
  let published = 0;
  let isPassDone = true;
  for (const lane of LANES) {
    if (!hasTime()) break;
    const done = await sweepLane(run, lane, hasTime);
    streams += done.streams;
    published += done.published;
    if (lane.name === 'all') isPassDone = done.next === undefined;
  }
  run.log.info(
    'swept',
    { requestId: run.requestId, durationMs: durationMs(), streams, published, isPassDone },
    { Republished: published, SweptStreams: streams },
  );
  return published;
}

async function sweepLane(run: Sweep, lane: Lane, hasTime: () => boolean): Promise<Swept> {
  const stored = await run.records.read(KIND, lane.name);
  const { position } = laneState.safeParse(stored?.value).data ?? {};
  const hour = hourOf(run.nowMilliseconds);
  const isAll = !Number.isFinite(lane.fromHoursBack);
  const first = isAll ? walkAll(run.nowMilliseconds) : walkFrom(hourAfter(hour, -lane.fromHoursBack));
  // A position that the lane has left behind is another lane's by now.
  const isBehind = position && (hourReached(position) ?? '9') < (hourReached(first) ?? '');
  const from = position && !isBehind ? position : first;
  const until = hourAfter(hour, -lane.untilHoursBack);
  const { streamsMax, hoursMax } = lane;
  const swept = await sweepRange(run, { from, until, streamsMax, hoursMax, hasTime });
  // Nothing to keep for a lane that is done in each run. Of two runs at once, one keeps its position: either is right.
  if (stored || swept.next || isAll) {
    const value: unknown = swept.next ? { position: swept.next } : {};
    await run.records.write(KIND, lane.name, { expected: stored?.revision ?? 0, value: value as Json });
  }
  return swept;
}
