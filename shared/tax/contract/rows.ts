/** Lots and disposals as they are served. Times are RFC 3339, amounts decimal strings in the base currency. */
export type LotStatus = 'open' | 'partial' | 'closed';

export interface TaxLotView {
  readonly lotId: string;
  readonly asset: string;
  readonly account: string;
  readonly acquiredAt: string;
  /** Type of the acquiring transaction. */
  readonly method: string;
  readonly status: LotStatus;
  readonly quantity: string;
  readonly remainingQuantity: string;
  readonly costBasis: string;
  readonly remainingCostBasis: string;
  readonly unitCost: string;
  readonly acquisitionTransactionId: string;
  /** Of a gift that had lost value when it came: what a loss of the remaining units counts from. */
  readonly lossBasis?: string;
  /** When it was given, where `acquiredAt` is its giver's: a loss counts as held since then. */
  readonly givenAt?: string;
  /** Units that no acquisition explains: all of the lot, at zero cost. */
  readonly missingQuantity?: string;
  readonly needsPrice?: true;
  /** What it cost rests on a price that was adopted from the market. */
  readonly marketPriced?: true;
}

export interface DisposalView {
  readonly transactionId: string;
  /** Left out, like `acquiredAt`, for what no lot covers. */
  readonly lotId?: string;
  readonly asset: string;
  readonly account: string;
  readonly quantity: string;
  /** Left out, like `gain`, at cost and while a price is missing. */
  readonly proceeds?: string;
  readonly costBasis: string;
  readonly gain?: string;
  /** Of a gift's `loss`, when it was given. */
  readonly acquiredAt?: string;
  readonly disposedAt: string;
  readonly holdingDays: number;
  readonly term: 'short' | 'long' | 'exempt';
  /** By SECTION-104, how the lot was matched out of turn. */
  readonly matchedBy?: 'same-day' | 'thirty-days';
  /** The lot was named by the user, or stands in for one that was and couldn't be used. */
  readonly lotSelection?: 'named' | 'unmet';
  /**
   * Of a gift that had lost value when it came: the basis is what it was worth then, for a `loss`; or the proceeds, where
   * there is `neither` gain nor loss. Left out where it is what it had cost its giver.
   */
  readonly giftBasis?: 'loss' | 'neither';
  /** Money that came with a merger, for no units; its cost is what of the old shares' cost stands against it. */
  readonly boot?: true;
  readonly missingQuantity?: string;
  readonly needsPrice?: true;
  /** Proceeds rest on a price that was adopted from the market; its explanation names the source. */
  readonly marketPriced?: true;
}
