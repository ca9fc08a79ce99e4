/** Gains of disposals, summed up by what they are held for. */
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { GainSums, ReportGains } from '../../contract/report-figures.ts';
import type { DisposalView } from '../../contract/rows.ts';

interface Sums {
  proceeds: Decimal;
  costBasis: Decimal;
}

const nothing = (): Sums => ({ proceeds: ZERO, costBasis: ZERO });

const shown = ({ proceeds, costBasis }: Sums): GainSums => ({
  proceeds: format(proceeds),
  costBasis: format(costBasis),
  gain: format(subtract(proceeds, costBasis)),
});

const plus = (a: Sums, b: Sums): Sums => ({
  proceeds: add(a.proceeds, b.proceeds),
  costBasis: add(a.costBasis, b.costBasis),
});

/** What counts as a gain: rows at cost and rows without a price have none. */
export class SumsBy {
  readonly #sums = new Map<string, Sums & { rows: number }>();

  take(group: string, { proceeds, costBasis }: Pick<DisposalView, 'proceeds' | 'costBasis'>): void {
    if (proceeds === undefined) return;
    const sums = this.#sums.get(group) ?? { ...nothing(), rows: 0 };
    sums.proceeds = add(sums.proceeds, decimal(proceeds));
    sums.costBasis = add(sums.costBasis, decimal(costBasis));
    sums.rows += 1;
    this.#sums.set(group, sums);
  }

  /** By group, in the order of their names. */
  entries(): readonly (readonly [group: string, sums: GainSums & { readonly rows: number }])[] {
    return [...this.#sums]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, sums]) => [group, { ...shown(sums), rows: sums.rows }]);
  }

  of(group: string): Sums {
    return this.#sums.get(group) ?? nothing();
  }

  has(group: string): boolean {
    return this.#sums.has(group);
  }
}

/** Exempt gains stand beside the total, which is what short and long make. */
export function gainsOf(byTerm: SumsBy): ReportGains {
  const short = byTerm.of('short');
  const long = byTerm.of('long');
  return {
    short: shown(short),
    long: shown(long),
    ...(byTerm.has('exempt') && { exempt: shown(byTerm.of('exempt')) }),
    total: shown(plus(short, long)),
  };
}
