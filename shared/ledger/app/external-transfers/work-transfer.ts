import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Clock } from '../../../kernel/time.ts';
import { workWorkflow } from '../../../kernel/workflow/run/work-workflow.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import type { PaymentProvider } from '../../contract/payment-provider.ts';
import { externalTransferSaga } from '../../domain/external-transfer/definition.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { type Assessment, performEffect } from './perform-effect.ts';

const PRINCIPAL = 'system:external-transfers';

/** No rules against money laundering are set up: nothing is flagged, and what is known of the customer is what counts. */
const CLEAR: Assessment = { kind: 'assessed', decision: 'clear', riskScore: 0, flags: [] };

export interface TransferWork {
  readonly store: Store;
  readonly providers: ReadonlyMap<string, PaymentProvider>;
  readonly now: Clock;
  readonly hasTime: () => boolean;
  readonly correlationId: string;
}

/** Does what a transfer has to do by now; answers when to come again, if ever by itself. */
export function workTransfer(
  { store, providers, now, hasTime, correlationId }: TransferWork,
  tenant: TenantId,
  workflowId: WorkflowId,
): Promise<string | undefined> {
  const acting = { tenant, principal: PRINCIPAL, correlationId };
  const ports = { store, provider: (name: string) => providers.get(name), assess: async () => CLEAR };
  return workWorkflow(workflowsOf(store), acting, externalTransferSaga, {
    workflowId,
    worker: {
      perform: (order, workflow) => performEffect(ports, { ...acting, now: now() }, order, workflow),
      now,
      hasTime,
    },
  });
}
