/** How well an asset answers a search. */
import type { DirectoryRow } from './catalogue-maps.ts';

/** A row with what it is compared by. */
export interface Listed {
  readonly code: string;
  readonly row: DirectoryRow;
  readonly symbols: readonly string[];
  readonly name: string;
}

/** Without case and accents: "Nestlé" is found by "nestle". */
export const fold = (text: string): string => text.trim().toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');

export const listed = (code: string, row: DirectoryRow): Listed => ({
  ...{ code, row },
  symbols: row.symbol === undefined ? [fold(code)] : [fold(code), fold(row.symbol)],
  name: fold(row.name),
});

/** Of whatever is listed without a question. */
export const UNASKED = 0;
/** What is no longer traded comes after what is, within its rank. */
const INACTIVE = 0.5;

const WORD_START = /[\p{L}\p{N}]/u;

function isWordStart(name: string, at: number): boolean {
  return at === 0 || !WORD_START.test(name.charAt(at - 1));
}

function hasWordPrefix(name: string, query: string, first: number): boolean {
  for (let at = first; at >= 0; at = name.indexOf(query, at + 1)) if (isWordStart(name, at)) return true;
  return false;
}

function nameRank(name: string, query: string): number | undefined {
  const first = name.indexOf(query);
  if (first < 0) return undefined;
  return hasWordPrefix(name, query, first) ? 2 : 3;
}

/**
 * 0 for the very code or symbol, 1 where one begins so, 2 where a word of the name does, 3 where the name holds it or an
 * identifier begins so; undefined for none of these.
 *
 * @param query folded.
 * @param byIdentifier codes of the assets of which an identifier begins so.
 */
export function rankOf(
  { code, row, symbols, name }: Listed,
  query: string,
  byIdentifier: ReadonlySet<string>,
): number | undefined {
  const rank = symbols.includes(query)
    ? 0
    : symbols.some((symbol) => symbol.startsWith(query))
      ? 1
      : (nameRank(name, query) ?? (byIdentifier.has(code) ? 3 : undefined));
  return rank === undefined || row.active ? rank : rank + INACTIVE;
}
