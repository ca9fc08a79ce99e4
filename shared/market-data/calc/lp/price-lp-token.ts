/** What one token of a liquidity pool is worth: what it stands for, at the prices of its underlyings. */
import { type Decimal, divide, multiply, multiplyDivide, sum } from '../../../kernel/money/decimal.ts';

export interface Underlying {
  readonly asset: string;
  /** For a pool: what it holds of the asset. Otherwise: how much of the asset one token stands for. */
  readonly quantity: Decimal;
}

/** What a token stands for: its share of a pool's reserves, or fixed weights of its underlyings. */
export type LpTokenTerms =
  | { readonly kind: 'reserves'; readonly reserves: readonly Underlying[]; readonly supply: Decimal }
  | { readonly kind: 'weights'; readonly weights: readonly Underlying[] };

export interface UnderlyingValue {
  readonly asset: string;
  /** How much of the asset one token stands for; with reserves rounded half-even at the 18th decimal. */
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly value: Decimal;
}

export type LpTokenValuation =
  | { readonly status: 'Priced'; readonly price: Decimal; readonly underlyings: readonly UnderlyingValue[] }
  | {
      readonly status: 'Unpriced';
      readonly reason: 'missing-prices' | 'no-underlyings' | 'no-supply';
      /** The underlyings that have no price. */
      readonly missing: readonly string[];
    };

const unpriced = (
  reason: 'missing-prices' | 'no-underlyings' | 'no-supply',
  missing: readonly string[] = [],
): LpTokenValuation => ({ status: 'Unpriced', reason, missing });

/**
 * The price of one token, in the currency that `priceOf` answers in: Σ quantity × price over its underlyings, for a pool
 * Σ reserve × price ÷ supply. Each part is exact until one rounding half-even at the 18th decimal. An underlying without a
 * price leaves the token without one: a part of it is not its price.
 */
export function priceLpToken(terms: LpTokenTerms, priceOf: (asset: string) => Decimal | undefined): LpTokenValuation {
  const holdings = terms.kind === 'reserves' ? terms.reserves : terms.weights;
  if (holdings.length === 0) return unpriced('no-underlyings');
  if (terms.kind === 'reserves' && terms.supply <= 0n) return unpriced('no-supply');
  const priced = holdings.map(({ asset, quantity }) => ({ asset, quantity, price: priceOf(asset) }));
  const missing = priced.flatMap(({ asset, price }) => (price === undefined ? [asset] : []));
  if (missing.length > 0) return unpriced('missing-prices', [...new Set(missing)]);
  const underlyings = priced.flatMap(({ asset, quantity, price }) =>
    price === undefined ? [] : [valued(terms, { asset, quantity }, price)],
  );
  return { status: 'Priced', price: sum(underlyings.map(({ value }) => value)), underlyings };
}

function valued(terms: LpTokenTerms, { asset, quantity }: Underlying, price: Decimal): UnderlyingValue {
  if (terms.kind === 'weights') return { asset, quantity, price, value: multiply(quantity, price) };
  return {
    asset,
    quantity: divide(quantity, terms.supply),
    price,
    value: multiplyDivide(quantity, price, terms.supply),
  };
}
