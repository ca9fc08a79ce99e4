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

/** More than are ever wanted at once, several times over; those of before there were so many are still among them. */
export const SHARDS = 256;
/** Of the ids of shards: the same kind, asset and shard have the same id everywhere. */
const NAMESPACE = '3f6b1c52-8a0d-4c17-9e65-7d24b0f1a983';

export const systemAccountId = (kind: SystemAccountKind, asset: string, shard: number): AccountId =>
  derivedId<'AccountId'>(NAMESPACE, kind, asset, String(shard)) as AccountId;

/** Where this process goes on: it never wants one shard twice at a time. */
let next = randomInt(SHARDS);

/** Picks shards: the one after the last, and any after a lost race, since who won it goes on to the next as well. */
export function shardPicker(): (attempt: number) => number {
  next = (next + 1) % SHARDS;
  const picked = [next];
  return (attempt) => {
    const known = picked[attempt - 1];
    if (known !== undefined) return known;
    const shard = randomInt(SHARDS);
    picked[attempt - 1] = shard;
    return shard;
  };
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
