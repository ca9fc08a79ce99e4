/** What is only true or not of lots and rows, packed into one number. */
import type { LotSelection } from './lot.ts';

export const MISSING = 1;
export const NEEDS_PRICE = 2;
export const AT_COST = 4;
const NAMED = 8;
const UNMET = 16;
const MARKET_PRICED = 32;
const BOOT = 64;

export const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;

export const packMarket = ({ marketPriced }: { readonly marketPriced?: true }): number =>
  marketPriced ? MARKET_PRICED : 0;
export const marketFrom = (flags: number): { readonly marketPriced?: true } =>
  has(flags, MARKET_PRICED) ? { marketPriced: true } : {};

export const packBoot = ({ boot }: { readonly boot?: true }): number => (boot ? BOOT : 0);
const UNMARKED = {};

/** Of a row, what packMarket and packBoot put there. */
export function marksFrom(flags: number): { readonly marketPriced?: true; readonly boot?: true } {
  if (!has(flags, MARKET_PRICED | BOOT)) return UNMARKED;
  return { ...marketFrom(flags), ...(has(flags, BOOT) ? { boot: true } : {}) };
}

export function packSelection({ selection }: { readonly selection?: LotSelection | undefined }): number {
  if (selection === undefined) return 0;
  return selection === 'named' ? NAMED : UNMET;
}

export function selectionFrom(flags: number): { readonly selection?: LotSelection } {
  if (has(flags, NAMED)) return { selection: 'named' };
  return has(flags, UNMET) ? { selection: 'unmet' } : {};
}
