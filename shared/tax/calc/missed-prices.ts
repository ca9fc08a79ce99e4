/** What transactions lacked a price of, gathered into one event however many they are. */
import type { PricesMissed } from '../contract/events.ts';
import type { Missed } from './ledger.ts';

export class MissedPrices {
  readonly #isAll: boolean;
  readonly #datesByAsset = new Map<string, Set<string>>();

  /** @param isAll whether to gather what was told before, too. */
  constructor({ isAll }: { readonly isAll: boolean }) {
    this.#isAll = isAll;
  }

  note({ timestamp, assets, isNew }: Missed): void {
    if (!isNew && !this.#isAll) return;
    const date = timestamp.slice(0, 10);
    for (const asset of assets) {
      const dates = this.#datesByAsset.get(asset);
      if (dates) dates.add(date);
      else this.#datesByAsset.set(asset, new Set([date]));
    }
  }

  /** None when nothing was missed. */
  events(currency: string): readonly PricesMissed[] {
    if (this.#datesByAsset.size === 0) return [];
    const inOrder = [...this.#datesByAsset].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const missed = inOrder.map(([asset, dates]) => ({ asset, dates: [...dates].toSorted() }));
    return [{ type: 'PricesMissed', data: { currency, missed } }];
  }
}
