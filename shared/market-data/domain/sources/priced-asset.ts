/** How the sources name an asset. */
import type { AssetDefinition } from '../../contract/asset.ts';
import type { AssetIdentifier } from '../../contract/asset-identifiers.ts';
import type { AssetType } from '../../contract/asset-types.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';
import type { SourceAsset } from '../../contract/price-source.ts';

/** An asset, and how each source that knows it names it. */
export interface PricedAsset {
  /** What its prices are kept under. */
  readonly code: string;
  readonly type: AssetType;
  /** The currency that closes by hand are in, and those of sources that quote in any. */
  readonly currency: string;
  /** The first day that it existed, where anybody said. */
  readonly inception?: string;
  /** Oldest first. */
  readonly splits: readonly AssetSplit[];
  /** By the name of the source. */
  readonly ids: ReadonlyMap<string, SourceAsset>;
}

/** Exchanges of the United States, by their codes (ISO 10383) and usual names. */
const US_EXCHANGES: ReadonlySet<string> = new Set('XNAS XNYS ARCX XASE BATS NASDAQ NYSE AMEX'.split(' '));

/** Money that Kraken trades against. */
const KRAKEN_QUOTES: ReadonlySet<string> = new Set(['USD', 'EUR', 'GBP', 'CAD', 'JPY', 'CHF', 'AUD']);

type Known = Pick<AssetDefinition, 'code' | 'type' | 'nativeCurrency' | 'identifiers'> & {
  readonly splits?: readonly AssetSplit[];
  readonly inception?: string | undefined;
};

const identifierOf = (identifiers: readonly AssetIdentifier[], scheme: AssetIdentifier['scheme']): string | undefined =>
  identifiers.find((identifier) => identifier.scheme === scheme)?.value;

/**
 * Kraken is asked for pairs, and an identifier is what it calls an asset: `XBT` is asked for in the asset's currency, else
 * in dollars. `XBT/EUR` says it itself. A name is never taken apart, since `TUSD` is a coin, and T in dollars another.
 */
function krakenPair(name: string | undefined, native: string): SourceAsset | undefined {
  if (name === undefined) return undefined;
  const [base = '', quote = KRAKEN_QUOTES.has(native) ? native : 'USD', ...rest] = name.split('/');
  const isPair = base !== '' && rest.length === 0 && KRAKEN_QUOTES.has(quote);
  return isPair ? { id: `${base}${quote}`, currency: quote } : undefined;
}

/**
 * Takes what the catalogue says. Nothing is guessed, since a like-named asset has another price, but for one thing: a
 * ticker of an exchange in the United States is what Alpha Vantage calls it, and Stooq with `.us` behind it.
 */
export function pricedAsset({ code, type, inception, identifiers, splits = [], ...known }: Known): PricedAsset {
  const { nativeCurrency: currency } = known;
  const ticker = identifiers.find(({ scheme, exchange }) => scheme === 'ticker' && US_EXCHANGES.has(exchange ?? ''));
  const found: readonly (readonly [string, SourceAsset | undefined])[] = [
    ['coingecko', named(identifierOf(identifiers, 'coingecko'), currency)],
    ['kraken', krakenPair(identifierOf(identifiers, 'kraken'), currency)],
    ['stooq', named(identifierOf(identifiers, 'stooq') ?? (ticker && `${ticker.value.toLowerCase()}.us`), currency)],
    ['alphavantage', named(identifierOf(identifiers, 'alphavantage') ?? ticker?.value, currency)],
  ];
  const ids = new Map(found.flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
  return { code, type, currency, splits, ids, ...(inception !== undefined && { inception }) };
}

const named = (id: string | undefined, currency: string): SourceAsset | undefined =>
  id === undefined ? undefined : { id, currency };
