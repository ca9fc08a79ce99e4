/** Keeps what a provider calls a payment, so that news which name nothing else find the transfer. */
import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import type { InquiryOutcome, SendOutcome } from '../../contract/payment-provider.ts';
import type { TransferSaga } from '../../domain/external-transfer/facts.ts';
import { tellable } from '../provider-inbox/hand-on.ts';
import { readProviderPayment } from '../provider-inbox/record-provider-update.ts';
import { takeUpdate } from './tell-transfer.ts';
import { providerIdWrite, workflowIdOf } from './transfer-workflows.ts';

/**
 * Answers the answer. Such news may have come before it: the transfer hears of them now. Whoever brings news keeps them
 * first and looks for the id then, here it is the other way round, so that one of both sees the other's.
 */
export async function noteProviderId<A extends SendOutcome | InquiryOutcome>(
  store: Store,
  { tenant, correlationId, now }: CommandContext,
  { transfer, facts }: TransferSaga,
  answer: A,
): Promise<A> {
  if (answer.kind !== 'accepted' && answer.kind !== 'found') return answer;
  const { provider, transferId } = transfer;
  const { providerId } = answer.state;
  if (providerId === transferId || providerId === facts.providerId) return answer;
  const write = providerIdWrite(provider, providerId, transferId);
  await putRecords(store, [write], { actor: 'system:external-transfers', now });
  const payment = await readProviderPayment(store, provider, providerId);
  const name = { tenant, workflowId: workflowIdOf(transferId) };
  for (const update of payment ? tellable(payment, transferId) : []) {
    const untaken = await takeUpdate(store, name, update, { now, correlationId });
    // It is tried again with the whole attempt, under the same key.
    if (isRefused(untaken) && untaken.code === 'Conflict') throw new Error(untaken.detail);
  }
  return answer;
}
