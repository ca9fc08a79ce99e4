import type { Log } from '../../../kernel/observe/log.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Clock } from '../../../kernel/time.ts';
import { workWorkflow } from '../../../kernel/workflow/run/work-workflow.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import type { PaymentProvider } from '../../contract/payment-provider.ts';
import { externalTransferSaga } from '../../domain/external-transfer/definition.ts';
import { failureOf } from '../../domain/external-transfer/effects.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { performEffect } from './perform-effect.ts';

const PRINCIPAL = 'system:external-transfers';

export interface TransferWork {
  readonly store: Store;
  readonly providers: ReadonlyMap<string, PaymentProvider>;
  readonly now: Clock;
  readonly hasTime: () => boolean;
  readonly correlationId: string;
  /** What an attempt threw is told here, and nowhere else. */
  readonly log: Log;
}

/** Does what a transfer has to do by now; answers when to come again, if ever by itself. */
export function workTransfer(
  { store, providers, now, hasTime, correlationId, log }: TransferWork,
  tenant: TenantId,
  workflowId: WorkflowId,
): Promise<string | undefined> {
  const acting = { tenant, principal: PRINCIPAL, correlationId };
  const ports = { store, provider: (name: string) => providers.get(name) };
  return workWorkflow(workflowsOf(store), acting, externalTransferSaga, {
    workflowId,
    worker: {
      perform: (order, workflow) => performEffect(ports, { ...acting, now: now() }, order, workflow),
      failureOf: ({ effect, attempts }, error) => {
        const { code } = failureOf(effect);
        log.info('an attempt failed', { workflowId, effect: effect.name, attempt: attempts + 1, code, error });
        return failureOf(effect);
      },
      now,
      hasTime,
    },
  });
}
