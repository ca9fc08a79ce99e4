import type { DataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import type { WorkQueue } from '../../shared/kernel/messages.ts';
import type { Store } from '../../shared/kernel/store/types.ts';

/** What the routes of webhooks work with. */
export interface Services {
  readonly store: Store;
  readonly keys: DataKeys;
  /** Brings orders to work for an endpoint now rather than within the minute. */
  readonly queue: WorkQueue;
}
