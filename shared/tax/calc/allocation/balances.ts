/** Where units are at an entry of the timeline: all movements before it, added up. */
import { add, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { movementsOf } from '../../../trading/contract/movements.ts';
import type { TaxMaps } from '../maps.ts';
import { Miss } from '../miss.ts';
import { isAllocation } from '../scope.ts';

type ByAccount = ReadonlyMap<string, Decimal>;
const NOWHERE: ByAccount = new Map();

/** They hold as long as the timeline stays as it is. Reading them reads all of it up to there. */
export class Balances {
  readonly #timeline: TaxMaps['timeline'];
  #known: { readonly before: string; readonly byAsset: ReadonlyMap<string, ByAccount> } | undefined = undefined;

  constructor({ timeline }: Pick<TaxMaps, 'timeline'>) {
    this.#timeline = timeline;
  }

  /** Units of an asset by account. Misses if they weren't added up yet. */
  of(asset: string, before: string): ByAccount {
    if (this.#known?.before !== before) throw new Miss(() => this.#load(before));
    return this.#known.byAsset.get(asset) ?? NOWHERE;
  }

  /** The timeline has changed. */
  forget(): void {
    this.#known = undefined;
  }

  async #load(before: string): Promise<void> {
    const byAsset = new Map<string, Map<string, Decimal>>();
    for await (const [, { transaction }] of this.#timeline.entries({ before })) {
      if (isAllocation(transaction)) continue;
      for (const { account, asset, quantity } of movementsOf(transaction)) {
        const byAccount = byAsset.get(asset) ?? new Map<string, Decimal>();
        byAsset.set(asset, byAccount);
        byAccount.set(account, add(byAccount.get(account) ?? ZERO, quantity));
      }
    }
    this.#known = { before, byAsset };
  }
}
