/**
 * Where market data lies: records of the platform's own tenant, so that all users share them. They are sealed with the
 * platform's key like any other record: nothing in them is secret, but what was altered behind our back can't be read,
 * and what reads prices beside a user's own records needs one port and one request for both.
 */
import type { RecordKey, RecordPlace } from '../../kernel/store/records.ts';
import { PLATFORM } from '../../kernel/streams.ts';

/** The projections whose records hold prices and rates. */
const MARKET_PRICES = 'market-prices';
export const MARKET_RATES = 'market-rates';

/** A code as part of a key, in which `#` parts the parts. */
export const keyPart = (code: string): string => encodeURIComponent(code);
export const codeOfKeyPart = (part: string): string => decodeURIComponent(part);

export const pricesOf = (asset: string): RecordPlace => ({
  tenant: PLATFORM,
  projection: MARKET_PRICES,
  partition: keyPart(asset),
});
/** Rates of one unit of a base currency. */
export const ratesOfBase = (base: string): RecordPlace => ({
  tenant: PLATFORM,
  projection: MARKET_RATES,
  partition: keyPart(base),
});

const LATEST = 'LATEST';
/** The last price of an asset. */
export const latestKey = (asset: string): RecordKey => ({ place: pricesOf(asset), sort: LATEST });

const MONTH_PREFIX = 'M#';
/** Sort key of what is packed for a month, `YYYY-MM`. */
export const monthSort = (month: string): string => `${MONTH_PREFIX}${month}`;
export const monthOfSort = (sort: string): string => sort.slice(MONTH_PREFIX.length);
