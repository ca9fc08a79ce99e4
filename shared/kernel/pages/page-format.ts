import type { Json } from './types.ts';

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** The pairs of a page: `[key, value]` in a leaf, `[from, page reference]` in a node. */
export function pairsOf(page: Json): (readonly [string, Json])[] {
  if (!isList(page)) throw new Error('a page must be a list of pairs');
  return page.map((pair) => {
    if (!isList(pair)) throw new Error('a page must hold pairs');
    const [key, value] = pair;
    if (typeof key !== 'string' || value === undefined) throw new Error('a pair must hold a key and a value');
    return [key, value];
  });
}

/** The shortest key above `left` and not above `right`, so that links stay small however long the keys are. */
export function separator(left: string, right: string): string {
  let common = 0;
  while (common < left.length && left.charCodeAt(common) === right.charCodeAt(common)) common += 1;
  const last = right.charCodeAt(common);
  // Half a surrogate pair wouldn't survive UTF-8.
  const isHighSurrogate = last >= 0xd800 && last < 0xdc00;
  return right.slice(0, common + (isHighSurrogate ? 2 : 1));
}
