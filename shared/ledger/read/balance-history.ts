/**
 * Balances of the past. What had been recorded by a time is a checkpoint and the commits after it, a hundred at most; what
 * was true then is that, and what was entered later than it happened.
 */
import * as z from 'zod/mini';
import { add, type Decimal, decimal, format, negate, ZERO } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordPlace, RecordRange, RecordWrite } from '../../kernel/store/records.ts';
import type { Head, Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { AccountId } from '../contract/account.ts';
import { type AccountEvent, accountEvents } from '../contract/account-events.ts';
import { type Account, amountOf, evolve } from '../domain/accounts/account.ts';
import { accountStream } from './account-head.ts';
import {
  accountPlace,
  backdatedBetween,
  backdatedSort,
  checkpointSort,
  checkpointsBy,
  recordedAtOf,
} from './places.ts';

const CHECKPOINT_COMMITS = 100;
const BACKDATED_AT_ONCE = 500;

/** Keeps the account as it stands before every hundredth commit. */
export function checkpointWrite(
  tenant: TenantId,
  account: Account,
  { version, recordedAt }: Pick<Head, 'version' | 'recordedAt'>,
): readonly RecordWrite[] {
  if (version % CHECKPOINT_COMMITS !== 0) return [];
  const place = accountPlace(tenant, account.accountId);
  const value = { version, account } as unknown as Json;
  return [{ place, sort: checkpointSort(recordedAt, version), expect: 'any', value }];
}

const backdated = z.object({ asset: z.string(), change: z.string(), effectiveAt: z.string() });

/** By how much a posting changes the balance; undefined for any other event. */
function changeOf(event: AccountEvent): string | undefined {
  if (event.type === 'MoneyAdded' || event.type === 'AssetBalanceAdded') return event.data.amount;
  if (event.type !== 'MoneySubtracted' && event.type !== 'AssetBalanceSubtracted') return undefined;
  return format(negate(decimal(event.data.amount)));
}

export function backdatedWrites(
  tenant: TenantId,
  events: readonly AccountEvent[],
  recordedAt: string,
): readonly RecordWrite[] {
  return events.flatMap((event, index): readonly RecordWrite[] => {
    const change = changeOf(event);
    if (change === undefined || !('transactionId' in event.data) || !('effectiveAt' in event.data)) return [];
    const { accountId, asset, effectiveAt, transactionId } = event.data;
    if (effectiveAt >= recordedAt) return [];
    const place = accountPlace(tenant, accountId as AccountId);
    const sort = backdatedSort(recordedAt, transactionId, index);
    return [{ place, sort, expect: 'any', value: { asset, change, effectiveAt } }];
  });
}

export interface Backdated {
  readonly asset: string;
  /** Below zero: it left the account. */
  readonly change: Decimal;
  readonly effectiveAt: string;
  readonly recordedAt: string;
}

/** What was entered later than it happened, of a range of when it was recorded, oldest first. */
export async function* readBackdated(
  store: Store,
  place: RecordPlace,
  { from, before }: Pick<RecordRange, 'from' | 'before'>,
): AsyncGenerator<readonly Backdated[]> {
  for (let start = from; ; ) {
    const records = await store.queryRecords(place, { from: start, before, limit: BACKDATED_AT_ONCE });
    yield records.map(({ sort, value }) => {
      const { asset, change, effectiveAt } = z.parse(backdated, value);
      return { asset, change: decimal(change), effectiveAt, recordedAt: recordedAtOf(sort) };
    });
    const last = records.at(-1)?.sort;
    if (last === undefined || records.length < BACKDATED_AT_ONCE) return;
    start = `${last} `;
  }
}

/** An account as a checkpoint has kept it. */
export interface Checkpoint {
  readonly version: number;
  readonly account: Account;
}

/** The last checkpoint of a range. */
export async function lastCheckpoint(
  store: Store,
  place: RecordPlace,
  range: Pick<RecordRange, 'from' | 'before'>,
): Promise<Checkpoint | undefined> {
  const [checkpoint] = await store.queryRecords(place, { ...range, limit: 1, reverse: true });
  return checkpoint?.value as unknown as Checkpoint | undefined;
}

export interface PastOf {
  readonly tenant: TenantId;
  readonly accountId: AccountId;
  /** What was true then. */
  readonly asOf: string;
  /** What we had recorded by then. */
  readonly asKnownAt: string;
}

/** The account as it was recorded by a time; undefined if it was not opened yet. */
async function recordedBy(store: Store, { tenant, accountId }: PastOf, time: string): Promise<Account | undefined> {
  const kept = await lastCheckpoint(store, accountPlace(tenant, accountId), checkpointsBy(time));
  const commits = await store.readCommits(accountStream(tenant, accountId), kept?.version ?? 0, {
    commitsMax: CHECKPOINT_COMMITS,
  });
  return commits
    .filter(({ recordedAt }) => recordedAt <= time)
    .flatMap(({ events }) => events.map((event) => accountEvents.decode(event)))
    .reduce<Account | undefined>(evolve, kept?.account);
}

/** The account at a time in the past, its balances without what was true only later, and with what was entered only later. */
export async function accountThen(store: Store, past: PastOf): Promise<Account | undefined> {
  const { tenant, accountId, asOf, asKnownAt } = past;
  const [time = asOf] = [asOf, asKnownAt].toSorted();
  const account = await recordedBy(store, past, time);
  if (!account || time === asKnownAt) return account;
  const place = accountPlace(tenant, accountId);
  const balances: Record<string, string> = { ...account.balances };
  for await (const entries of readBackdated(store, place, backdatedBetween(time, asKnownAt))) {
    for (const { asset, change, effectiveAt } of entries) {
      if (effectiveAt <= asOf) balances[asset] = format(add(amountOf(balances, asset), change));
    }
  }
  const kept = Object.entries(balances).filter(([, balance]) => decimal(balance) !== ZERO);
  return { ...account, balances: Object.fromEntries(kept) };
}
