import type { CommandCode, CommandContext, CommandResult } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { startWorkflowOf } from '../../../kernel/workflow/run/workflow-commands.ts';
import type { Workflow } from '../../../kernel/workflow/workflow.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import { externalTransferSaga, type TransferMessage } from '../../domain/external-transfer/definition.ts';
import type { TransferEffect, TransferResult } from '../../domain/external-transfer/effects.ts';
import type { TransferSaga } from '../../domain/external-transfer/facts.ts';
import type { PlaceCode } from '../../domain/holds/hold.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import type { Planned } from '../transfers/planned.ts';
import { holdsFor } from './holds-for.ts';
import { type Ordering, type PrepareCode, preparedTransfer } from './order-transfer.ts';
import { transferOwnerKey, workflowIdOf } from './transfer-workflows.ts';

/** Orders a transfer to outside that was planned before, if what it takes, fees included, is there. */
export async function orderPlannedTransfer(
  store: Store,
  context: CommandContext,
  ordering: Ordering,
  { transferId, alongside }: Planned,
): Promise<CommandResult<Workflow> | Refusal<PrepareCode | PlaceCode | CommandCode>> {
  const { tenant } = context;
  const { now } = ordering;
  const prepare = async (): Promise<TransferSaga | Refusal<PrepareCode | PlaceCode>> => {
    const prepared = await preparedTransfer(store, tenant, transferId, ordering);
    if ('refused' in prepared) return prepared;
    const { saga, account } = prepared;
    const settings = settingsStream(tenant);
    const zone = await readStates(store, [settings], (heads) => settingsIn(heads, tenant).settings.timeZone);
    const holds = holdsFor(account, saga.transfer, { holdNumber: 1, day: dateIn(zone, now), now });
    return isRefused(holds) ? (holds as Refusal<PlaceCode>) : saga;
  };
  return startWorkflowOf<TransferSaga, TransferMessage, TransferEffect, TransferResult, PrepareCode | PlaceCode>(
    workflowsOf(store),
    context,
    externalTransferSaga,
    {
      ...{ workflowId: workflowIdOf(transferId), prepare, source: 'schedule', alongside },
      records: [{ ...transferOwnerKey(transferId), expect: 'absent', value: tenant }],
    },
  );
}
