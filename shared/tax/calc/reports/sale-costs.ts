/**
 * What disposals cost: the fees that were taken off their proceeds. Where a form has proceeds whole, these are allowable
 * costs instead (Taxation of Chargeable Gains Act 1992, section 38(1)(c) and (2)).
 */
import { add, type Decimal, decimal, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { DisposalView } from '../../contract/rows.ts';
import { shareOf, type TaxEntry } from '../lot.ts';
import { stepsOf } from '../normalize.ts';
import type { TaxRules } from '../rules.ts';
import type { Dispose } from '../steps.ts';
import type { Valuer } from '../values.ts';

const isDisposal = (step: { readonly do: string }): step is Dispose => step.do === 'dispose';

export class SaleCosts {
  readonly #costs = new Map<string, Decimal>();
  /** Units that count nowhere yet, since a price is missing, by transaction and asset. */
  readonly #unpriced = new Map<string, Decimal>();

  row({ transactionId, asset, quantity, proceeds }: DisposalView): void {
    if (proceeds !== undefined) return;
    const key = `${transactionId} ${asset}`;
    this.#unpriced.set(key, add(this.#unpriced.get(key) ?? ZERO, decimal(quantity)));
  }

  /** Costs of the units whose rows have proceeds; after the rows of its transaction. May throw a `Miss`. */
  entry({ transaction, transactionId }: TaxEntry, rules: TaxRules, values: Valuer): void {
    if ((transaction.fees ?? []).length === 0 || !rules.tax.sellFeeDeducted) return;
    const whole = { ...rules, tax: { ...rules.tax, sellFeeDeducted: false } };
    const [gross, net] = [whole, rules].map((by) => stepsOf(transaction, by, values).taking.filter(isDisposal));
    gross?.forEach(({ asset, quantity, proceeds }, at) => {
      const left = net?.[at]?.proceeds;
      if (proceeds === undefined || left === undefined) return;
      const counted = subtract(quantity, this.#unpriced.get(`${transactionId} ${asset}`) ?? ZERO);
      const cost = shareOf(subtract(proceeds, left), counted, quantity);
      this.#costs.set(asset, add(this.#costs.get(asset) ?? ZERO, cost));
    });
  }

  get byAsset(): ReadonlyMap<string, Decimal> {
    return this.#costs;
  }
}
