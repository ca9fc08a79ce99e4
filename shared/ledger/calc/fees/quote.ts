/**
 * A quote holds for some minutes: who pays within them pays what was quoted. It is stored nowhere, since schedules are
 * kept as they were known at any time: its id says when it was made and for what, and the fees of then are worked out
 * again. Whoever makes an id up can only name a minute in which he could have asked.
 */
import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { decodeOpaque, encodeOpaque } from '../../../kernel/http/opaque.ts';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import { fromEpochMs, type Timestamp, timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { FeeSubject } from '../../contract/fees.ts';

export const QUOTE_VALIDITY_SECONDS = 900;
/** How far the clock of who made a quote may be ahead. */
export const CLOCK_SKEW_MILLISECONDS = 5_000;

const quoteToken = z.tuple([timestamp, z.string()]);

/** The same for every way to write the same subject. */
const fingerprint = ({ occasion, asset, amount, provider, features }: FeeSubject): string => {
  const wanted = [...new Set(features)].toSorted();
  const parts = [occasion, asset, format(decimal(amount)), provider ?? null, wanted];
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
};

export const quoteIdOf = (subject: FeeSubject, quotedAt: Timestamp): string =>
  encodeOpaque([quotedAt, fingerprint(subject)]);

/** Until when a quote holds, that instant not included. */
export const validUntil = (quotedAt: Timestamp): Timestamp =>
  fromEpochMs(toEpochMs(quotedAt) + QUOTE_VALIDITY_SECONDS * 1_000);

export type QuoteFault = 'QuoteMismatch' | 'QuoteExpired';

/** The time whose fees a quote stands for; refused when it isn't one for this subject, or holds no longer. */
export function quotedTime(quoteId: string, subject: FeeSubject, now: Timestamp): Timestamp | Refusal<QuoteFault> {
  const [quotedAt, made] = decodeOpaque(quoteToken, quoteId) ?? [];
  const isAhead = quotedAt !== undefined && toEpochMs(quotedAt) > toEpochMs(now) + CLOCK_SKEW_MILLISECONDS;
  if (quotedAt === undefined || isAhead || made !== fingerprint(subject)) {
    const path = 'feeQuoteId';
    const message = 'is no quote for this transaction';
    return refuse('QuoteMismatch', 'The quote is for another transaction; ask for one for this.', {
      errors: [{ path, message }],
    });
  }
  const until = validUntil(quotedAt);
  if (now < until) return quotedAt;
  return refuse('QuoteExpired', `The quote held until ${until}; ask for another.`, { data: { validUntil: until } });
}
