/**
 * The boxes of IRS Form 8949: which one a disposal belongs under. Part I (short-term) has A, B and C, Part II (long-term)
 * D, E and F: reported on Form 1099-B with the basis, reported without it, not reported (Instructions for Form 8949,
 * "Parts I and II").
 */
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { BrokerStatement } from '../../contract/report-events.ts';
import type { BoxSums } from '../../contract/report-view.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import type { FormLine } from './form-lines.ts';

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

interface Totals {
  rows: number;
  proceeds: bigint;
  costBasis: bigint;
  adjustment: bigint;
}

/** Adds up the lines of each box. */
export class BoxTotals {
  readonly #totals = new Map<Box, Totals>();

  take(box: Box, { proceeds, costBasis, adjustment }: Pick<FormLine, 'proceeds' | 'costBasis' | 'adjustment'>): void {
    const totals = this.#totals.get(box) ?? { rows: 0, proceeds: 0n, costBasis: 0n, adjustment: 0n };
    totals.rows += 1;
    totals.proceeds += decimal(proceeds);
    totals.costBasis += decimal(costBasis);
    totals.adjustment += decimal(adjustment);
    this.#totals.set(box, totals);
  }

  /** Of the boxes that have lines, in their order. */
  get sums(): readonly BoxSums[] {
    return BOXES.flatMap((box) => {
      const totals = this.#totals.get(box);
      if (totals === undefined) return [];
      const { rows, proceeds, costBasis, adjustment } = totals;
      return [
        {
          ...{ box, term: termOfBox(box), rows, proceeds: shown(proceeds), costBasis: shown(costBasis) },
          ...(adjustment !== 0n && { adjustment: shown(adjustment) }),
          gain: shown(proceeds - costBasis + adjustment),
        },
      ];
    });
  }
}

const shown = (amount: bigint): string => format(amount as Decimal);
