/** What made a transaction, as one line of a list: seen from an account of the user's. */
import { timeOf } from '../../../kernel/ids.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import { type AccountKind, domainOf } from '../../contract/account.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { Movement } from '../../contract/movement.ts';
import type { TransactionView } from '../../contract/transactions-http.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { totalsOf } from '../fees/breakdown.ts';

/** A line, and what else a text is looked for in. */
export interface Seen {
  readonly view: TransactionView;
  readonly notes: readonly string[];
}

/** Lines are in order of this; no two have the same. */
export const keyOf = ({ view: { at, id } }: Seen): string => `${at}#${id}`;

/** An id is made a little before, or after, the time that its transaction says. */
export const SLACK_MILLISECONDS = 60_000;

/**
 * Where a transfer stands among others: when it was begun; of one that was planned and made later, when it was planned
 * for. Its id bears that time, by which it is found.
 */
function listedAt(id: string, begunAt: string): string {
  const time = timeOf(id);
  return Math.abs(Date.parse(begunAt) - time) <= SLACK_MILLISECONDS ? begunAt : fromEpochMs(time);
}

/** Whose accounts they are, and which one was asked about. */
export interface Viewer {
  readonly kindOf: (accountId: string) => AccountKind | undefined;
  readonly accountId: string | undefined;
}

const categoryOf = ({ kindOf }: Viewer, accountId: string) => domainOf(kindOf(accountId) ?? 'checking');

interface SentOrReceived {
  readonly role: 'sender' | 'recipient';
  readonly transfer: Transfer;
}

export function seenTransfer({ role, transfer }: SentOrReceived, viewer: Viewer): Seen {
  const { transferId, kind, from, to, asset, amount, converted, reference, description, metadata } = transfer;
  const { fees, state } = transfer;
  const isOwn = from.userId === to.userId;
  const isReceiver = isOwn
    ? viewer.accountId === to.accountId && from.accountId !== to.accountId
    : role === 'recipient';
  const [own, other] = isReceiver ? [to, from] : [from, to];
  const side = isReceiver ? 'in' : 'out';
  const view: TransactionView = {
    ...{ id: transferId, source: 'transfer', category: categoryOf(viewer, own.accountId), type: kind },
    status: state.status,
    direction: isOwn && viewer.accountId === undefined ? 'own' : side,
    accountId: own.accountId,
    counterparty: { accountId: other.accountId, ...(!isOwn && { userId: other.userId }) },
    ...{ asset, amount, at: listedAt(transferId, transfer.initiatedAt) },
    // Whoever receives it isn't told what the sender paid for it.
    fees: state.status === 'completed' && role === 'sender' ? [...totalsOf(fees?.lines ?? [])] : [],
    ...(converted && { converted: { asset: converted.asset, amount: converted.amount } }),
    ...(reference !== undefined && role === 'sender' && { reference }),
    ...(description !== undefined && { description }),
  };
  return { view, notes: role === 'sender' ? Object.values(metadata) : [] };
}

interface Standing {
  readonly status: TransactionView['status'];
  readonly startedAt: string;
}

export function seenExternal(transfer: ExternalTransfer, { status, startedAt }: Standing): Seen {
  const { transferId, domain, direction, provider, counterparty: name, accountId, asset, amount, fees } = transfer;
  const view: TransactionView = {
    ...{ id: transferId, source: 'external-transfer', category: domain, type: direction, status },
    direction: direction === 'pay-in' ? 'in' : 'out',
    ...{ accountId, counterparty: { provider, name }, asset, amount },
    at: listedAt(transferId, startedAt),
    fees: status === 'completed' ? [...totalsOf(fees)] : [],
  };
  return { view, notes: [] };
}

/** Undefined for what belongs to a transfer, which is a line of its own. */
export function seenAdjustment(
  { transactionId, transferId, type, counterparty, ...movement }: Movement,
  accountId: string,
  viewer: Viewer,
): Seen | undefined {
  if (transactionId === undefined || transferId !== undefined) return undefined;
  const { asset, amount, reference, description, recordedAt: at } = movement;
  const view: TransactionView = {
    ...{ id: transactionId, source: 'adjustment', category: categoryOf(viewer, accountId), type: 'adjustment' },
    ...{ status: 'completed', direction: type === 'credit' ? 'in' : 'out', accountId },
    counterparty: counterparty ? { name: counterparty.kind } : {},
    ...{ asset, amount, fees: [], at },
    ...(reference !== undefined && { reference }),
    ...(description !== undefined && { description }),
  };
  return { view, notes: [] };
}
