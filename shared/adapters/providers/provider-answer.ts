/** What the clients of all payment providers have in common: which answers leave it open whether something was done. */
import type * as z from 'zod/mini';
import type { InquiryOutcome, SendOutcome } from '../../ledger/contract/payment-provider.ts';
import { isWebPage, retryAfterSeconds, type ServiceAnswer } from '../http-exchange.ts';
import { parseExactJson } from '../prices/exact-json.ts';

export interface ClientOptions {
  /** Instead of the provider's own address: up to where the paths of its documentation begin. */
  readonly endpoint?: string | undefined;
  /** 20 seconds unless said. */
  readonly timeoutMs?: number | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

export const USER_AGENT = 'foldbook/1 (payments)';
/** Whoever moves money may take longer than whoever tells prices. */
export const TIMEOUT_MILLISECONDS = 20_000;

export type Unknown = Extract<SendOutcome, { kind: 'unknown' }>;

export const unknown = (why: string, retryAfter?: number): Unknown =>
  retryAfter === undefined ? { kind: 'unknown', why } : { kind: 'unknown', why, retryAfterSeconds: retryAfter };

export const refused = (code: string, message: string): SendOutcome => ({ kind: 'refused', code, message });

export const UNKNOWN_TO_PROVIDER: InquiryOutcome = { kind: 'unknown-to-provider' };

/** How long a request that got no answer may still be on its way to being done. */
const IN_FLIGHT_SECONDS = 120;

/**
 * A provider that has nothing under a reference, which is sure only when no request can be on its way any more.
 * @param sentAt when the order was first sent; RFC 3339 UTC.
 */
export function notThere(sentAt: string | undefined, nowMs: number): InquiryOutcome {
  const leftSeconds = sentAt === undefined ? 0 : IN_FLIGHT_SECONDS - (nowMs - Date.parse(sentAt)) / 1_000;
  return leftSeconds > 0
    ? unknown('The request may still be on its way.', Math.ceil(leftSeconds))
    : UNKNOWN_TO_PROVIDER;
}

type Answered = Extract<ServiceAnswer, { kind: 'answered' }>;

/** An answer that the provider itself gave, or why nothing follows from what came. */
export function spoken(answer: ServiceAnswer, nowMs: number): Answered | Unknown {
  if (answer.kind === 'failed') return unknown(`The provider ${answer.reason}.`);
  const { status, retryAfter = '' } = answer;
  if (status === 429) return unknown('The provider has had too many requests.', retryAfterSeconds(retryAfter, nowMs));
  // Our key, not the order, is what is wrong: every other order would fare the same.
  if (status === 401 || status === 403) return unknown(`The provider does not accept our key (${status}).`);
  if (status >= 500 || (status >= 300 && status < 400)) {
    return unknown(`The provider answered ${status}.`, retryAfterSeconds(retryAfter, nowMs));
  }
  return isWebPage(answer) ? unknown(`The provider answered ${status} with a web page.`) : answer;
}

/** Reads JSON by a schema whose numbers are `jsonNumber`; undefined for anything else. */
export function readAnswer<T>(schema: z.ZodMiniType<T>, text: string): T | undefined {
  try {
    const parsed = schema.safeParse(parseExactJson(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
