/** What a provider quotes an asset in, as far as its name says. */
import type { ProviderScheme } from '../../contract/asset-identifiers.ts';

/** By what stands behind the last point. London is not among them: it quotes in pence, dollars or euros. */
const STOOQ_MARKETS: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['de', 'EUR'],
  ['jp', 'JPY'],
  ['hk', 'HKD'],
  ['hu', 'HUF'],
]);
const ALPHA_VANTAGE_MARKETS: ReadonlyMap<string, string> = new Map([
  ['dex', 'EUR'],
  ['frk', 'EUR'],
  ['par', 'EUR'],
  ['ams', 'EUR'],
  ['trt', 'CAD'],
  ['trv', 'CAD'],
  ['bse', 'INR'],
]);

/** `undefined` where the name doesn't say: a price in a currency that was guessed would be another price. */
export function quotedIn(scheme: ProviderScheme, name: string): string | undefined {
  const at = name.lastIndexOf('.');
  const market = at < 0 ? undefined : name.slice(at + 1).toLowerCase();
  switch (scheme) {
    // Asked for in dollars.
    case 'coingecko':
    case 'kraken':
      return 'USD';
    case 'stooq':
      return market === undefined ? undefined : STOOQ_MARKETS.get(market);
    case 'alphavantage':
      return market === undefined ? 'USD' : ALPHA_VANTAGE_MARKETS.get(market);
    default:
      return undefined;
  }
}
