/**
 * Ramp carries no reference of ours: it calls the URL that the page was opened with. The URL passes through the user's
 * browser, and the signature of the webhook does not cover it, so that the reference in it is marked with a key of ours.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const markOf = (reference: string, key: string): string =>
  createHmac('sha256', key).update(`ramp:${reference}`).digest('hex').slice(0, 32);

export const marked = (reference: string, key: string): string => `${reference}.${markOf(reference, key)}`;

/** The reference in a marked one; undefined where the mark is missing. */
export const unmarked = (text: string): string | undefined => /^(.+)\.[0-9a-f]{32}$/.exec(text)?.[1];

/** Whether one of the keys made the mark. */
export function isMarked(text: string, keys: readonly string[]): boolean {
  const reference = unmarked(text);
  if (reference === undefined) return false;
  return keys.some((key) => timingSafeEqual(Buffer.from(marked(reference, key)), Buffer.from(text)));
}
