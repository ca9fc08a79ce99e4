/**
 * Where tracking keeps its records, all of the platform's: the references of each asset, one for each user by a hash of
 * his id, and the list of assets, which whoever looks prices up goes by.
 */
import type { RecordKey, RecordPlace } from '../../../kernel/store/records.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import { referenceSort, referencesOf, TRACKING } from '../../contract/asset-references.ts';
import { keyPart } from '../../contract/market-places.ts';

/** An asset, and what a user calls it. */
export interface Named {
  /** What the market's prices of it go by. */
  readonly asset: string;
  readonly code: string;
}

/** Of a user to an asset that they may call by a code of their own. */
export const referenceKey = ({ asset, code }: Named, tenant: TenantId): RecordKey => ({
  place: referencesOf(asset),
  sort: asset === code ? referenceSort(tenant) : referenceSort(tenant, code),
});

export const TRACKED_ASSETS: RecordPlace = { tenant: PLATFORM, projection: TRACKING, partition: 'assets' };
export const listedKey = (asset: string): RecordKey => ({ place: TRACKED_ASSETS, sort: keyPart(asset) });

export const trackedStream = (asset: string): StreamId => ({
  tenant: PLATFORM,
  type: 'tracked-asset',
  id: keyPart(asset),
});
