import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { clearingOf, providerSettings } from '../../shared/adapters/providers/settings.ts';
import type { CommandResult } from '../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { summaryOf } from '../../shared/kernel/workflow/run/workflow-kit.ts';
import type { Workflow } from '../../shared/kernel/workflow/workflow.ts';
import { cancelTransfer, orderTransfer } from '../../shared/ledger/app/external-transfers/order-transfer.ts';
import * as contract from '../../shared/ledger/contract/external-transfers-http.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('external-transfers');
const providersNow = operatorSettings('payment-providers', (text) => clearingOf(providerSettings(text)));

/** Work for it begins now; an order that is lost makes it wait for the due index. */
async function working(tenant: TenantId, { answer, versions }: CommandResult<Workflow>) {
  const { workflowId } = answer;
  try {
    await queue.send({ tenant, partition: workflowId });
  } catch (error) {
    log.info('order for a transfer not taken', { workflowId, error });
  }
  return {
    status: 202 as const,
    body: summaryOf(answer),
    headers: consistencyHeader(versions, 'workflow', workflowId),
  };
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.orderExternalTransferRoute, async (request) => {
      const { tenant, body: order, now } = request;
      const context = commandContext('orderExternalTransfer', request);
      const workflow = await orderTransfer(store, context, { order, providers: await providersNow(), now });
      return isRefused(workflow) ? workflow : working(tenant, workflow);
    }),
    on(contract.cancelExternalTransferRoute, async (request) => {
      const context = commandContext('cancelExternalTransfer', request);
      const workflow = await cancelTransfer(store, context, request.params.transferId);
      return isRefused(workflow) ? workflow : working(request.tenant, workflow);
    }),
  ],
});
