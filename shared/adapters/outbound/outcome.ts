/** What became of a request. Nothing of it is an exception: whatever a stranger's server does is to be expected. */
import type { TargetUrlCode } from './target-url.ts';

/** How far a request had come. From `answer` on, the receiver may have had all of it. */
export type Phase = 'resolve' | 'connect' | 'tls' | 'answer' | 'body';

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  /** Those that say something to a sender, at most 512 characters each. */
  readonly headers: Readonly<Partial<Record<'content-type' | 'location' | 'retry-after', string>>>;
  /** The first bytes of the body, read as UTF-8; what isn't UTF-8 became U+FFFD. */
  readonly bodyStart: string;
  /** Whether the body was longer than what was kept, or broke off. */
  readonly truncated: boolean;
}

export type Ending =
  | { readonly kind: 'response'; readonly answer: Answer }
  /** A status from 300 to 399. It was not followed: a public host must not lead us to one that isn't. */
  | { readonly kind: 'redirect'; readonly answer: Answer }
  /** The time was over. `answer` is what had come by then, if the status had. */
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly answer?: Answer; readonly reason: string }
  /** `code` is Node's or OpenSSL's (`ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `ECONNRESET`, `HPE_…`). */
  | {
      readonly kind: 'connection-failed';
      readonly phase: Phase;
      readonly code: string;
      readonly reason: string;
      readonly answer?: Answer;
    }
  /** Nothing was connected to: the host isn't public. The address itself is left out, since it may tell of a network. */
  | { readonly kind: 'refused-address'; readonly range: string; readonly reason: string }
  /** Nothing was sent: the URL or the headers can't be. */
  | { readonly kind: 'bad-url'; readonly code: TargetUrlCode; readonly reason: string }
  | { readonly kind: 'bad-headers'; readonly reason: string };

/** Reasons are sentences for the owner of the URL. */
export type Outcome = Ending & { readonly durationMs: number };
