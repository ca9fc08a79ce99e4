import { type Append, encodeAll } from '../../../kernel/commands/run-command.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { TransferId } from '../../contract/account.ts';
import { type TransferEvent, transferEvents } from '../../contract/transfer-events.ts';
import { evolveAll, type Transfer } from '../../domain/transfers/transfer.ts';
import { TRANSFER_STATE, transferStream } from '../../read/transfer-head.ts';
import { transferWrites } from '../../read/transfer-records.ts';

export interface TransferWrite {
  readonly append: Append;
  readonly records: readonly RecordWrite[];
  readonly after: Transfer;
}

/** What events bring to a transfer's stream, and to what its two users see of it. */
export function transferWrite(before: Transfer | undefined, events: readonly TransferEvent[]): TransferWrite {
  const after = evolveAll(before, events);
  if (!after) throw new Error('no transfer without events');
  const stream = transferStream(after.from.userId as TenantId, after.transferId as TransferId);
  const { status } = after.state;
  const append = { stream, events: encodeAll(transferEvents, events), ...stateOf(TRANSFER_STATE, after), status };
  return { append, records: transferWrites(after), after };
}
