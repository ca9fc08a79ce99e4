/**
 * A year's disposals as the capital gains pages of a UK return (SA108) ask for them: by kind of asset, with proceeds
 * before costs, allowable costs with those of the disposal (HMRC, SA108 Notes; TCGA 1992 s38), and whole pounds in the
 * taxpayer's favour.
 */
import { add, type Decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { TaxSettings } from '../../../settings/contract/settings.ts';
import type { Sa108, Sa108Section, Sa108Sums } from '../../contract/report-view.ts';
import type { DisposalView } from '../../contract/rows.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import type { TaxEntry } from '../lot.ts';
import type { TaxRules } from '../rules.ts';
import type { Valuer } from '../values.ts';
import { isDigitalAsset } from './boxes.ts';
import { DisposalsByDay } from './disposals-by-day.ts';
import { SumsBy } from './gain-sums.ts';
import { wholePounds } from './present.ts';
import { SaleCosts } from './sale-costs.ts';

/** Whether a jurisdiction has SA108. */
export const hasSa108 = (jurisdiction: string): boolean => jurisdictionOf(jurisdiction).code === 'GB';

/** The first tax year (2024 to 2025) whose form has cryptoassets apart from other assets. */
const CRYPTO_FROM_YEAR = 2025;
/** In the order of the form. */
const SECTIONS: readonly Sa108Section[] = ['cryptoassets', 'other', 'listed', 'unlisted'];

/** Where the form of a year has the disposals of an asset. */
export function sectionsBy(
  taxYear: number,
  { securities = [], unlistedSecurities = [] }: Pick<TaxSettings, 'securities' | 'unlistedSecurities'>,
): (asset: string) => Sa108Section {
  const [known, unlisted] = [new Set(securities), new Set(unlistedSecurities)];
  return (asset) => {
    if (known.has(asset)) return unlisted.has(asset) ? 'unlisted' : 'listed';
    return taxYear >= CRYPTO_FROM_YEAR && isDigitalAsset(asset, known) ? 'cryptoassets' : 'other';
  };
}

interface Part {
  readonly byDay: DisposalsByDay;
  readonly sums: SumsBy;
  costs: Decimal;
}

const partOf = (): Part => ({ byDay: new DisposalsByDay(), sums: new SumsBy(), costs: ZERO });

/** Takes the rows of a year in order of time, then the transactions behind them. */
export class Sa108Totals {
  readonly #sectionOf: (asset: string) => Sa108Section;
  readonly #parts = new Map<Sa108Section, Part>();
  readonly #whole = partOf();
  readonly #costs = new SaleCosts();

  constructor(sectionOf: (asset: string) => Sa108Section) {
    this.#sectionOf = sectionOf;
  }

  row(row: DisposalView): void {
    this.#costs.row(row);
    for (const { byDay, sums } of [this.#whole, this.#partFor(row.asset)]) {
      byDay.take(row);
      sums.take('', row);
    }
  }

  /** May throw a `Miss`. */
  entry(entry: TaxEntry, rules: TaxRules, values: Valuer): void {
    this.#costs.entry(entry, rules, values);
  }

  /** Once, in the end. */
  form(): Sa108 {
    for (const [asset, cost] of this.#costs.byAsset) {
      const part = this.#partFor(asset);
      part.costs = add(part.costs, cost);
    }
    this.#whole.costs = sum([...this.#costs.byAsset.values()]);
    const sections = SECTIONS.flatMap((section) => {
      const part = this.#parts.get(section);
      const sums = part && sumsOf(part);
      return sums === undefined || sums.disposals === 0 ? [] : [{ section, ...sums }];
    });
    return { ...sumsOf(this.#whole), sections };
  }

  #partFor(asset: string): Part {
    const section = this.#sectionOf(asset);
    const part = this.#parts.get(section) ?? partOf();
    this.#parts.set(section, part);
    return part;
  }
}

/** Costs were taken off the proceeds of rows. */
function sumsOf({ byDay, sums, costs }: Part): Sa108Sums {
  const { proceeds, costBasis } = sums.of('');
  const { disposals, gains, losses } = byDay.end();
  const exact = {
    proceeds: format(add(proceeds, costs)),
    incidentalCosts: format(costs),
    allowableCosts: format(add(costBasis, costs)),
    ...{ gains, losses },
  };
  return {
    disposals,
    ...exact,
    printed: {
      proceeds: wholePounds(exact.proceeds, 'down'),
      allowableCosts: wholePounds(exact.allowableCosts, 'up'),
      gains: wholePounds(gains, 'down'),
      losses: wholePounds(losses, 'up'),
    },
  };
}
