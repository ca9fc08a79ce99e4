/**
 * Requests to Stripe's API: form-encoded, with a version pinned, a key in `Authorization` and, for what changes
 * something, an `Idempotency-Key`, under which Stripe does a thing once and repeats its answer for at least 24 hours.
 */
import * as z from 'zod/mini';
import { httpExchange } from '../../http-exchange.ts';
import {
  type ClientOptions,
  readAnswer,
  spoken,
  TIMEOUT_MILLISECONDS,
  type Unknown,
  USER_AGENT,
  unknown,
} from '../provider-answer.ts';

const ENDPOINT = 'https://api.stripe.com';
const VERSION = '2025-03-31.basil';

export interface StripeOptions extends ClientOptions {
  /** The secret or a restricted key. Never logged, nor named in an answer. */
  readonly apiKey: string;
}

/** What Stripe says instead of doing it. */
export interface StripeError {
  readonly kind: 'error';
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly message: string;
}

export type StripeAnswer<T> = { readonly kind: 'ok'; readonly value: T } | StripeError | Unknown;

const failure = z.object({
  error: z.object({
    type: z.string(),
    code: z.optional(z.string()),
    decline_code: z.optional(z.string()),
    message: z.optional(z.string()),
  }),
});

export interface StripeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Nested names in brackets, as Stripe writes them: `metadata[reference]`. */
  readonly form?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
}

function errorOf(status: number, text: string): StripeError | Unknown {
  const read = readAnswer(failure, text);
  if (read === undefined) return unknown(`Stripe answered ${status} without saying why.`);
  const { type, code, decline_code: declined, message } = read.error;
  return {
    kind: 'error',
    status,
    type,
    code: declined ?? code ?? type,
    message: message ?? `Stripe answered ${status}.`,
  };
}

/** Asks once. */
export async function askStripe<T>(
  options: StripeOptions,
  schema: z.ZodMiniType<T>,
  { method, path, form = {}, idempotencyKey }: StripeRequest,
): Promise<StripeAnswer<T>> {
  const encoded = new URLSearchParams(form).toString();
  const address = `${(options.endpoint ?? ENDPOINT).replace(/\/+$/, '')}${path}`;
  const answer = await httpExchange({
    url: new URL(method === 'GET' && encoded !== '' ? `${address}?${encoded}` : address),
    method,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MILLISECONDS,
    headers: {
      authorization: `Bearer ${options.apiKey}`,
      'stripe-version': VERSION,
      'user-agent': USER_AGENT,
      ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(method === 'POST' && { body: encoded }),
  });
  const said = spoken(answer, (options.now ?? Date.now)());
  if (said.kind === 'unknown') return said;
  if (said.status !== 200) return errorOf(said.status, said.text);
  const value = readAnswer(schema, said.text);
  return value === undefined ? unknown('Stripe’s answer has another shape than documented.') : { kind: 'ok', value };
}
