import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { derivedId, newId } from '../../shared/kernel/ids.ts';
import type { WorkflowId } from '../../shared/kernel/workflow/workflow.ts';
import {
  type ReversalCode,
  reverseExternalTransfer,
} from '../../shared/ledger/app/external-transfers/reverse-transfer.ts';
import type { TransactionId } from '../../shared/ledger/contract/account.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/external-transfers-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.reverseExternalTransfer, async (request) => {
      const { tenant, transferId } = request.params;
      const { amount, reason } = request.body;
      const operating = operatingOf(store, 'reverseExternalTransfer', request);
      const { context, principal } = operating;
      const transactionId = (context.idempotency
        ? derivedId(transferId, 'reversal', principal.id, context.idempotency.key)
        : newId()) as string as TransactionId;
      const target = { tenant, transferId, transactionId, ...(amount !== undefined && { amount }) };
      const act = { action: 'reverseExternalTransfer', target, reason };
      const answer = { transferId: String(transferId), transactionId: String(transactionId) };
      const done = await operate<typeof answer, ReversalCode>(operating, act, async () => {
        const part = { transactionId, amount, reason };
        const order = { tenant, workflowId: transferId as string as WorkflowId, part };
        return (await reverseExternalTransfer(store, context, order)) ?? answer;
      });
      return isRefused(done) ? done : { status: 201 as const, body: done };
    }),
  ],
});
