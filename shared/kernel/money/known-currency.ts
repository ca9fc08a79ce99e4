/** Currencies that amounts may be asked for in. A code that nobody knows would make everything incomplete in silence. */
import * as z from 'zod/mini';
import { isFiat } from './currencies.ts';
import { currencyCode } from './schema.ts';

/** Coins that other things are quoted in, and units of the X list of ISO 4217: metals, special drawing rights. */
const UNITS: ReadonlySet<string> = new Set(
  'ADA BCH BNB BTC BUSD DAI DOGE DOT ETH EURC EURT FDUSD GUSD LTC PYUSD SOL TRX TUSD USDC USDD USDP USDT WBTC WETH XAG XAU XBT XDR XLM XMR XPD XPT XRP'.split(
    ' ',
  ),
);

/** Withdrawn from ISO 4217 since 1990 (its List Three): what was paid in them is still told in them. */
const WITHDRAWN: ReadonlySet<string> = new Set(
  'ADP AON AOR ARA ATS AZM BEF BGL BRR BYB BYR CSD CSK CUC CYP DDM DEM ECS EEK ESP FIM FRF GEK GHC GRD GWP HRD IEP ITL LTL LTT LUF LVL LVR MGF MLF MRO MTL MXP MZM NLG PEI PLZ PTE ROL RUR SDD SIT SKK SRG STD SUR TJR TMM TPE TRL UAK UGS VEB VEF XEU YUM YUN ZAL ZMK ZRN ZWD'.split(
    ' ',
  ),
);

/** Of ISO 4217, those that have come since the list of our own was made and those that went lately included; or a coin. */
export const isKnownCurrency = (code: string): boolean =>
  isFiat(code) || UNITS.has(code) || WITHDRAWN.has(code) || Intl.supportedValuesOf('currency').includes(code);

/** A currency that is known, as a request names it. What was recorded once is read by `currencyCode`. */
export const knownCurrency = currencyCode.check(
  // What is no code has an issue of its own.
  z.refine(
    (code) => !currencyCode.safeParse(code).success || isKnownCurrency(code),
    'must be a currency (ISO 4217) such as "USD", or a coin that others are quoted in, such as "BTC"',
  ),
);
