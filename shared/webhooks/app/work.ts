import type { Log } from '../../kernel/observe/log.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { Send, Sign } from './ports.ts';

/** What working for one endpoint needs. */
export interface Work {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly endpointId: string;
  readonly send: Send;
  readonly sign: Sign;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  readonly random: () => number;
  /** Whether there is time for another round of requests. */
  readonly hasTime: () => boolean;
  readonly log: Pick<Log, 'info'>;
}
