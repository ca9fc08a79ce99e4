/** A transfer as its events leave it. */
import { assertNever } from '../../../kernel/errors.ts';
import type { Actor } from '../../contract/account.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { TransferEvent } from '../../contract/transfer-events.ts';

type Initiated = Extract<TransferEvent, { type: 'TransferInitiated' }>['data'];

export type TransferStatus =
  | { readonly status: 'initiated' }
  | { readonly status: 'waiting'; readonly holdId: string; readonly expiresAt: string }
  | { readonly status: 'completed'; readonly transactionId: string; readonly completedAt: string }
  | { readonly status: 'declined' | 'cancelled'; readonly reason: string; readonly at: string }
  | { readonly status: 'expired'; readonly at: string }
  | {
      readonly status: 'reversed';
      readonly transactionId: string;
      readonly reversalTransactionId: string;
      readonly reason: string;
      readonly by: Actor;
      readonly at: string;
      readonly feesReturned?: readonly FeeLine[];
    };

/** Each status that it has had, with when it came to it. */
export interface StatusChange {
  readonly status: TransferStatus['status'];
  readonly at: string;
  readonly reason?: string;
}

export type Transfer = Initiated & {
  readonly state: TransferStatus;
  readonly history: readonly StatusChange[];
};

function came(transfer: Transfer, state: TransferStatus, at: string, reason?: string): Transfer {
  const change = { status: state.status, at, ...(reason !== undefined && { reason }) };
  return { ...transfer, state, history: [...transfer.history, change] };
}

/** @param transfer undefined before the first event, which is `TransferInitiated`. */
export function evolve(transfer: Transfer | undefined, event: TransferEvent): Transfer {
  if (event.type === 'TransferInitiated') {
    const { initiatedAt: at } = event.data;
    return { ...event.data, state: { status: 'initiated' }, history: [{ status: 'initiated', at }] };
  }
  if (!transfer) throw new Error(`${event.type} of a transfer that was not initiated`);
  switch (event.type) {
    case 'TransferAwaitingAcceptance': {
      const { holdId, expiresAt } = event.data;
      return came(transfer, { status: 'waiting', holdId, expiresAt }, transfer.initiatedAt);
    }
    case 'TransferCompleted': {
      const { transactionId, completedAt } = event.data;
      return came(transfer, { status: 'completed', transactionId, completedAt }, completedAt);
    }
    case 'TransferDeclined': {
      const { reason, declinedAt: at } = event.data;
      return came(transfer, { status: 'declined', reason, at }, at, reason);
    }
    case 'TransferCancelled': {
      const { reason, cancelledAt: at } = event.data;
      return came(transfer, { status: 'cancelled', reason, at }, at, reason);
    }
    case 'TransferExpired':
      return came(transfer, { status: 'expired', at: event.data.expiredAt }, event.data.expiredAt);
    case 'TransferReversed': {
      const { transactionId: reversalTransactionId, reason, by, reversedAt: at, feesReturned } = event.data;
      const transactionId = transfer.state.status === 'completed' ? transfer.state.transactionId : '';
      const reversed = { transactionId, reversalTransactionId, reason, by, at, ...(feesReturned && { feesReturned }) };
      return came(transfer, { status: 'reversed', ...reversed }, at, reason);
    }
    // What moved is told by the postings, and that it is done by `TransferCompleted`.
    case 'MoneyTransferred':
    case 'AssetTransferred':
    case 'AssetConverted':
      return transfer;
    default:
      return assertNever(event);
  }
}

/** Its events one after the other. */
export const evolveAll = (transfer: Transfer | undefined, events: readonly TransferEvent[]): Transfer | undefined =>
  events.reduce<Transfer | undefined>(evolve, transfer);
