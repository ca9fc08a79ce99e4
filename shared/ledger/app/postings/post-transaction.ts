/** Posts a transaction to accounts as heads hold them, those of the system included. */
import type { Heads } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import type { AccountId, SystemAccountKind } from '../../contract/account.ts';
import { type Account, evolveAll } from '../../domain/accounts/account.ts';
import { type Party, type PostingCode, post, type Transaction } from '../../domain/postings/post.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { type AccountChange, type Written, writesOf } from './book.ts';
import { opening, systemAccountId } from './system-accounts.ts';

/** A user's account in a transaction, as a decision knows it. */
export interface Seat {
  readonly owner: TenantId;
  readonly account: Account;
  /** The owner's day, by which limits count. */
  readonly day: string;
}

/** A shard of an account of the system. */
export interface Shard {
  readonly kind: SystemAccountKind;
  readonly asset: string;
  readonly accountId: AccountId;
}

export const shardOf = (kind: SystemAccountKind, asset: string, shard: number): Shard => ({
  ...{ kind, asset, accountId: systemAccountId(kind, asset, shard) },
});
export const streamOfShard = ({ accountId }: Shard): StreamId => accountStream(PLATFORM, accountId);

/** Those that a conversion passes through, by asset. */
export const conversionAccounts = (shards: readonly Shard[]): Readonly<Record<string, AccountId>> =>
  Object.fromEntries(
    shards.filter(({ kind }) => kind === 'conversion').map(({ asset, accountId }) => [asset, accountId]),
  );

interface Seated extends Party {
  readonly stream: StreamId;
  /** Undefined for a shard that this transaction opens. */
  readonly before: Account | undefined;
  readonly opens: AccountChange['events'];
}

const seatOf = ({ owner, account, day }: Seat): Seated => {
  const stream = accountStream(owner, account.accountId);
  return { account, day, stream, before: account, opens: [] };
};

function shardIn(heads: Heads, shard: Shard, now: string): Seated {
  const stream = streamOfShard(shard);
  const before = accountIn(heads, stream);
  if (before) return { account: before, stream, before, opens: [] };
  const { event, account } = opening(shard, now);
  return { account, stream, before, opens: [event] };
}

export interface Posted extends Written {
  /** Accounts after it. */
  readonly accounts: ReadonlyMap<AccountId, Account>;
}

/** More than a transaction's postings may happen to an account in the same append. */
export type More = ReadonlyMap<AccountId, AccountChange['events']>;

interface Taking {
  readonly seats: readonly Seat[];
  readonly shards?: readonly Shard[];
  /** After the postings. */
  readonly more?: (accounts: ReadonlyMap<AccountId, Account>) => More;
}

export function postTransaction(
  heads: Heads,
  transaction: Transaction,
  { seats, shards = [], more }: Taking,
): Posted | Refusal<PostingCode> {
  const { now } = transaction;
  const seated = [...seats.map(seatOf), ...shards.map((shard) => shardIn(heads, shard, now))];
  const parties = new Map(seated.map((seat) => [seat.account.accountId, seat]));
  const posted = post(transaction, parties);
  if (isRefused(posted)) return posted as Refusal<PostingCode>;
  const accounts = new Map<AccountId, Account>();
  for (const { account } of parties.values()) {
    accounts.set(account.accountId, evolveAll(account, posted.get(account.accountId) ?? []) ?? account);
  }
  const others = more?.(accounts);
  const changes = [...parties.values()].map(({ account: { accountId }, stream, before, opens }) => {
    const events = [...opens, ...(posted.get(accountId) ?? []), ...(others?.get(accountId) ?? [])];
    return { stream, before, events };
  });
  return { ...writesOf(heads, changes, now), accounts };
}
