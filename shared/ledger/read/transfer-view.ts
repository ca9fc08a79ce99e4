/** A transfer as the API shows it to one of its two users. */
import { totalsOf } from '../calc/fees/breakdown.ts';
import type { TransferId } from '../contract/account.ts';
import type { FeeScheduleId } from '../contract/fee-lines.ts';
import type { Transfer } from '../domain/transfers/transfer.ts';
import type { SeenTransfer } from './transfer-records.ts';

/** What an answer's status says beside its name. */
function moreOf({ state }: Transfer, isSender: boolean) {
  switch (state.status) {
    case 'waiting':
      return { expiresAt: state.expiresAt };
    case 'completed':
      return { transactionId: state.transactionId };
    case 'reversed': {
      const { transactionId, reversalTransactionId, reason, by, at, feesReturned } = state;
      const returned = isSender && feesReturned ? { feesReturned: [...feesReturned] } : {};
      return { transactionId, reversal: { transactionId: reversalTransactionId, reason, by, at, ...returned } };
    }
    default:
      return {};
  }
}

const feesOf = ({ scheduleId, lines }: NonNullable<Transfer['fees']>) => ({
  ...(scheduleId !== undefined && { scheduleId: scheduleId as FeeScheduleId }),
  ...{ lines: [...lines], totals: [...totalsOf(lines)] },
});

export function transferViewOf({ role, transfer }: SeenTransfer) {
  const { kind, from, to, asset, amount, converted, fees, reference, description, metadata } = transfer;
  const { effectiveAt, initiatedAt, history, state } = transfer;
  return {
    ...{ transferId: transfer.transferId as TransferId, kind, role, status: state.status, from, to, asset, amount },
    ...(converted && { converted }),
    ...(role === 'sender' && fees && { fees: feesOf(fees) }),
    ...moreOf(transfer, role === 'sender'),
    ...(reference !== undefined && role === 'sender' && { reference }),
    ...(description !== undefined && { description }),
    metadata: role === 'sender' ? metadata : {},
    ...{ effectiveAt, initiatedAt, history: [...history] },
  };
}

/** As the user sees it who has just done something with it. */
export const seenBy = (userId: string, transfer: Transfer): SeenTransfer => ({
  role: transfer.from.userId === userId ? 'sender' : 'recipient',
  transfer,
});
