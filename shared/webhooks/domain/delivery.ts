/** The life of one delivery. Time and chance come as data. */
import { isDeepStrictEqual } from 'node:util';
import { timeOrderedDerivedId } from '../../kernel/ids.ts';
import type { StreamType } from '../../kernel/streams.ts';
import type { Attempt, DeliveryId } from '../contract/delivery.ts';
import { nextAttemptMs } from './retries.ts';

/** Where the event stands: the commit and the place in it. */
export interface EventPlace {
  readonly type: StreamType;
  readonly id: string;
  readonly version: number;
  readonly index: number;
}

interface Known {
  readonly deliveryId: DeliveryId;
  readonly endpointId: string;
  readonly eventType: string;
  readonly eventId: string;
  /** Absent for the message that tries an endpoint out. */
  readonly place?: EventPlace | undefined;
  readonly correlationId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The newest, oldest first. */
  readonly log: readonly Attempt[];
  /** All that were made, the first ones of a long log too. */
  readonly attempts: number;
  /** Those since it was last set off. */
  readonly attemptsInRound: number;
}

export type Delivery = Known &
  (
    | { readonly status: 'pending'; readonly nextAttemptAt: string }
    | { readonly status: 'retrying'; readonly nextAttemptAt: string; readonly reason: string }
    | { readonly status: 'success'; readonly deliveredAt: string }
    | { readonly status: 'failed'; readonly failedAt: string; readonly reason: string }
  );

const LOG_MAX = 20;
const GONE = 410;

/** The same for an endpoint and an event, however often the event is heard of; ordered by the event's time. */
export const deliveryIdOf = (endpointId: string, eventId: string, recordedAt: string): DeliveryId =>
  timeOrderedDerivedId<'DeliveryId'>(Date.parse(recordedAt), endpointId, eventId);

export const eventIdOf = (tenant: string, { type, id, version, index }: EventPlace, recordedAt: string): string =>
  timeOrderedDerivedId<'EventId'>(Date.parse(recordedAt), tenant, type, id, String(version), String(index));

export type NewDelivery = Pick<
  Known,
  'deliveryId' | 'endpointId' | 'eventType' | 'eventId' | 'place' | 'correlationId'
>;

export const newDelivery = (what: NewDelivery, now: string): Delivery => ({
  ...what,
  status: 'pending',
  createdAt: now,
  updatedAt: now,
  nextAttemptAt: now,
  log: [],
  attempts: 0,
  attemptsInRound: 0,
});

/** When the next request is due; undefined when none is. */
export const dueAtOf = (delivery: Delivery): string | undefined =>
  'nextAttemptAt' in delivery ? delivery.nextAttemptAt : undefined;

const known = (delivery: Delivery): Known => {
  const { deliveryId, endpointId, eventType, eventId, place, correlationId, createdAt, updatedAt } = delivery;
  const { log, attempts, attemptsInRound } = delivery;
  return {
    ...{
      deliveryId,
      endpointId,
      eventType,
      eventId,
      correlationId,
      createdAt,
      updatedAt,
      log,
      attempts,
      attemptsInRound,
    },
    ...(place && { place }),
  };
};

/** Sets a delivery off again, with all its tries. */
export const setOff = (delivery: Delivery, now: string): Delivery => ({
  ...known(delivery),
  status: 'pending',
  nextAttemptAt: now,
  updatedAt: now,
  attemptsInRound: 0,
});

/** Gives a delivery up without a request. */
export const giveUp = (delivery: Delivery, reason: string, now: string): Delivery => ({
  ...known(delivery),
  status: 'failed',
  failedAt: now,
  reason,
  updatedAt: now,
});

export const isSuccess = ({ responseCode = 0 }: Attempt): boolean => responseCode >= 200 && responseCode < 300;

/** The receiver wants no more of anything (RFC 9110, 15.5.11). */
export const isGone = ({ responseCode }: Attempt): boolean => responseCode === GONE;

const reasonOf = ({ responseCode, reason, outcome }: Attempt): string =>
  responseCode === undefined ? (reason ?? outcome) : `the receiver answered ${responseCode}`;

const timesLogged = ({ log }: Delivery, made: Attempt): number =>
  log.filter((one) => isDeepStrictEqual(one, made)).length;

/** Whether an attempt was taken in since a delivery was as before: by a write whose answer was lost, say. */
export const isTakenIn = (before: Delivery, now: Delivery, made: Attempt): boolean =>
  timesLogged(now, made) > timesLogged(before, made);

/**
 * A delivery after an attempt, which may be taken in late: one that failed doesn't set off again what another has
 * delivered meanwhile.
 */
export function afterAttempt(before: Delivery, made: Attempt, random: number): Delivery {
  const endedMs = Date.parse(made.at) + made.durationMs;
  const endedAt = new Date(endedMs).toISOString();
  const attemptsInRound = before.attemptsInRound + 1;
  const after = {
    ...known(before),
    updatedAt: endedAt,
    attempts: before.attempts + 1,
    attemptsInRound,
    log: [...before.log, made].slice(-LOG_MAX),
  };
  if (isSuccess(made)) return { ...after, status: 'success', deliveredAt: endedAt };
  if (before.status === 'success') return { ...after, status: 'success', deliveredAt: before.deliveredAt };
  const reason = reasonOf(made);
  const retryAfter = made.responseHeaders?.['retry-after'];
  const nextMs = isGone(made)
    ? undefined
    : nextAttemptMs({ attempts: attemptsInRound, atMs: endedMs, retryAfter, random });
  if (nextMs === undefined) return { ...after, status: 'failed', failedAt: endedAt, reason };
  return { ...after, status: 'retrying', nextAttemptAt: new Date(nextMs).toISOString(), reason };
}
