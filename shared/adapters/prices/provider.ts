/** What the clients of all providers have in common: where they ask, and what becomes of an answer. */
import type * as z from 'zod/mini';
import type { SourceAnswer, SourceFault } from '../../market-data/contract/price-source.ts';
import { isWebPage, retryAfterSeconds } from '../http-exchange.ts';
import { parseExactJson } from './exact-json.ts';
import { type Got, httpGet } from './http-get.ts';

export interface ProviderOptions {
  /** Instead of the provider's own address: up to where the paths of its documentation begin. */
  readonly endpoint?: string | undefined;
  /** Never logged, nor named in an answer. */
  readonly apiKey?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly bytesMax?: number | undefined;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export const malformed = (reason: string): SourceFault => ({ kind: 'malformed', reason });
export const unavailable = (reason: string): SourceFault => ({ kind: 'unavailable', reason });
export const unknownAsset = (reason: string): SourceFault => ({ kind: 'unknown-asset', reason });
export const ok = <T>(value: T): SourceAnswer<T> => ({ kind: 'ok', value });

export const rateLimited = (seconds?: number): SourceFault =>
  seconds === undefined ? { kind: 'rate-limited' } : { kind: 'rate-limited', retryAfterSeconds: seconds };

/** An answer's text, or the fault that its status or its lack is. */
export type Text = { readonly kind: 'text'; readonly text: string; readonly status: number } | SourceFault;

export interface Asking {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses whose body says what is wrong, to be read like an answer. */
  readonly speaking?: readonly number[];
}

function textOf(got: Got, speaking: readonly number[], nowMs: number): Text {
  if (got.kind === 'failed') return unavailable(`The source ${got.reason}.`);
  const { status, text } = got;
  if (status === 429) return rateLimited(retryAfterSeconds(got.retryAfter ?? '', nowMs));
  if (status !== 200 && !speaking.includes(status)) return unavailable(`The source answered ${status}.`);
  if (isWebPage(got)) {
    return status === 200 ? malformed('The source answered with a web page.') : unavailable(`It answered ${status}.`);
  }
  return { kind: 'text', text, status };
}

/** Asks a provider once. */
export async function ask(standard: string, options: ProviderOptions, asking: Asking): Promise<Text> {
  const url = new URL(`${(options.endpoint ?? standard).replace(/\/+$/, '')}${asking.path}`);
  for (const [name, value] of Object.entries(asking.query ?? {})) url.searchParams.set(name, value);
  const { timeoutMs, bytesMax } = options;
  const got = await httpGet({ url, timeoutMs, bytesMax, ...(asking.headers && { headers: asking.headers }) });
  return textOf(got, asking.speaking ?? [], (options.now ?? Date.now)());
}

/** Reads an answer's JSON by a schema whose numbers are `jsonNumber`. */
export function readJson<T>(schema: z.ZodMiniType<T>, text: string): SourceAnswer<T> {
  let json: unknown;
  try {
    json = parseExactJson(text);
  } catch {
    return malformed('The answer is not whole JSON.');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return malformed(
    `The answer has another shape: ${(issue?.path ?? []).map(String).join('.')} ${issue?.message ?? ''}`,
  );
}
