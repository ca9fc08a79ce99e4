/**
 * Balances of the past. What had been recorded by a time is a checkpoint and the commits after it, a hundred at most; what
 * was true then is that, and what was entered later than it happened.
 */
import * as z from 'zod/mini';
import { add, decimal, format, negate, ZERO } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordWrite } from '../../kernel/store/records.ts';
import type { Head, Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { AccountId } from '../contract/account.ts';
import { type AccountEvent, accountEvents } from '../contract/account-events.ts';
import { type Account, amountOf, evolve } from '../domain/accounts/account.ts';
import { accountStream } from './account-head.ts';
import { accountPlace, backdatedBetween, backdatedSort, checkpointSort, checkpointsBy } from './places.ts';

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
  const range = { ...checkpointsBy(time), limit: 1, reverse: true };
  const [checkpoint] = await store.queryRecords(accountPlace(tenant, accountId), range);
  const kept = checkpoint?.value as unknown as { readonly version: number; readonly account: Account } | undefined;
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
  const { from, before } = backdatedBetween(time, asKnownAt);
  for (let start = from; ; ) {
    const records = await store.queryRecords(place, { from: start, before, limit: BACKDATED_AT_ONCE });
    for (const { asset, change, effectiveAt } of records.map(({ value }) => z.parse(backdated, value))) {
      if (effectiveAt > asOf) continue;
      balances[asset] = format(add(amountOf(balances, asset), decimal(change)));
    }
    const last = records.at(-1)?.sort;
    if (last === undefined || records.length < BACKDATED_AT_ONCE) break;
    start = `${last} `;
  }
  const kept = Object.entries(balances).filter(([, balance]) => decimal(balance) !== ZERO);
  return { ...account, balances: Object.fromEntries(kept) };
}
