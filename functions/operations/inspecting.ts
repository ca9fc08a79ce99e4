import type { DataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import type { ObjectListing } from '../../shared/kernel/object-listing.ts';
import type { HeadsIndex } from '../../shared/kernel/store/heads-index.ts';
import type { Inspection } from '../../shared/kernel/store/inspection.ts';
import type { PageInspection } from '../../shared/kernel/store/page-inspection.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import type { Store } from '../../shared/kernel/store/types.ts';

/** What the routes work with that look at what was recorded, and change nothing. */
export interface Inspecting {
  readonly records: SystemRecords;
  readonly pages: PageInspection;
  readonly bodies: ObjectListing;
  readonly files: ObjectListing;
  readonly store: Store;
  readonly keys: DataKeys;
  readonly heads: HeadsIndex;
  readonly inspection: Inspection;
}
