/** The clients of all providers, by their names in the registry of sources. */
import type { PriceSource, RateSource, YieldSource } from '../../market-data/contract/price-source.ts';
import { alphaVantage } from './alpha-vantage.ts';
import { coinGecko } from './coingecko.ts';
import { ecb } from './ecb.ts';
import { fred } from './fred.ts';
import { kraken } from './kraken.ts';
import type { ProviderOptions } from './provider.ts';
import { stooq } from './stooq.ts';

export interface Providers {
  readonly prices: ReadonlyMap<string, PriceSource>;
  readonly rates: ReadonlyMap<string, RateSource>;
  readonly yields: ReadonlyMap<string, YieldSource>;
}

const byName = <T extends { readonly name: string }>(sources: readonly T[]): ReadonlyMap<string, T> =>
  new Map(sources.map((source) => [source.name, source]));

/** @param configured by the name of the provider; what isn't named is asked at its own address, without a key. */
export function providers(configured: Readonly<Record<string, ProviderOptions>> = {}): Providers {
  const of = (name: string): ProviderOptions => configured[name] ?? {};
  return {
    prices: byName([
      coinGecko(of('coingecko')),
      kraken(of('kraken')),
      stooq(of('stooq')),
      alphaVantage(of('alphavantage')),
    ]),
    rates: byName([ecb(of('ecb'))]),
    yields: byName([fred(of('fred'))]),
  };
}
