/** Transfers as the heads of their streams hold them. A transfer's stream is its sender's. */
import { reducerModel, type StateModel, stateIn } from '../../kernel/store/stream-state.ts';
import type { Head } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import type { TransferId } from '../contract/account.ts';
import { type TransferEvent, transferEvents } from '../contract/transfer-events.ts';
import { evolve, type Transfer } from '../domain/transfers/transfer.ts';

export const transferStream = (tenant: TenantId, transferId: TransferId): StreamId => ({
  ...{ tenant, type: 'transfer', id: transferId },
});

export const TRANSFER_STATE: StateModel<Transfer | undefined> = reducerModel<Transfer | undefined, TransferEvent>({
  version: 1,
  contract: transferEvents,
  initial: undefined,
  evolve,
});

export const transferIn = (heads: ReadonlyMap<string, Head>, stream: StreamId): Transfer | undefined =>
  stateIn(heads, stream, TRANSFER_STATE);
