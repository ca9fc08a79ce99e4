/**
 * The system's accounts take part in nearly every transaction, so that each is spread over shards: streams of their own,
 * of which a command takes one, and another when it lost a race there. The balance of the account is the sum of its shards.
 */
import { randomInt } from 'node:crypto';
import { derivedId } from '../../../kernel/ids.ts';
import type { AccountId, SystemAccountKind } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { evolve } from '../../domain/accounts/account.ts';
import { open } from '../../domain/accounts/decide.ts';

export const SHARDS = 32;
/** Of the ids of shards: the same kind, asset and shard have the same id everywhere. */
const NAMESPACE = '3f6b1c52-8a0d-4c17-9e65-7d24b0f1a983';

export const systemAccountId = (kind: SystemAccountKind, asset: string, shard: number): AccountId =>
  derivedId<'AccountId'>(NAMESPACE, kind, asset, String(shard)) as AccountId;

/** Picks shards: one by chance first, then the next ones. */
export function shardPicker(): (attempt: number) => number {
  const first = randomInt(SHARDS);
  return (attempt) => (first + attempt) % SHARDS;
}

/** What opens a shard on its first use. */
export function opening(
  {
    kind,
    asset,
    accountId,
  }: { readonly kind: SystemAccountKind; readonly asset: string; readonly accountId: AccountId },
  now: string,
): { readonly event: AccountEvent; readonly account: Account } {
  const receiving = { from: 'anyone' as const, approved: [] };
  const event = open({ accountId, kind, name: `${kind} ${asset}`, receiving, now });
  return { event, account: evolve(undefined, event) };
}
