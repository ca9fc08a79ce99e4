import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { BoxSums, PrintedSums } from '../../contract/report-view.ts';
import { BOXES, type Box, termOfBox } from './boxes.ts';
import { type FormLine, inCents } from './form-lines.ts';
import { toCents } from './present.ts';

interface Totals {
  proceeds: bigint;
  costBasis: bigint;
  adjustment: bigint;
}

type Amounts = Pick<FormLine, 'proceeds' | 'costBasis' | 'adjustment'>;

const nothing = (): Totals => ({ proceeds: 0n, costBasis: 0n, adjustment: 0n });

function take(totals: Totals, { proceeds, costBasis, adjustment }: Amounts): void {
  totals.proceeds += decimal(proceeds);
  totals.costBasis += decimal(costBasis);
  totals.adjustment += decimal(adjustment);
}

const shownBy = ({ proceeds, costBasis, adjustment }: Totals, show: (amount: string) => string): PrintedSums => {
  const shown = (amount: bigint): string => show(format(amount as Decimal));
  return {
    ...{ proceeds: shown(proceeds), costBasis: shown(costBasis) },
    ...(adjustment !== 0n && { adjustment: shown(adjustment) }),
    gain: shown(proceeds - costBasis + adjustment),
  };
};

/** Adds up the lines of each box, exactly and as they are printed. */
export class BoxTotals {
  readonly #totals = new Map<Box, { rows: number; exact: Totals; printed: Totals }>();

  take(line: FormLine): void {
    const totals = this.#totals.get(line.box) ?? { rows: 0, exact: nothing(), printed: nothing() };
    totals.rows += 1;
    take(totals.exact, line);
    take(totals.printed, inCents(line));
    this.#totals.set(line.box, totals);
  }

  /** Of the boxes that have lines, in their order. */
  get sums(): readonly BoxSums[] {
    return BOXES.flatMap((box) => {
      const totals = this.#totals.get(box);
      if (totals === undefined) return [];
      const term = termOfBox(box);
      const printed = shownBy(totals.printed, toCents);
      return [{ box, term, rows: totals.rows, ...shownBy(totals.exact, (amount) => amount), printed }];
    });
  }
}
