/** Port to the journal: the transactions that a portfolio begins with are recorded in the command that creates it. */
import type { Append, Heads } from '../../../kernel/commands/run-command.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { TransactionInput } from '../../../trading/contract/transaction.ts';

export interface Opening {
  /** The streams whose heads the command must read. */
  streams(tenant: TenantId): readonly StreamId[];
  /** What is appended to the journal, and the ids that the transactions get, in their order. */
  record(
    tenant: TenantId,
    heads: Heads,
    transactions: readonly TransactionInput[],
  ): Promise<{ readonly append: Append; readonly transactionIds: readonly string[] }>;
}
