/** Where it is noted which assets were split or go on under another code, and which users are to be looked at for it. */
import type { RecordKey, RecordPlace, RecordWrite } from '../../kernel/store/records.ts';
import { PLATFORM, type TenantId } from '../../kernel/streams.ts';
import { keyPart } from '../../market-data/contract/market-places.ts';

/** The projection of a user's proposals, the list of the due index of users to look at, and the queue of such looks. */
export const CORPORATE_ACTIONS = 'corporate-actions';
/** The partition of a user's due look, which is also what a work order names. */
export const LOOK = 'look';

const ACTED: RecordPlace = { tenant: PLATFORM, projection: 'asset-actions', partition: 'by-code' };

/** Stands for each code that quantities were recorded under before a split, a rename or a merger of its asset. */
export const actedKey = (code: string): RecordKey => ({ place: ACTED, sort: keyPart(code) });

export const lookKey = (tenant: TenantId): RecordKey => ({
  place: { tenant, projection: CORPORATE_ACTIONS, partition: LOOK },
  sort: LOOK,
});
/** What the user holds has changed, of an asset that something was done to. */
export const lookDue = (tenant: TenantId, now: string): RecordWrite => ({
  ...lookKey(tenant),
  expect: 'any',
  value: null,
  dueAt: now,
});
