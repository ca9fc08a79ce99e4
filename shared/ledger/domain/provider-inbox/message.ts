/** The life of one message of a provider. Time comes as data. */
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';
import type { ProviderMessageId } from '../../contract/provider-messages.ts';
import type { RecordedUpdate } from '../../contract/provider-payment-events.ts';

interface Known {
  readonly messageId: ProviderMessageId;
  readonly provider: string;
  readonly eventId: string;
  /** Of what the event says. */
  readonly digest: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly attempts: number;
  /** Those since it was last set off. */
  readonly attemptsInRound: number;
  readonly contradicts?: string | undefined;
}

export type ProviderMessage = Known &
  (
    | { readonly status: 'pending'; readonly nextAttemptAt: string; readonly reason?: string | undefined }
    | { readonly status: 'processed'; readonly updates: readonly RecordedUpdate[] }
    | { readonly status: 'failed'; readonly reason: string }
    | { readonly status: 'ignored'; readonly reason: string }
  );

/**
 * Seconds from a failed attempt to the next one. What can't be read today can't be read in a minute either: the later ones
 * are for a version of this code that can.
 */
const WAITS_SECONDS = [60, 5 * 60, 30 * 60, 2 * 3_600, 6 * 3_600, 24 * 3_600] as const;

type Arrived = Pick<Known, 'provider' | 'eventId' | 'digest' | 'receivedAt'>;

const known = (arrived: Arrived): Known => ({
  ...arrived,
  messageId: timeOrderedDerivedId<'ProviderMessageId'>(
    Date.parse(arrived.receivedAt),
    arrived.provider,
    arrived.eventId,
    arrived.digest,
  ),
  updatedAt: arrived.receivedAt,
  attempts: 0,
  attemptsInRound: 0,
});

export const newMessage = (arrived: Arrived): ProviderMessage => ({
  ...known(arrived),
  status: 'pending',
  nextAttemptAt: arrived.receivedAt,
});

/** It is not taken by itself: which of the two is true, somebody has to say. */
export const contradiction = (arrived: Arrived, contradicts: string): ProviderMessage => ({
  ...known(arrived),
  contradicts,
  status: 'failed',
  reason: 'The provider has told something else under this event id before.',
});

const base = ({ messageId, provider, eventId, digest, receivedAt, attempts, contradicts }: ProviderMessage) => ({
  ...{ messageId, provider, eventId, digest, receivedAt, attempts },
  ...(contradicts !== undefined && { contradicts }),
});

const tried = (message: ProviderMessage, now: string) => ({
  ...base(message),
  updatedAt: now,
  attempts: message.attempts + 1,
  attemptsInRound: message.attemptsInRound + 1,
});

export const processed = (
  message: ProviderMessage,
  updates: readonly RecordedUpdate[],
  now: string,
): ProviderMessage => ({ ...tried(message, now), status: 'processed', updates });

/** It says nothing that anybody waits for. */
export const meaningless = (message: ProviderMessage, reason: string, now: string): ProviderMessage => ({
  ...tried(message, now),
  status: 'ignored',
  reason,
});

/** Waits longer after each attempt; after the last it has failed. */
export function attemptFailed(message: ProviderMessage, reason: string, now: string): ProviderMessage {
  const after = tried(message, now);
  const waitSeconds = WAITS_SECONDS[message.attemptsInRound];
  if (waitSeconds === undefined) return { ...after, status: 'failed', reason };
  const nextAttemptAt = new Date(Date.parse(now) + waitSeconds * 1_000).toISOString();
  return { ...after, status: 'pending', nextAttemptAt, reason };
}

/** With all its tries, whatever became of it. */
export const setOffAgain = (message: ProviderMessage, now: string): ProviderMessage => ({
  ...base(message),
  updatedAt: now,
  attemptsInRound: 0,
  status: 'pending',
  nextAttemptAt: now,
});

/** An operator doesn't want it taken. */
export const ignoredBy = (message: ProviderMessage, reason: string, now: string): ProviderMessage => ({
  ...base(message),
  updatedAt: now,
  attemptsInRound: message.attemptsInRound,
  status: 'ignored',
  reason,
});
