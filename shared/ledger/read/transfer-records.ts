/** Transfers as records, one for each of the two users: what the lists show, and where a recipient finds the sender's stream. */
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordWrite, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { Transfer } from '../domain/transfers/transfer.ts';
import { END, transferKey, transfersPlace } from './places.ts';

/** A transfer as one of its two users sees it. */
export interface SeenTransfer {
  readonly role: 'sender' | 'recipient';
  readonly transfer: Transfer;
}

/** What the sender notes for themselves is not for the recipient. */
function forRecipient({ reference: _, metadata: __, ...transfer }: Transfer): Transfer {
  return { ...transfer, metadata: {} };
}

/** The records of a transfer as it is now; the version of its stream is their condition. */
export function transferWrites(transfer: Transfer): readonly RecordWrite[] {
  const { from, to, transferId } = transfer;
  const write = (tenant: string, value: SeenTransfer): RecordWrite => ({
    ...transferKey(tenant as TenantId, transferId),
    expect: 'any',
    value: value as unknown as Json,
  });
  const sent = write(from.userId, { role: 'sender', transfer });
  if (from.userId === to.userId) return [sent];
  return [sent, write(to.userId, { role: 'recipient', transfer: forRecipient(transfer) })];
}

/** What a record says of a transfer. */
export const seenIn = ({ value }: StoredRecord): SeenTransfer => value as unknown as SeenTransfer;

export async function readTransfer(
  store: Store,
  tenant: TenantId,
  transferId: string,
): Promise<SeenTransfer | undefined> {
  const [record] = await store.readRecords([transferKey(tenant, transferId)]);
  return record && seenIn(record);
}

const SCANNED_MAX = 500;

export interface TransferFilter {
  readonly accountId?: string | undefined;
  readonly status?: string | undefined;
  readonly role?: string | undefined;
}

const fits = ({ role, transfer: { from, to, state } }: SeenTransfer, filter: TransferFilter): boolean =>
  (filter.accountId === undefined || from.accountId === filter.accountId || to.accountId === filter.accountId) &&
  (filter.status === undefined || state.status === filter.status) &&
  (filter.role === undefined || role === filter.role);

/** The newest first, from the one after `after` on; with a filter, fewer than the limit may come with more to follow. */
export async function listTransfers(
  store: Store,
  tenant: TenantId,
  asked: { readonly filter: TransferFilter; readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly SeenTransfer[]; readonly next: string | undefined }> {
  const { filter, after, limit } = asked;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const scanned = isFiltered ? SCANNED_MAX : limit + 1;
  const range = { from: '', before: after ?? END, limit: scanned, reverse: true };
  const all = (await store.queryRecords(transfersPlace(tenant), range)).map(seenIn);
  const matching = all.filter((seen) => fits(seen, filter));
  const items = matching.slice(0, limit);
  if (matching.length > limit) return { items, next: items.at(-1)?.transfer.transferId };
  return { items, next: all.length === scanned ? all.at(-1)?.transfer.transferId : undefined };
}
