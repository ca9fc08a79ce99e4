/**
 * Gains before losses, and losses, of disposals as UK law counts them: what is disposed of on one day of one asset is
 * one disposal (Taxation of Chargeable Gains Act 1992, section 105(1)(a)).
 */
import { add, type Decimal, decimal, format, negate, ZERO } from '../../../kernel/money/decimal.ts';
import type { DisposalView } from '../../contract/rows.ts';
import { isoDate } from './present.ts';

export interface GainsAndLosses {
  readonly disposals: number;
  readonly gains: string;
  /** As an amount above zero. */
  readonly losses: string;
}

/** Takes rows in order of time, so that it holds one day at a time. */
export class DisposalsByDay {
  #day = '';
  #ofDay = new Map<string, Decimal>();
  #disposals = 0;
  #gains = ZERO;
  #losses = ZERO;

  take({
    asset,
    disposedAt,
    gain,
  }: Pick<DisposalView, 'asset' | 'disposedAt'> & { readonly gain?: string | undefined }): void {
    if (gain === undefined) return;
    const day = isoDate(disposedAt);
    if (day !== this.#day) this.#close();
    this.#day = day;
    this.#ofDay.set(asset, add(this.#ofDay.get(asset) ?? ZERO, decimal(gain)));
  }

  #close(): void {
    for (const gain of this.#ofDay.values()) {
      this.#disposals += 1;
      if (gain > ZERO) this.#gains = add(this.#gains, gain);
      else this.#losses = add(this.#losses, negate(gain));
    }
    this.#ofDay = new Map();
  }

  end(): GainsAndLosses {
    this.#close();
    return { disposals: this.#disposals, gains: format(this.#gains), losses: format(this.#losses) };
  }
}
