/**
 * The boxes of IRS Form 8949: which one a disposal belongs under. Part I (short-term) has A, B and C, Part II (long-term)
 * D, E and F: reported on Form 1099-B with the basis, reported without it, not reported (Instructions for Form 8949,
 * "Parts I and II").
 */
import type { BrokerStatement } from '../../contract/report-events.ts';
import type { BoxSums } from '../../contract/report-view.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import type { SumsBy } from './gain-sums.ts';

export const BOXES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Box = (typeof BOXES)[number];

type Part = { readonly short: Box; readonly long: Box };
const REPORTED: Readonly<Record<BrokerStatement, Part>> = {
  'basis-reported': { short: 'A', long: 'D' },
  'basis-not-reported': { short: 'B', long: 'E' },
};
const NOT_REPORTED: Part = { short: 'C', long: 'F' };

/** Whether a jurisdiction has Form 8949. */
export const hasBoxes = (jurisdiction: string): boolean => jurisdictionOf(jurisdiction).code === 'US';

export function boxOf(
  { account = '', term }: { readonly account?: string | undefined; readonly term?: string | undefined },
  statements: Readonly<Record<string, BrokerStatement>>,
): Box {
  const statement = Object.hasOwn(statements, account) ? statements[account] : undefined;
  const part = statement === undefined ? NOT_REPORTED : REPORTED[statement];
  return part[term === 'long' ? 'long' : 'short'];
}

const termOfBox = (box: Box): 'short' | 'long' => (box < 'D' ? 'short' : 'long');

/** Totals of the boxes that have rows, in their order. */
export const boxSums = (byBox: SumsBy): readonly BoxSums[] => {
  const sums = new Map(byBox.entries());
  return BOXES.flatMap((box) => {
    const of = sums.get(box);
    if (of === undefined) return [];
    const { proceeds, costBasis, gain, rows } = of;
    return [{ box, term: termOfBox(box), rows, proceeds, costBasis, gain }];
  });
};
