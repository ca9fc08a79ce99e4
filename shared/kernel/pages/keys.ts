/** Keys of several parts in one ordered map. Parts may hold any text: what separates them is escaped inside them. */
import type { Range } from './types.ts';

/** Latin, so that a key of Latin parts takes a byte per character in memory; after all letters and digits of ASCII. */
const SEPARATOR = '\u00a6';
/** Sorts after every continuation of a prefix that ends in the separator. */
const LAST = '\uffff';

const escapePart = (part: string): string =>
  part.includes(SEPARATOR) || part.includes('\\') ? part.replaceAll('\\', '\\\\').replaceAll(SEPARATOR, '\\p') : part;
const unescapePart = (part: string): string =>
  part.includes('\\') ? part.replace(/\\(\\|p)/g, (_, code: string) => (code === 'p' ? SEPARATOR : '\\')) : part;

/** Different lists of parts never give the same key. */
export const keyOf = (...parts: readonly string[]): string => parts.map(escapePart).join(SEPARATOR);

export const partsOf = (key: string): readonly string[] => key.split(SEPARATOR).map(unescapePart);

/** The last part of a key. */
export const lastPartOf = (key: string): string => unescapePart(key.slice(key.lastIndexOf(SEPARATOR) + 1));

/** A key without its last parts; one that has no more than these, or is cut off, without what there is of them. */
export function withoutLast(key: string, parts: number): string {
  let end = key.length;
  for (let count = 0; count < parts && end > 0; count += 1) end = key.lastIndexOf(SEPARATOR, end - 1);
  return key.slice(0, Math.max(end, 0));
}

/** All keys that have these parts first, and at least one more. */
export const startingWith = (...parts: readonly string[]): Required<Pick<Range, 'from' | 'before'>> => {
  const prefix = keyOf(...parts) + SEPARATOR;
  return { from: prefix, before: prefix + LAST };
};

/** The keys that have these parts first, their next part being from `first` to `last` or a continuation of `last`. */
export const between = (
  parts: readonly string[],
  first: string,
  last: string,
): Required<Pick<Range, 'from' | 'before'>> => ({
  from: keyOf(...parts, first),
  before: keyOf(...parts, last) + LAST,
});
