import * as z from 'zod/mini';
import { parseTimestamp, type Timestamp } from '../../../kernel/time.ts';
import type { ProviderUpdate } from '../../../ledger/contract/payment-provider.ts';
import type { Reading } from '../../../ledger/contract/webhook-scheme.ts';
import { parseExactJson } from '../../prices/exact-json.ts';

export const ignored = (why: string): Reading => ({ kind: 'ignored', why });
export const unreadable = (why: string): Reading => ({ kind: 'unreadable', why });
export const told = (...updates: readonly ProviderUpdate[]): Reading => ({ kind: 'updates', updates });

/** A time as providers write it, which becomes ours. */
export const time = z
  .string()
  .check(z.refine((text) => parseTimestamp(text) !== undefined, 'must be a time')) as unknown as z.ZodMiniType<string>;
export const timeOf = (text: string): Timestamp => {
  const parsed = parseTimestamp(text);
  if (parsed === undefined) throw new RangeError(`no time: ${text}`);
  return parsed;
};

/** Reads a body by a schema whose numbers are `jsonNumber`. What is wrong is said without quoting the body. */
export function parseBody<T>(schema: z.ZodMiniType<T>, body: string): { readonly value: T } | { readonly why: string } {
  let json: unknown;
  try {
    json = parseExactJson(body);
  } catch {
    return { why: 'The body is not JSON.' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  return {
    why: `The body has another shape: ${path === '' ? 'it' : path} ${issue?.message ?? 'is not as documented'}.`,
  };
}
