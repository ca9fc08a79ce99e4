/**
 * A walk over streams by the hour of their last commit, from an hour on forward: a stream that moves meanwhile moves to
 * where the walk still comes. Or over all there are, in no order, and then over those that moved since it began. So none
 * is missed. It can be left and gone on with anywhere.
 */
import * as z from 'zod/mini';
import { MAIN } from '../projection/types.ts';
import { derivedFrom, STREAM_TYPES, type StreamId, type StreamType, type TenantId } from '../streams.ts';
import {
  HEAD_SHARDS,
  type HeadSlot,
  type HeadsIndex,
  headsSince,
  hourAfter,
  hourOf,
  type MovedHead,
  shardOfTenant,
} from './heads-index.ts';

/** Nothing was recorded before this hour: the software is younger. */
const FIRST_HOUR = '2020-01-01T00';

const SLOTS_AT_ONCE = 16;
const PAGE_HEADS = 200;

const HOUR = /^\d{4}-\d\d-\d\dT\d\d$/;
const movedHead = z.object({
  stream: z.object({ tenant: z.string(), type: z.enum(STREAM_TYPES), id: z.string() }),
  recordedAt: z.string(),
});
/** Where a walk goes on. */
const hourPosition = z.object({
  hour: z.string().check(z.regex(HOUR)),
  shard: z.int(),
  after: z.optional(movedHead),
  /** Streams derived from that one that are still to be met. */
  derived: z.optional(z.array(z.enum(STREAM_TYPES))),
});
export const walkPosition = z.union([
  hourPosition,
  z.object({
    /** The cursor of the head that was met last; empty at the beginning. */
    all: z.string(),
    /** The hour in which the walk over all began. */
    since: z.string().check(z.regex(HOUR)),
  }),
]);
type HourPosition = z.infer<typeof hourPosition>;
type AllPosition = Exclude<WalkPosition, HourPosition>;
export type WalkPosition = z.infer<typeof walkPosition>;

export interface WalkRange {
  readonly from: WalkPosition;
  /** The last hour. */
  readonly until: string;
  /** A time, RFC 3339 UTC: where the walk goes by hours, streams without a commit since, or just before, are passed over. */
  readonly since?: string | undefined;
  /** What one tenant has alone. */
  readonly tenant?: TenantId | undefined;
}

export interface Step {
  /** Undefined at the end of a slot. */
  readonly head: MovedHead | undefined;
  /** Where a walk goes on after this. */
  readonly next: WalkPosition;
}

/** From an hour on. */
export const walkFrom = (hour: string): WalkPosition => ({ hour: hour > FIRST_HOUR ? hour : FIRST_HOUR, shard: 0 });

/** All there are, beginning now. */
export const walkAll = (now: string | number): WalkPosition => ({ all: '', since: hourOf(now) });
/** The hour that a walk has come to; undefined while it goes in no order. */
export const hourReached = (position: WalkPosition | undefined): string | undefined =>
  position && 'hour' in position ? position.hour : undefined;

function slotAfter({ hour, shard }: HeadSlot, only: number | undefined): HeadSlot {
  if (only !== undefined || shard + 1 >= HEAD_SHARDS) return { hour: hourAfter(hour), shard: only ?? 0 };
  return { hour, shard: shard + 1 };
}

function nextSlots(from: HeadSlot, until: string, only: number | undefined): HeadSlot[] {
  const slots: HeadSlot[] = [];
  let slot: HeadSlot = { hour: from.hour, shard: only ?? from.shard };
  for (; slot.hour <= until && slots.length < SLOTS_AT_ONCE; slot = slotAfter(slot, only)) slots.push(slot);
  return slots;
}

const resumed = ({ after }: HourPosition): MovedHead | undefined =>
  // What a stream key brings back is a tenant: nothing else is asked of it here.
  after && { recordedAt: after.recordedAt, stream: { ...after.stream, tenant: after.stream.tenant as TenantId } };

const positionAt = (
  { hour, shard }: HeadSlot,
  { stream, recordedAt }: MovedHead,
  derived: readonly StreamType[],
): WalkPosition => ({
  ...{ hour, shard },
  after: { recordedAt, stream: plain(stream) },
  ...(derived.length > 0 && { derived: [...derived] }),
});
const plain = ({ tenant, type, id }: StreamId) => ({ tenant, type, id });

/** Types of the streams that may have moved with one, whose place in the index stands for theirs. */
export const derivedTypes = ({ type, id }: StreamId): readonly StreamType[] => (id === MAIN ? derivedFrom(type) : []);

function* derivedSteps(slot: HeadSlot, head: MovedHead, types: readonly StreamType[]): Generator<Step> {
  for (const [at, type] of types.entries()) {
    const next = positionAt(slot, head, types.slice(at + 1));
    yield { head: { ...head, stream: { ...head.stream, type } }, next };
  }
}

/** Heads, with where to go on after each. One that moved may be met twice, and one of a derived stream may not exist. */
export async function* walkHeads(index: HeadsIndex, range: WalkRange): AsyncGenerator<Step> {
  const { from, tenant } = range;
  const steps = 'all' in from ? allSteps(index, from, range) : hourSteps(index, from, range);
  for await (const step of steps) {
    if (tenant === undefined || step.head === undefined || step.head.stream.tenant === tenant) yield step;
  }
}

async function* allSteps(index: HeadsIndex, from: AllPosition, range: WalkRange): AsyncGenerator<Step> {
  const { since } = from;
  const { tenant } = range;
  for (let after: string | undefined = from.all || undefined; ; ) {
    const { heads, next } = await index.all({ after, limit: PAGE_HEADS, tenant });
    for (const { head, cursor } of heads) yield { head, next: { all: cursor, since } };
    if (next === undefined) break;
    yield { head: undefined, next: { all: next, since } };
    after = next;
  }
  const rest = { hour: since, shard: 0 };
  yield { head: undefined, next: rest };
  yield* hourSteps(index, rest, range);
}

async function* hourSteps(
  index: HeadsIndex,
  from: HourPosition,
  { until, since: asked, tenant }: WalkRange,
): AsyncGenerator<Step> {
  const only = tenant === undefined ? undefined : shardOfTenant(tenant);
  const since = asked === undefined ? undefined : headsSince(asked);
  let at: HeadSlot = from;
  let after = resumed(from);
  if (after) yield* derivedSteps(from, after, from.derived ?? []);
  for (;;) {
    const slots = nextSlots(at, until, only);
    if (slots.length === 0) return;
    const resumesHere = after;
    const firstPages = await Promise.all(
      slots.map((slot, number) =>
        index.page(slot, { after: number === 0 ? resumesHere : undefined, since, limit: PAGE_HEADS }),
      ),
    );
    after = undefined;
    for (const [number, slot] of slots.entries()) {
      for (let page = firstPages[number] ?? []; ; ) {
        for (const head of page) {
          const derived = derivedTypes(head.stream);
          yield { head, next: positionAt(slot, head, derived) };
          yield* derivedSteps(slot, head, derived);
        }
        const last = page.at(-1);
        if (!last || page.length < PAGE_HEADS) break;
        page = await index.page(slot, { after: last, since, limit: PAGE_HEADS });
      }
      at = slotAfter(slot, only);
      yield { head: undefined, next: { ...at } };
    }
  }
}
