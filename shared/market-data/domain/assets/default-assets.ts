/** Assets that are there from the start, before any catalogue is imported. */
import type { CalendarDate } from '../../../kernel/time.ts';
import type { AssetDefinition } from '../../contract/asset.ts';
import type { ProviderScheme } from '../../contract/asset-identifiers.ts';

type Money = readonly [code: string, name: string, inceptionDate?: CalendarDate];
type ProviderIds = Readonly<Partial<Record<ProviderScheme, string>>>;

const known = (day: string): CalendarDate => day as CalendarDate;

/** The first is the primary one. */
const identifiersOf = (ids: ProviderIds): AssetDefinition['identifiers'] =>
  PROVIDER_ORDER.flatMap((scheme) => {
    const value = ids[scheme];
    return value === undefined ? [] : [{ scheme, value, primary: false }];
  }).map((identifier, index) => ({ ...identifier, primary: index === 0 }));

const PROVIDER_ORDER: readonly ProviderScheme[] = ['coingecko', 'kraken', 'stooq', 'alphavantage', 'ecb', 'fred'];

const fiat = ([code, name, inceptionDate]: Money): AssetDefinition => ({
  ...{ code, name, type: 'fiat', nativeCurrency: code, precision: 2, subclass: 'currency', metadata: {} },
  identifiers: [],
  ...(inceptionDate !== undefined && { inceptionDate }),
});

const coin = (code: string, name: string, ids: ProviderIds, rest: Partial<AssetDefinition> = {}): AssetDefinition => ({
  ...{ code, name, type: 'crypto', nativeCurrency: 'USD', precision: 8, metadata: {} },
  identifiers: identifiersOf(ids),
  ...rest,
});

const metal = (code: string, name: string, stooq: string): AssetDefinition => ({
  ...{ code, name, type: 'commodity', nativeCurrency: 'USD', precision: 4, subclass: 'precious-metal', metadata: {} },
  identifiers: identifiersOf({ stooq }),
});

/** @param firstBlock the UTC day of it, as the chain itself tells. */
const native = (blockchain: string, firstBlock?: string): Partial<AssetDefinition> => ({
  token: { blockchain, isNative: true },
  ...(firstBlock !== undefined && { inceptionDate: known(firstBlock) }),
});
const stablecoin: Partial<AssetDefinition> = { assetClass: 'cash', subclass: 'stablecoin', precision: 6 };

const MONEY: readonly Money[] = [
  ['USD', 'US dollar'],
  // Council Regulation (EC) No 974/98, article 2.
  ['EUR', 'Euro', known('1999-01-01')],
  ['GBP', 'Pound sterling'],
  ['CHF', 'Swiss franc'],
  ['JPY', 'Yen'],
  ['CAD', 'Canadian dollar'],
  ['AUD', 'Australian dollar'],
  ['NZD', 'New Zealand dollar'],
  ['SEK', 'Swedish krona'],
  ['NOK', 'Norwegian krone'],
  ['DKK', 'Danish krone'],
  ['PLN', 'Zloty'],
  ['CNY', 'Yuan renminbi'],
  ['HKD', 'Hong Kong dollar'],
  ['SGD', 'Singapore dollar'],
  ['INR', 'Indian rupee'],
];

export const DEFAULT_ASSETS: readonly AssetDefinition[] = [
  ...MONEY.map(fiat),
  coin('BTC', 'Bitcoin', { coingecko: 'bitcoin', kraken: 'XBT' }, native('bitcoin', '2009-01-03')),
  coin('ETH', 'Ethereum', { coingecko: 'ethereum', kraken: 'ETH' }, native('ethereum', '2015-07-30')),
  coin('SOL', 'Solana', { coingecko: 'solana', kraken: 'SOL' }, native('solana', '2020-03-16')),
  coin('ADA', 'Cardano', { coingecko: 'cardano', kraken: 'ADA' }, native('cardano')),
  coin('DOT', 'Polkadot', { coingecko: 'polkadot', kraken: 'DOT' }, native('polkadot')),
  coin('XRP', 'XRP', { coingecko: 'ripple', kraken: 'XRP' }, native('xrp-ledger')),
  coin('LTC', 'Litecoin', { coingecko: 'litecoin', kraken: 'LTC' }, native('litecoin', '2011-10-07')),
  coin('DOGE', 'Dogecoin', { coingecko: 'dogecoin', kraken: 'XDG' }, native('dogecoin', '2013-12-06')),
  coin('USDC', 'USD Coin', { coingecko: 'usd-coin', kraken: 'USDC' }, stablecoin),
  coin('USDT', 'Tether', { coingecko: 'tether', kraken: 'USDT' }, stablecoin),
  coin('DAI', 'Dai', { coingecko: 'dai', kraken: 'DAI' }, stablecoin),
  coin('WETH', 'Wrapped Ether', { coingecko: 'weth' }),
  coin('WBTC', 'Wrapped Bitcoin', { coingecko: 'wrapped-bitcoin', kraken: 'WBTC' }),
  metal('XAU', 'Gold (troy ounce)', 'xauusd'),
  metal('XAG', 'Silver (troy ounce)', 'xagusd'),
];
