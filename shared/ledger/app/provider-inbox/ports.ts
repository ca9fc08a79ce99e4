import type { WorkOrder } from '../../../kernel/messages.ts';
import type { Log } from '../../../kernel/observe/log.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { WebhookScheme } from '../../contract/webhook-scheme.ts';

/** Who writes the inbox's records. */
export const ACTOR = 'system:provider-inbox';

export interface Inbox {
  readonly store: Store;
  /** How the providers that there are sign and speak, by name. */
  readonly schemes: ReadonlyMap<string, WebhookScheme>;
  /** Brings an order to work for a message now rather than within a minute. */
  readonly order: (order: WorkOrder) => Promise<void>;
  readonly log: Pick<Log, 'info'>;
}

/** What webhooks of the configured providers may be signed with, by name. */
export type Secrets = ReadonlyMap<string, readonly string[]>;
