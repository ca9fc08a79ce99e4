import { classOfType } from '../../contract/asset-classes.ts';
import { type AssetIdentifier, PROVIDER_SCHEMES } from '../../contract/asset-identifiers.ts';
import type { AssetId, AssetView } from '../../contract/asset-view.ts';
import type { AssetRecord } from './asset-record.ts';
import { quotedIn } from './quoted-in.ts';

type Origin = AssetView['origin'];

function marketCodeOf({ code, firstCode, identifiers }: AssetRecord, origin: Origin): string | null {
  if (origin === 'used') return null;
  if (origin !== 'own') return firstCode ?? code;
  const known = PROVIDER_SCHEMES.flatMap((name) => identifiers.filter(({ scheme }) => scheme === name));
  const [first] = known.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return first ? `${first.scheme}:${first.value}` : null;
}

/** An asset as it is read. */
export function viewOf(record: AssetRecord, origin: Origin): AssetView {
  const { firstCode: _, ...shown } = record;
  const { type, assetClass, subclass, symbol, code, exchange, assetId } = shown;
  return {
    ...shown,
    assetId: assetId as AssetId,
    symbol: symbol ?? code,
    exchange: exchange ?? null,
    assetClass: assetClass ?? classOfType(type),
    subclass: subclass ?? null,
    identifiers: [...record.identifiers],
    formerCodes: [...record.formerCodes],
    splits: [...record.splits],
    origin,
    marketCode: marketCodeOf(record, origin),
  };
}

const PRECISION_OF_ANYTHING = 18;

/** An asset that nobody registered, of which no more is known than what it is called. */
export const usedRecord = (code: string, assetId: string): AssetRecord => ({
  ...{ assetId, code, name: code, type: 'custom', symbol: code, nativeCurrency: 'USD' },
  ...{ precision: PRECISION_OF_ANYTHING, identifiers: [], metadata: {} },
  ...{ active: true, formerCodes: [], splits: [], version: 0 },
});

const PRECISION_IMPLIED = 8;
const PROVIDER_CODE = /^(coingecko|kraken|alphavantage|stooq):(.+)$/;

/**
 * What a code says of itself: `kraken:XYZ` is what Kraken calls XYZ, as imports name what they don't know; nothing where
 * it doesn't say what it is quoted in.
 */
export function impliedRecord(code: string, assetId: string): AssetRecord | undefined {
  const [, provider, value] = PROVIDER_CODE.exec(code) ?? [];
  const scheme = PROVIDER_SCHEMES.find((name) => name === provider);
  if (scheme === undefined || value === undefined) return undefined;
  const nativeCurrency = quotedIn(scheme, value);
  if (nativeCurrency === undefined) return undefined;
  const identifier: AssetIdentifier = { scheme, value, primary: true };
  const isCrypto = scheme === 'coingecko' || scheme === 'kraken';
  return {
    ...{ assetId, code, name: code, type: isCrypto ? 'crypto' : 'stock', symbol: value },
    ...{ nativeCurrency, precision: PRECISION_IMPLIED, identifiers: [identifier], metadata: {} },
    ...{ active: true, formerCodes: [], splits: [], version: 0 },
  };
}
