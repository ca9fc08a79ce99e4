/** What proposed sales come to by one method: their rows and gains, and the gains of a fiscal year with them. */
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { GainSums, ReportGains } from '../../contract/report-figures.ts';
import type { DisposalView } from '../../contract/rows.ts';
import { gainsOf, SumsBy } from '../reports/gain-sums.ts';
import type { Logged } from '../row-log.ts';
import type { TaxRules } from '../rules.ts';
import { disposalView } from '../views.ts';
import { placeOfSale } from './proposed-sale.ts';

/** A row as disposals have them, with the place of its sale among those proposed. */
export type PreviewRow = Omit<DisposalView, 'transactionId' | 'account'> & {
  readonly sale: number;
  /** Left out where none was named. */
  readonly account?: string;
};

export interface Outcome {
  readonly rows: readonly PreviewRow[];
  /** Rows beyond those, which count in the gains. */
  readonly furtherRows: number;
  readonly gains: ReportGains;
  /** Whether lots cover all that is sold, and all is priced. */
  readonly complete: boolean;
  /** Units that no lot covers, by asset. */
  readonly missing: ReadonlyMap<string, Decimal>;
  /** Assets of rows without a price. */
  readonly unpriced: ReadonlySet<string>;
}

interface Heard {
  readonly rules: TaxRules;
  readonly rowsMax: number;
  readonly year: number | undefined;
  /** All that is recorded of the year takes the place of proposed sales. */
  readonly isOfYear?: boolean;
}

/** Hears of rows and keeps those of the proposed sales. */
export class Hearing {
  readonly #rules: TaxRules;
  readonly #rowsMax: number;
  readonly #year: number | undefined;
  readonly #isOfYear: boolean;
  readonly #rows: PreviewRow[] = [];
  readonly #sums = new SumsBy();
  readonly #ofYear = new SumsBy();
  readonly #missing = new Map<string, Decimal>();
  readonly #unpriced = new Set<string>();
  #count = 0;

  constructor({ rules, rowsMax, year, isOfYear = false }: Heard) {
    this.#isOfYear = isOfYear;
    this.#rules = rules;
    this.#rowsMax = rowsMax;
    this.#year = year;
  }

  hear({ key, row }: Logged): void {
    if (row.kind !== 'taken' && row.kind !== 'short') return;
    this.take(disposalView(key, row, this.#rules));
  }

  take(view: DisposalView): void {
    const isOfYear = this.#year !== undefined && this.#rules.yearOf(view.disposedAt as Timestamp) === this.#year;
    if (isOfYear) this.#ofYear.take(view.term, view);
    const sale = isOfYear && this.#isOfYear ? 0 : placeOfSale(view.transactionId);
    if (sale === undefined) return;
    this.#sums.take(view.term, view);
    this.#count += 1;
    const { transactionId: _, account, ...row } = view;
    if (this.#rows.length < this.#rowsMax) this.#rows.push({ sale, ...(account !== '' && { account }), ...row });
    if (view.needsPrice) this.#unpriced.add(view.asset);
    if (view.missingQuantity === undefined) return;
    this.#missing.set(view.asset, add(this.#missing.get(view.asset) ?? ZERO, decimal(view.missingQuantity)));
  }

  /** Gains of all rows of the year that were heard. */
  get ofYear(): ReportGains {
    return gainsOf(this.#ofYear);
  }

  get outcome(): Outcome {
    return {
      rows: this.#rows,
      furtherRows: this.#count - this.#rows.length,
      gains: gainsOf(this.#sums),
      complete: this.#missing.size === 0 && this.#unpriced.size === 0,
      missing: this.#missing,
      unpriced: this.#unpriced,
    };
  }
}

function plusSums(a: GainSums, b: GainSums): GainSums {
  const proceeds = add(decimal(a.proceeds), decimal(b.proceeds));
  const costBasis = add(decimal(a.costBasis), decimal(b.costBasis));
  return { proceeds: format(proceeds), costBasis: format(costBasis), gain: format(subtract(proceeds, costBasis)) };
}

export function plusGains(a: ReportGains, b: ReportGains): ReportGains {
  const exempt = a.exempt && b.exempt ? plusSums(a.exempt, b.exempt) : (a.exempt ?? b.exempt);
  return {
    short: plusSums(a.short, b.short),
    long: plusSums(a.long, b.long),
    ...(exempt && { exempt }),
    total: plusSums(a.total, b.total),
  };
}
