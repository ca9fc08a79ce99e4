/**
 * What exchanges call an asset, and what it is called here. A symbol that is neither in the table nor well known keeps
 * its source as prefix (`kraken:FOO`), so that nothing is merged with a namesake by mistake.
 */
import { isFiat } from '../../kernel/money/currencies.ts';
import { isWellKnown } from './well-known-assets.ts';

/**
 * Raised whenever the table, the rules or the well-known assets change: an import that was begun under other names
 * isn't continued under these.
 */
export const ALIASES_VERSION = 3;

interface AliasRules {
  readonly names: Readonly<Record<string, string>>;
  /** Other spellings to try, for what the table doesn't name. */
  readonly spellings: (symbol: string) => readonly string[];
  /** What an unknown symbol is called behind its prefix; as it is written, if left out. */
  readonly bare?: (symbol: string) => string;
}

/** `.S` staked, `.M` opt-in rewards, `.P` parachain, `.B` bonded, `.F` flexible, `.T` tokenized, `.HOLD` on hold. */
const KRAKEN_SUFFIX = /\.(?:S|M|P|B|F|T|HOLD)$/;
/** Bonded coins name their days: `DOT28.S`, `FLOW14.S`, `SOL03.S`. */
const KRAKEN_BONDED = /^([A-Z]{2,})\d{2}$/;
/** Old codes have four letters, the first of which says crypto (X) or fiat (Z). */
const KRAKEN_CLASSED = /^[XZ]([A-Z]{3})$/;

const krakenBare = (symbol: string): string => symbol.replace(KRAKEN_SUFFIX, '');

const krakenSpellings = (symbol: string): readonly string[] => {
  const base = krakenBare(symbol);
  const bonded = base === symbol ? undefined : KRAKEN_BONDED.exec(base)?.[1];
  const classed = KRAKEN_CLASSED.exec(base)?.[1];
  return [base, bonded, classed].flatMap((spelling) =>
    spelling === undefined || spelling === symbol ? [] : [spelling],
  );
};

const RULES: Readonly<Record<string, AliasRules>> = {
  kraken: {
    names: { XBT: 'BTC', XXBT: 'BTC', XDG: 'DOGE', XXDG: 'DOGE', ETH2: 'ETH', FLOWH: 'FLOW', WAXL: 'AXL' },
    spellings: krakenSpellings,
    bare: krakenBare,
  },
  coinbase: {
    names: { ETH2: 'ETH', CGLD: 'CELO', REPV2: 'REP' },
    spellings: () => [],
  },
  binance: {
    names: { BCHABC: 'BCH', BCC: 'BCH', NANO: 'XNO' },
    // what is lent out under Simple Earn is shown as LDBTC and the like
    spellings: (symbol) => (symbol.startsWith('LD') ? [symbol.slice(2)] : []),
  },
  bitfinex: {
    names: {
      ...{ UST: 'USDT', EUT: 'EURT', DSH: 'DASH', IOT: 'IOTA', QTM: 'QTUM', DAT: 'DATA', MNA: 'MANA', STJ: 'STORJ' },
      ...{ UDC: 'USDC', TSD: 'TUSD', RBT: 'RBTC', ATO: 'ATOM', ALG: 'ALGO' },
    },
    spellings: () => [],
  },
  bittrex: { names: { BCC: 'BCH', NANO: 'XNO' }, spellings: () => [] },
  kucoin: { names: { XBT: 'BTC', BCHSV: 'BSV', BCHABC: 'BCH', NANO: 'XNO' }, spellings: () => [] },
  nexo: {
    names: {
      ...{ GBPX: 'GBP', EURX: 'EUR', USDX: 'USD', NEXONEXO: 'NEXO', NEXOBNB: 'NEXO', NEXOBEP2: 'NEXO', BNBN: 'BNB' },
      USDTERC: 'USDT',
    },
    spellings: () => [],
  },
};

const NO_RULES: AliasRules = { names: {}, spellings: () => [] };

/** The asset of a symbol as `source` writes it, in whichever case. A source without rules has no names of its own. */
export function assetOf(source: string, written: string): string {
  const symbol = written.trim().toUpperCase();
  const { names, spellings, bare = (unknown) => unknown } = RULES[source] ?? NO_RULES;
  const known = (spelling: string): string | undefined =>
    names[spelling] ?? (isWellKnown(spelling) || isFiat(spelling) ? spelling : undefined);
  for (const spelling of [symbol, ...spellings(symbol)]) {
    const asset = known(spelling);
    if (asset !== undefined) return asset;
  }
  return `${source}:${bare(symbol)}`;
}
