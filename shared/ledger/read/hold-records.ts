/** Holds as records: what has become of each, found by its account; those that still hold something are found by when they expire. */
import * as z from 'zod/mini';
import { decimal, format, subtract } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordWrite, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type AccountId, accountId, type HoldId, holdId } from '../contract/account.ts';
import type { AccountEvent } from '../contract/account-events.ts';
import type { Account, Hold } from '../domain/accounts/account.ts';
import { ALL_HOLDS, accountPlace, HOLDS_DUE, holdSort } from './places.ts';

const HOLD_STATUSES = ['active', 'completed', 'released', 'expired'] as const;

const holdRecord = z.object({
  holdId,
  accountId,
  asset: z.string(),
  amount: z.string(),
  /** What it holds now; of one that is over, nothing. */
  remaining: z.string(),
  /** What was taken. */
  completed: z.string(),
  status: z.enum(HOLD_STATUSES),
  expiresAt: z.nullable(z.string()),
  placedAt: z.string(),
  endedAt: z.nullable(z.string()),
  transferId: z.optional(z.string()),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
});
export type HoldRecord = z.output<typeof holdRecord>;

type HoldEvent = Extract<AccountEvent, { data: { holdId: string } }>;

const isHoldEvent = (event: AccountEvent): event is HoldEvent =>
  event.type === 'HoldPlaced' ||
  event.type === 'HoldCompleted' ||
  event.type === 'HoldReleased' ||
  event.type === 'HoldExpired';

function endOf(event: HoldEvent, isOver: boolean): Pick<HoldRecord, 'status' | 'endedAt'> {
  if (!isOver || event.type === 'HoldPlaced') return { status: 'active', endedAt: null };
  if (event.type === 'HoldCompleted') return { status: 'completed', endedAt: event.data.completedAt };
  if (event.type === 'HoldReleased') return { status: 'released', endedAt: event.data.releasedAt };
  return { status: 'expired', endedAt: event.data.expiredAt };
}

/** Of what it held at first, what is neither held any more nor was given back by this event was taken. */
function recordOf(event: HoldEvent, hold: Hold, after: Hold | undefined): HoldRecord {
  const ids = { holdId: event.data.holdId as HoldId, accountId: event.data.accountId as AccountId };
  const { asset, amount, expiresAt, placedAt, transferId, reference, description } = hold;
  const remaining = after?.remaining ?? '0';
  const isGivenBack = event.type === 'HoldReleased' || event.type === 'HoldExpired';
  const untaken = isGivenBack ? event.data.amount : remaining;
  return {
    ...{ ...ids, asset, amount, remaining, expiresAt, placedAt },
    completed: format(subtract(decimal(amount), decimal(untaken))),
    ...endOf(event, after === undefined),
    ...(transferId !== undefined && { transferId }),
    ...(reference !== undefined && { reference }),
    ...(description !== undefined && { description }),
  };
}

interface Step {
  readonly before: Account | undefined;
  readonly after: Account;
  readonly event: AccountEvent;
}

/** What an event changes about the record of a hold. */
export function holdWrite(tenant: TenantId, { before, after, event }: Step): RecordWrite | undefined {
  if (!isHoldEvent(event)) return undefined;
  const { holdId } = event.data;
  const hold = before?.holds[holdId] ?? after.holds[holdId];
  if (!hold) return undefined;
  const value = recordOf(event, hold, after.holds[holdId]);
  const isDue = value.status === 'active' && value.expiresAt !== null;
  return {
    place: accountPlace(tenant, after.accountId),
    sort: holdSort(holdId),
    // The account's version is the condition: nobody else changes this.
    expect: 'any',
    value: value as unknown as Json,
    ...(isDue && value.expiresAt !== null && { dueAt: value.expiresAt, dueIn: HOLDS_DUE }),
  };
}

/** The holds among the records that a decision writes. */
export const holdRecordsOf = (writes: readonly RecordWrite[]): readonly HoldRecord[] =>
  writes.flatMap((write) =>
    write.sort.startsWith(ALL_HOLDS.from) && 'value' in write ? [z.parse(holdRecord, write.value)] : [],
  );

/** A hold is over from the instant on at which it expires, recorded or not. */
function holdIn({ value }: StoredRecord, now: string): HoldRecord {
  const hold = z.parse(holdRecord, value);
  if (hold.status !== 'active' || hold.expiresAt === null || hold.expiresAt > now) return hold;
  return { ...hold, status: 'expired', remaining: '0', endedAt: hold.expiresAt };
}

interface HoldsOf {
  readonly tenant: TenantId;
  readonly accountId: AccountId;
  readonly now: string;
}

export async function readHold(
  store: Store,
  { tenant, accountId, now }: HoldsOf,
  holdId: string,
): Promise<HoldRecord | undefined> {
  const [record] = await store.readRecords([{ place: accountPlace(tenant, accountId), sort: holdSort(holdId) }]);
  return record && holdIn(record, now);
}

const SCANNED_MAX = 1_000;

/** The newest first, from the one after `after` on; with a status, fewer than the limit may come with more to follow. */
export async function listHolds(
  store: Store,
  { tenant, accountId, now }: HoldsOf,
  asked: { readonly status?: string | undefined; readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly HoldRecord[]; readonly next: string | undefined }> {
  const { status, after, limit } = asked;
  const before = after === undefined ? ALL_HOLDS.before : holdSort(after);
  const scanned = status === undefined ? limit + 1 : SCANNED_MAX;
  const range = { from: ALL_HOLDS.from, before, limit: scanned, reverse: true };
  const all = (await store.queryRecords(accountPlace(tenant, accountId), range)).map((record) => holdIn(record, now));
  const matching = all.filter((hold) => status === undefined || hold.status === status);
  const items = matching.slice(0, limit);
  if (matching.length > limit) return { items, next: items.at(-1)?.holdId };
  return { items, next: all.length === scanned ? all.at(-1)?.holdId : undefined };
}
