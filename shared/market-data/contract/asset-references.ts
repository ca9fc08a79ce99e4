/** Who has to do with an asset: one record for each user, by a hash of their id, so that nobody's things are listed. */
import { tenantTag } from '../../kernel/observe/tenant-tag.ts';
import type { RecordPlace } from '../../kernel/store/records.ts';
import { PLATFORM, type TenantId } from '../../kernel/streams.ts';
import { keyPart } from './market-places.ts';

/** The projection whose heads are the cursors in the users' streams, and whose records these are. */
export const TRACKING = 'asset-tracking';

/** Stands in front, so that no asset has the name of the list. */
export const referencesOf = (asset: string): RecordPlace => ({
  tenant: PLATFORM,
  projection: TRACKING,
  partition: `of.${keyPart(asset)}`,
});

/** @param code what the user calls it, where that is not what its prices go by. */
export const referenceSort = (tenant: TenantId, code?: string): string =>
  code === undefined ? tenantTag(tenant) : `${tenantTag(tenant)}.${keyPart(code)}`;

/** The hash of the user whose reference a record is. */
export const taggedIn = (sort: string): string => sort.split('.')[0] ?? sort;
