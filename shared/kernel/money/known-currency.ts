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

/** Of ISO 4217, those that have come since the list of our own was made and those that went lately included; or a coin. */
const isKnown = (code: string): boolean =>
  // What is no code has an issue of its own.
  !currencyCode.safeParse(code).success ||
  isFiat(code) ||
  UNITS.has(code) ||
  Intl.supportedValuesOf('currency').includes(code);

/** A currency that is known, as a request names it. What was recorded once is read by `currencyCode`. */
export const knownCurrency = currencyCode.check(
  z.refine(isKnown, 'must be a currency (ISO 4217) such as "USD", or a coin that others are quoted in, such as "BTC"'),
);
