/** What users do with transfers from and to outside: they order them, and cancel them. */
import type { CommandCode, CommandContext, CommandResult } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { startWorkflowOf, takeInput } from '../../../kernel/workflow/run/workflow-commands.ts';
import { isOver, type Workflow } from '../../../kernel/workflow/workflow.ts';
import type { QuoteFault } from '../../calc/fees/quote.ts';
import { domainOf, type TransferId } from '../../contract/account.ts';
import type { ExternalTransfer, ExternalTransferOrder } from '../../contract/external-transfer.ts';
import type { Account } from '../../domain/accounts/account.ts';
import type { StandingCode } from '../../domain/accounts/standing.ts';
import {
  beginTransfer,
  externalTransferSaga,
  type TransferMessage,
} from '../../domain/external-transfer/definition.ts';
import type { TransferEffect, TransferResult } from '../../domain/external-transfer/effects.ts';
import type { TransferSaga } from '../../domain/external-transfer/facts.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { feesOf } from '../fees/quote-fees.ts';
import { accountToUse } from './account-to-use.ts';
import { transferOfProviderId, transferOwner, transferOwnerKey, workflowIdOf } from './transfer-workflows.ts';

export type OrderCode =
  | StandingCode
  | QuoteFault
  | 'NotFound'
  | 'UnknownAsset'
  | 'WrongPrecision'
  | 'UnknownProvider'
  | CommandCode;

export type PrepareCode = Exclude<OrderCode, CommandCode>;

export interface Ordering {
  readonly order: ExternalTransferOrder;
  /** Those that are set up, with how long what they settle must clear, in seconds. */
  readonly providers: ReadonlyMap<string, Readonly<Partial<Record<ExternalTransfer['direction'], number | undefined>>>>;
  readonly now: Timestamp;
}

/** Of others nothing is refunded, though it would be from one's own account: their payments are no way to send money. */
async function isOfOwn(
  store: Store,
  tenant: TenantId,
  { provider, refundOf }: ExternalTransferOrder,
): Promise<boolean> {
  if (refundOf === undefined) return true;
  const transferId = await transferOfProviderId(store, provider, refundOf);
  return transferId !== undefined && (await transferOwner(store, transferId)) === tenant;
}

/** What the transfer's saga begins with: what was ordered, with its fees. And its account. */
export async function preparedTransfer(
  store: Store,
  tenant: TenantId,
  transferId: TransferId,
  { order, providers, now }: Ordering,
): Promise<{ readonly saga: TransferSaga; readonly account: Account } | Refusal<PrepareCode>> {
  const { feeQuoteId, features, ...ordered } = order;
  const { direction: occasion, asset, amount, provider } = order;
  const clearing = providers.get(provider);
  if (!clearing) return refuse('UnknownProvider', `There is no provider ${provider}.`);
  const account = await accountToUse(store, tenant, order);
  if (isRefused(account)) return account as Refusal<PrepareCode>;
  if (!(await isOfOwn(store, tenant, order))) {
    return refuse('NotFound', `No payment of yours is ${order.refundOf} at ${provider}.`);
  }
  const fees = await feesOf(store, { occasion, asset, amount, provider, features }, { quoteId: feeQuoteId, now });
  if (isRefused(fees)) return fees as Refusal<PrepareCode>;
  const saga = beginTransfer({
    ...{ ...ordered, transferId, domain: domainOf(account.kind), fees: fees.lines },
    ...{ onReversal: 'review', clearingSeconds: clearing[occasion] ?? 0 },
  });
  return { saga, account };
}

export async function orderTransfer(
  store: Store,
  context: CommandContext,
  ordering: Ordering,
): Promise<CommandResult<Workflow> | Refusal<OrderCode>> {
  const { tenant } = context;
  const transferId = newId<'TransferId'>() as string as TransferId;
  return startWorkflowOf<TransferSaga, TransferMessage, TransferEffect, TransferResult, PrepareCode>(
    workflowsOf(store),
    context,
    externalTransferSaga,
    {
      workflowId: workflowIdOf(transferId),
      prepare: async () => {
        const prepared = await preparedTransfer(store, tenant, transferId, ordering);
        return 'refused' in prepared ? prepared : prepared.saga;
      },
      source: 'owner',
      records: [{ ...transferOwnerKey(transferId), expect: 'absent', value: tenant }],
    },
  );
}

/** What is over can't be cancelled; what is with the provider only if that says so. */
export async function cancelTransfer(
  store: Store,
  context: CommandContext,
  transferId: TransferId,
): Promise<CommandResult<Workflow> | Refusal<'NotFound' | 'TransferEnded' | CommandCode>> {
  const workflowId = workflowIdOf(transferId);
  const message = { kind: 'cancel' } as const;
  const input = { kind: 'message', inputId: 'cancel', source: 'owner', message } as const;
  const taken = await takeInput(workflowsOf(store), context, externalTransferSaga, { workflowId, input });
  if (isRefused(taken)) {
    if (taken.code === 'NotFound') return refuse('NotFound', 'There is no transfer with this id.');
    if (taken.code === 'Conflict' || taken.code === 'IdempotencyKeyReused') return taken as Refusal<CommandCode>;
    throw new Error(`a cancellation was refused: ${taken.detail}`);
  }
  const { answer } = taken;
  return isOver(answer) ? refuse('TransferEnded', `The transfer is ${answer.status}.`) : taken;
}
