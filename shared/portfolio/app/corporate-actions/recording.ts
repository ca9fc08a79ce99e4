/** Port to the journal: an accepted proposal is recorded in the command that accepts it. */
import type { Append, Heads } from '../../../kernel/commands/run-command.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { TransactionInput } from '../../../trading/contract/transaction.ts';

/** Undefined where another transaction has its external id. */
export type Recorded = { readonly transactionId: string; readonly append: Append | undefined } | undefined;

export interface Recording {
  stream(tenant: TenantId): StreamId;
  record(tenant: TenantId, heads: Heads, transaction: TransactionInput): Promise<Recorded>;
}
