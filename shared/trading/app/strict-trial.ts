/** Port to the tax book for strict settings: which transactions would, on arrival, leave a disposal short. */
import type { Heads } from '../../kernel/commands/run-command.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import type { TransactionInput } from '../contract/transaction.ts';

export interface Tried {
  readonly transactionId: string;
  readonly transaction: TransactionInput;
}

export interface ShortOf {
  readonly transactionId: string;
  readonly message: string;
}

export interface StrictTrial {
  /** The streams whose heads a command must read: the journal, and the settings that say whether strict is on. */
  streams(tenant: TenantId): readonly StreamId[];
  /** Those that must not move before the command appends: the settings, when strict is on. */
  unchanged(tenant: TenantId, heads: Heads): readonly StreamId[];
  /** Empty when strict is off. */
  shortOf(tenant: TenantId, heads: Heads, transactions: readonly Tried[]): Promise<readonly ShortOf[]>;
}
