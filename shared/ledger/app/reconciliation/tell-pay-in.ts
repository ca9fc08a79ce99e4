/** Pay-ins of whose coming nothing but the provider's statements tells: the transfer hears of the first credit that names it. */
import { isRefused } from '../../../kernel/errors.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { workflowIn, workflowStream } from '../../../kernel/workflow/run/workflow-kit.ts';
import type { TransferId } from '../../contract/account.ts';
import type { Settlement } from '../../contract/settlement-feed.ts';
import { saga, type TransferSaga } from '../../domain/external-transfer/facts.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { workflowIdOf } from '../external-transfers/transfer-workflows.ts';
import type { OnProviderUpdate } from '../provider-inbox/record-provider-update.ts';
import type { Payment } from './read-payment.ts';
import { noteTold } from './take-settlement.ts';

async function transferOf(store: Store, { tenant, paymentId }: Payment): Promise<TransferSaga | undefined> {
  if (tenant === undefined) return undefined;
  const kit = workflowsOf(store);
  const stream = workflowStream(kit, tenant, workflowIdOf(paymentId as TransferId));
  const workflow = await readStates(store, [stream], (heads) => workflowIn(heads, stream, kit));
  return workflow && saga.parse(workflow.context);
}

/** The earliest one; one that was told stays it, whatever comes behind with an earlier date. */
function creditOf({ match, state, provider }: Payment, { transfer }: TransferSaga): Settlement | undefined {
  if (transfer.provider !== provider || transfer.direction !== 'pay-in') return undefined;
  const credits = match.theirs
    .filter(({ asset, amount }) => asset === transfer.asset && decimal(amount) > 0n)
    .toSorted((a, b) => (`${a.settledAt} ${a.settlementId}` < `${b.settledAt} ${b.settlementId}` ? -1 : 1));
  return credits.find(({ settlementId }) => settlementId === state.told?.settlementId) ?? credits[0];
}

/** Answers whether its transfer was told: what it books comes after that. Whoever is told twice takes it once. */
export async function tellPayIn(
  store: Store,
  onProviderUpdate: OnProviderUpdate,
  payment: Payment,
  now: string,
): Promise<boolean> {
  if (payment.match.ours.length > 0 || payment.match.theirs.length === 0) return false;
  const transfer = await transferOf(store, payment);
  const credit = transfer && creditOf(payment, transfer);
  if (!credit) return false;
  if (payment.state.told === undefined) await noteTold(store, payment, credit.settlementId, now);
  const { provider, settlementId, amount, fee, settledAt: occurredAt } = credit;
  const state = { stage: 'settled', providerId: payment.paymentId, amount, ...(fee !== undefined && { fee }) } as const;
  const update = { provider, eventId: `settlement ${settlementId}`, reference: payment.paymentId, state, occurredAt };
  const refused = await onProviderUpdate(update, { now, correlationId: payment.paymentId });
  if (isRefused(refused)) throw new Error(`a pay-in could not be told: ${refused.detail}`);
  return true;
}
