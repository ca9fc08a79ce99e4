/**
 * Where the ledger's records are, all of which are written in the append that they follow from:
 *
 * - of the projection `ledger-accounts`: the list of a user's accounts; whose an account is (the platform's); and by
 *   account, its holds, checkpoints of its balances, and what was entered later than it happened.
 * - of the projection `ledger-transfers`: transfers, one for each of the two users; and references that were used.
 */
import type { RecordKey, RecordPlace } from '../../kernel/store/records.ts';
import { PLATFORM, type TenantId } from '../../kernel/streams.ts';
import type { AccountId } from '../contract/account.ts';

/** The list of the due index that holds what holds expire by, of all users. */
export const HOLDS_DUE = 'ledger-holds';
const ACCOUNTS = 'ledger-accounts';
const TRANSFERS = 'ledger-transfers';

/** After every id and time. */
export const END = '~';

const accounts = (tenant: TenantId, partition: string): RecordPlace => ({ tenant, projection: ACCOUNTS, partition });
const transfers = (tenant: TenantId, partition: string): RecordPlace => ({ tenant, projection: TRANSFERS, partition });

export const listPlace = (tenant: TenantId): RecordPlace => accounts(tenant, 'list');
export const listKey = (tenant: TenantId, accountId: AccountId): RecordKey => ({
  ...{ place: listPlace(tenant), sort: accountId },
});

/** Whose an account is: looked up by everybody, so that it is the platform's. */
export const ownerKey = (accountId: AccountId): RecordKey => ({ place: accounts(PLATFORM, accountId), sort: 'OWNER' });

export const accountPlace = (tenant: TenantId, accountId: AccountId): RecordPlace => accounts(tenant, accountId);
const HOLD = 'H#';
export const holdSort = (holdId: string): string => `${HOLD}${holdId}`;
export const ALL_HOLDS = { from: HOLD, before: `${HOLD}${END}` } as const;

const CHECKPOINT = 'K#';
export const checkpointSort = (recordedAt: string, version: number): string =>
  `${CHECKPOINT}${recordedAt}#${String(version).padStart(12, '0')}`;
/** Checkpoints up to a time, that time included. */
export const checkpointsBy = (time: string) => ({ from: CHECKPOINT, before: `${CHECKPOINT}${time}#${END}` });

/** Checkpoints before a time. */
export const checkpointsBefore = (time: string) => ({ from: CHECKPOINT, before: `${CHECKPOINT}${time}` });

const BACKDATED = 'B#';
/** Ids of transactions keep those of one instant apart. */
export const backdatedSort = (recordedAt: string, transactionId: string, index: number): string =>
  `${BACKDATED}${recordedAt}#${transactionId}#${index}`;
/** What was recorded from a time on. */
export const backdatedFrom = (time: string) => ({ from: `${BACKDATED}${time}`, before: `${BACKDATED}${END}` });
export const recordedAtOf = (sort: string): string => sort.split('#')[1] ?? '';
/** What was recorded after a time and by another. */
export const backdatedBetween = (after: string, by: string) => ({
  ...{ from: `${BACKDATED}${after}#${END}`, before: `${BACKDATED}${by}#${END}` },
});

export const transfersPlace = (tenant: TenantId): RecordPlace => transfers(tenant, 'list');
export const transferKey = (tenant: TenantId, transferId: string): RecordKey => ({
  ...{ place: transfersPlace(tenant), sort: transferId },
});

/** A reference is unique among those of one source: what users give, or a provider. */
export const referenceKey = (tenant: TenantId, source: string, reference: string): RecordKey => ({
  ...{ place: transfers(tenant, 'references'), sort: `${source}#${reference}` },
});
