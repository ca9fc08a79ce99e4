/** Verifies stream after stream: all of a user, or all there are, as much as one request has time for. */
import * as z from 'zod/mini';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import { streamName } from '../../../kernel/store/types.ts';
import { type WalkPosition, walkAll, walkFrom, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
import { STREAM_TYPES, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import type { Fault } from './fault.ts';
import { type Verdict, type Verifying, verifyStream } from './verify-stream.ts';

/** Faults named by one request: where there are so many, each further one says little. */
const FAULTS_MAX = 100;

/** Where a verification goes on: at a stream of the walk, and inside it if it is long. */
export const verifyPosition = z.object({
  walk: walkPosition,
  reached: z.optional(z.object({ stream: z.string(), version: z.int(), hash: z.string() })),
});
export type VerifyPosition = z.infer<typeof verifyPosition>;

export interface VerifyRequest {
  /** All there are if left out. */
  readonly tenant?: TenantId | undefined;
  /** Only streams that moved after this time (RFC 3339 UTC). */
  readonly since?: string | undefined;
  readonly position?: VerifyPosition | undefined;
  readonly now: string;
  readonly hasTime: () => boolean;
}

export interface Verified {
  readonly streams: number;
  readonly commits: number;
  /** Streams of users without a data key, whose chain holds. */
  readonly erased: number;
  readonly faults: readonly { readonly stream: StreamId; readonly fault: Fault }[];
  /** Undefined at the end. */
  readonly next: VerifyPosition | undefined;
}

export async function verifyWalk(
  options: Verifying & { readonly heads: HeadsIndex },
  request: VerifyRequest,
): Promise<Verified> {
  const { tenant, since, position, now, hasTime } = request;
  const tally = new Tally();
  const from = position?.walk ?? (since === undefined ? walkAll(now) : walkFrom(hourOf(since)));
  if (tenant !== undefined && !position) await verifyHeadless(options, tenant, tally, hasTime);
  const met = new Map<string, string>();
  let here: WalkPosition = from;
  for await (const { head, next: after } of walkHeads(options.heads, { from, until: hourOf(now), tenant })) {
    // One that moved in the hour in which a walk over all began is met twice by it.
    const isNew = head && met.get(streamName(head.stream)) !== head.recordedAt;
    if (isNew) {
      met.set(streamName(head.stream), head.recordedAt);
      const next = await verifyAt(options, head.stream, request, tally);
      if (next) return tally.result({ walk: here, reached: next });
    }
    here = after;
    if (!hasTime() || tally.isFull) return tally.result({ walk: here });
  }
  return tally.result(undefined);
}

/** One stream alone. */
export async function verifyOne(
  options: Verifying,
  stream: StreamId,
  request: Pick<VerifyRequest, 'position' | 'now' | 'hasTime'>,
): Promise<Verified> {
  const tally = new Tally();
  const reached = await verifyAt(options, stream, request, tally);
  return tally.result(reached && { walk: walkFrom(hourOf(request.now)), reached });
}

/** Verifies a stream, from where an earlier request came to if that was in it. Answers where to go on. */
async function verifyAt(
  options: Verifying,
  stream: StreamId,
  { position, hasTime }: Pick<VerifyRequest, 'position' | 'hasTime'>,
  tally: Tally,
): Promise<VerifyPosition['reached']> {
  const name = streamName(stream);
  // A stream that moved since is met later by the walk, and what was reached in it is of no use to another.
  const reached = position?.reached?.stream === name ? position.reached : undefined;
  const verdict = await verifyStream(options, stream, { reached, hasTime });
  tally.add(stream, verdict, reached !== undefined);
  return verdict.kind === 'unfinished' ? { stream: name, ...verdict.reached } : undefined;
}

/** A stream that has lost its head stands in no index. Those that every user has are known by name. */
async function verifyHeadless(
  options: Verifying,
  tenant: TenantId,
  tally: Tally,
  hasTime: () => boolean,
): Promise<void> {
  for (const type of STREAM_TYPES) {
    const stream = mainStream(tenant, type);
    if (await options.inspection.head(stream)) continue;
    const verdict = await verifyStream(options, stream, { hasTime });
    if (verdict.kind === 'broken') tally.add(stream, verdict, false);
  }
}

class Tally {
  readonly #faults: { readonly stream: StreamId; readonly fault: Fault }[] = [];
  #streams = 0;
  #commits = 0;
  #erased = 0;

  /** @param isGoneOnWith whether an earlier request counted the stream. */
  add(stream: StreamId, verdict: Verdict, isGoneOnWith: boolean): void {
    // Streams are looked for as derived from others, whether they exist or not: one that exists has a commit.
    const isNone = verdict.kind === 'intact' && verdict.commits === 0;
    if (!isGoneOnWith && !isNone) this.#streams += 1;
    this.#commits += verdict.commits;
    if (verdict.kind === 'erased') this.#erased += 1;
    if (verdict.kind === 'broken') this.#faults.push({ stream, fault: verdict.fault });
  }

  get isFull(): boolean {
    return this.#faults.length >= FAULTS_MAX;
  }

  result(next: VerifyPosition | undefined): Verified {
    return { streams: this.#streams, commits: this.#commits, erased: this.#erased, faults: this.#faults, next };
  }
}
