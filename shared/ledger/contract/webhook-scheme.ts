/**
 * How a provider tells of payments: what it signs, how one event is told from another, and what an event says. A scheme
 * is pure; the inbox keeps what arrived, and brings it here.
 */
import type { ProviderUpdate } from './payment-provider.ts';

/** A webhook as it arrived. */
export interface RawWebhook {
  /** By their names in lower case; those that the scheme reads, if they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly as it was sent, UTF-8. */
  readonly body: string;
  /** What our own URL says it is about, for a provider that has nothing else to carry a reference. */
  readonly reference?: string | undefined;
}

/** `stale`: signed by the provider, so long ago that it may be an old message sent again by somebody else. */
export type Verdict =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'forged'; readonly why: string }
  | { readonly kind: 'stale'; readonly why: string };

export interface Identity {
  /** The provider's own id, or one made of what tells its events apart. */
  readonly eventId: string;
  /** SHA-256 of what the event says: the same id with another content is a contradiction. */
  readonly digest: string;
}

export type Reading =
  | { readonly kind: 'updates'; readonly updates: readonly ProviderUpdate[] }
  /** Nothing that a transfer needs to know. */
  | { readonly kind: 'ignored'; readonly why: string }
  /** It doesn't say what the provider's documentation says it should. */
  | { readonly kind: 'unreadable'; readonly why: string };

export interface WebhookScheme {
  /** As in `PaymentProvider.name` and in the route. */
  readonly provider: string;
  /** Names of the headers to be kept, in lower case. */
  readonly headers: readonly string[];
  /** @param secrets the one in force, and during a rotation the one before; whichever fits. */
  verify(webhook: RawWebhook, secrets: readonly string[], atMs: number): Verdict;
  /** Never fails: what can't be read is told apart by its bytes. */
  identify(webhook: RawWebhook): Identity;
  read(webhook: RawWebhook): Reading;
}
