/** An operator takes back what a transfer from or to outside has posted, all of it or a part, with a reason. */
import type { CommandCode, CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { workflowIn, workflowStream } from '../../../kernel/workflow/run/workflow-kit.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import { saga, type TransferSaga } from '../../domain/external-transfer/facts.ts';
import { amountIn } from '../../domain/postings/ledger-asset.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { bookTransfer } from './book-transfer.ts';
import type { ReversalPart } from './reversal-progress.ts';

export interface ReversalOrder {
  readonly tenant: TenantId;
  readonly workflowId: WorkflowId;
  readonly part: ReversalPart;
}

export type ReversalCode =
  | PostingCode
  | CommandCode
  | ('NotFound' | 'AlreadyReversed' | 'TransferNotCompleted' | 'UnknownAsset' | 'WrongPrecision' | 'ValidationFailed');

async function transferOf(
  store: Store,
  { tenant, workflowId }: ReversalOrder,
): Promise<TransferSaga | Refusal<'NotFound' | 'AlreadyReversed' | 'TransferNotCompleted'>> {
  const kit = workflowsOf(store);
  const stream = workflowStream(kit, tenant, workflowId);
  const workflow = await readStates(store, [stream], (heads) => workflowIn(heads, stream, kit));
  if (!workflow) return refuse('NotFound', 'There is no transfer with this id.');
  const known = saga.parse(workflow.context);
  const { posted } = known.facts;
  if (posted === 'reversed') return refuse('AlreadyReversed', 'All of it was taken back before.');
  return posted === 'posted' ? known : refuse('TransferNotCompleted', 'Nothing of the transfer is posted yet.');
}

/**
 * The balance may come below zero: the provider has the money back, whatever the user has left. The same transaction id
 * is booked once. What the transfer’s own saga may take back later is what is left then.
 */
export async function reverseExternalTransfer(
  store: Store,
  context: CommandContext,
  order: ReversalOrder,
): Promise<Refusal<ReversalCode> | undefined> {
  const known = await transferOf(store, order);
  if (isRefused(known)) return known as Refusal<ReversalCode>;
  const { transfer, facts } = known as TransferSaga;
  const { amount } = order.part;
  const asset = await ledgerAssetOf(store, transfer.asset);
  if (isRefused(asset)) return asset as Refusal<'UnknownAsset'>;
  const exact = amount === undefined ? undefined : amountIn(asset as Exclude<typeof asset, Refusal>, amount);
  if (isRefused(exact)) return exact as Refusal<'WrongPrecision'>;
  const total = facts.postedAmount ?? transfer.amount;
  const booking = { kind: 'reverse', amount: total, part: order.part } as const;
  const refused = await bookTransfer(store, { ...context, tenant: order.tenant }, transfer, booking);
  return refused as Refusal<ReversalCode> | undefined;
}
