/**
 * Whether a source may be asked now. All workers share one gate for each source: its budget, its breaker, the pause that
 * it asked for itself, and the operator's switch. Times are epoch milliseconds.
 */
import type { DataSource } from '../../contract/data-sources.ts';
import type { SourceFault } from '../../contract/price-source.ts';
import { afterToken, bucketOf, nextTokenAt } from './budget.ts';

/**
 * Closed, requests go out; so many failures in a row open it, and none go out until a time; then one goes out to try,
 * and the others wait for what becomes of it.
 */
export type Breaker =
  | { readonly status: 'closed'; readonly failures: number }
  | { readonly status: 'open'; readonly until: number; readonly times: number }
  | { readonly status: 'half-open'; readonly until: number; readonly times: number };

export interface LastFault {
  readonly kind: SourceFault['kind'];
  /** A sentence without anything secret. */
  readonly reason: string;
  readonly at: number;
}

export interface Gate {
  /** For each rate limit of the source, when its bucket is full again. */
  readonly fullAt: readonly number[];
  readonly breaker: Breaker;
  /** Answers in a row that said there were too many requests, and until when we keep still. */
  readonly paused: { readonly times: number; readonly until: number };
  /** What an operator said; `null` leaves it to the registry. */
  readonly switchedTo: 'on' | 'off' | null;
  readonly lastFault: LastFault | null;
}

export const OPEN_GATE: Gate = {
  fullAt: [],
  breaker: { status: 'closed', failures: 0 },
  paused: { times: 0, until: 0 },
  switchedTo: null,
  lastFault: null,
};

export const FAILURES_MAX = 5;
const OPEN_MS = 60_000;
const OPEN_MS_MAX = 3_600_000;
/** How long a trial may take before another worker may try. */
const TRIAL_MS = 30_000;
/** How long we keep still when a source doesn't say how long. */
const PAUSE_MS = 60_000;
const PAUSE_MS_MAX = 3_600_000;
/** A source that asks for longer is asked again after this. */
const ASKED_PAUSE_MS_MAX = 86_400_000;

/** Why a source can't be asked now. */
export type WaitReason = 'budget' | 'breaker' | 'paused';

export type Admission =
  | { readonly kind: 'go'; readonly gate: Gate }
  | { readonly kind: 'wait'; readonly until: number; readonly why: WaitReason }
  | { readonly kind: 'off' };

const doubled = (firstMs: number, times: number, mostMs: number): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(times, 20));

export const isOn = (gate: Gate, source: Pick<DataSource, 'active'>): boolean =>
  gate.switchedTo === null ? source.active : gate.switchedTo === 'on';

/** Takes a token of each limit, and the one trial of a breaker that has been open long enough. */
export function admit(gate: Gate, source: Pick<DataSource, 'active' | 'rateLimits'>, nowMs: number): Admission {
  if (!isOn(gate, source)) return { kind: 'off' };
  const { breaker, paused } = gate;
  if (breaker.status !== 'closed' && breaker.until > nowMs)
    return { kind: 'wait', until: breaker.until, why: 'breaker' };
  if (paused.until > nowMs) return { kind: 'wait', until: paused.until, why: 'paused' };
  const buckets = source.rateLimits.map(bucketOf);
  const next = Math.max(...buckets.map((bucket, at) => nextTokenAt(bucket, gate.fullAt[at] ?? 0)), 0);
  if (next > nowMs) return { kind: 'wait', until: next, why: 'budget' };
  const fullAt = buckets.map((bucket, at) => afterToken(bucket, gate.fullAt[at] ?? 0, nowMs));
  const trying: Breaker =
    breaker.status === 'closed' ? breaker : { status: 'half-open', until: nowMs + TRIAL_MS, times: breaker.times };
  return { kind: 'go', gate: { ...gate, fullAt, breaker: trying } };
}

/** A failure counts until an answer comes; a failed trial opens the breaker for twice as long as before. */
function afterFailure(breaker: Breaker, nowMs: number): Breaker {
  if (breaker.status === 'closed') {
    const failures = breaker.failures + 1;
    return failures < FAILURES_MAX
      ? { status: 'closed', failures }
      : { status: 'open', until: nowMs + OPEN_MS, times: 0 };
  }
  if (breaker.status === 'open') return breaker;
  const times = breaker.times + 1;
  return { status: 'open', until: nowMs + doubled(OPEN_MS, times, OPEN_MS_MAX), times };
}

const sentenceOf = (fault: SourceFault): string =>
  fault.kind === 'rate-limited' ? 'The source says that there were too many requests.' : fault.reason;

/** What a source's answer does to its gate; the very same gate where it does nothing. */
export function noteAnswer(gate: Gate, answer: { readonly kind: 'ok' } | SourceFault, nowMs: number): Gate {
  // What was sent before a pause began says nothing about it.
  const paused = gate.paused.until > nowMs ? gate.paused : OPEN_GATE.paused;
  const calm: Gate = { ...gate, breaker: OPEN_GATE.breaker, paused };
  const isCalm = gate.breaker.status === 'closed' && gate.breaker.failures === 0 && paused.times === gate.paused.times;
  if (answer.kind === 'ok' || answer.kind === 'unknown-asset') return isCalm ? gate : calm;
  const lastFault = { kind: answer.kind, reason: sentenceOf(answer), at: nowMs };
  if (answer.kind !== 'rate-limited') return { ...gate, lastFault, breaker: afterFailure(gate.breaker, nowMs) };
  const { retryAfterSeconds } = answer;
  const pauseMs =
    retryAfterSeconds === undefined
      ? doubled(PAUSE_MS, gate.paused.times, PAUSE_MS_MAX)
      : Math.min(retryAfterSeconds * 1000, ASKED_PAUSE_MS_MAX);
  const until = Math.max(gate.paused.until, nowMs + pauseMs);
  // It answers, so that it isn't broken.
  return { ...gate, lastFault, breaker: OPEN_GATE.breaker, paused: { times: gate.paused.times + 1, until } };
}

/** The operator's switch. Switched on, a source starts afresh. */
export const switchTo = (gate: Gate, to: 'on' | 'off'): Gate =>
  to === 'off'
    ? { ...gate, switchedTo: to }
    : { ...gate, switchedTo: to, breaker: OPEN_GATE.breaker, paused: OPEN_GATE.paused };
