/**
 * What an operator books on a user's account: money that came in or went out by no provider that we know, and corrections.
 * The other side is an account of the system, so that nothing appears from nowhere.
 */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type Decimal, negate } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { AccountId, TransactionId } from '../../contract/account.ts';
import { amountIn, type LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { referenceKey } from '../../read/places.ts';
import { type Answered, answered, noAccount, RACE_SECONDS_MAX } from '../accounts/account-commands.ts';
import { ledgerAssetOf, ownerOf } from '../accounts/owners.ts';
import { asJson, timeOf } from './book.ts';
import { postTransaction, type Shard, shardOf, streamOfShard } from './post-transaction.ts';
import { shardPicker } from './system-accounts.ts';

export interface Adjustment {
  /** The same id is booked once. */
  readonly transactionId: TransactionId;
  readonly accountId: AccountId;
  readonly direction: 'credit' | 'debit';
  readonly asset: string;
  readonly amount: string;
  readonly against: 'clearing' | 'suspense';
  readonly reason: string;
  readonly effectiveAt?: string | undefined;
  /** Books it whatever is there and whatever limits say: the balance may come below zero. */
  readonly isForced: boolean;
}

export interface Adjusted {
  readonly transactionId: string;
  readonly accountId: string;
  readonly asset: string;
  readonly balance: string;
}

type DecideCode = PostingCode | 'ValidationFailed';
export type AdjustCode = DecideCode | 'UnknownAsset' | 'WrongPrecision';

interface Asked {
  readonly adjustment: Adjustment;
  readonly owner: TenantId;
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly now: string;
}

const SOURCE = 'adjustment';

export async function adjust(
  store: Store,
  context: CommandContext,
  adjustment: Adjustment,
): Answered<Adjusted, AdjustCode> {
  const { accountId, against, transactionId } = adjustment;
  const [owner, asset] = await Promise.all([ownerOf(store, accountId), ledgerAssetOf(store, adjustment.asset)]);
  if (!owner) return noAccount();
  if (isRefused(asset)) return asset;
  const amount = amountIn(asset, adjustment.amount);
  if (isRefused(amount)) return amount as Refusal<'WrongPrecision'>;
  const asked: Asked = { adjustment, owner, asset, amount, now: context.now };
  const shard = shardPicker();
  const shardAt = (attempt: number) => shardOf(against, asset.code, shard(attempt));
  const done = referenceKey(owner, SOURCE, transactionId);
  const result = await runCommand<Json, DecideCode>(
    store,
    context,
    (attempt) => [accountStream(owner, accountId), settingsStream(owner), streamOfShard(shardAt(attempt))],
    async (heads, attempt) => {
      const [before] = await store.readRecords([done]);
      return before ? { appends: [], answer: before.value } : decide(heads, asked, shardAt(attempt));
    },
    { raceSecondsMax: RACE_SECONDS_MAX },
  );
  return answered(result);
}

function decide(heads: Heads, asked: Asked, shard: Shard): Decision<Json> | Refusal<DecideCode> {
  const { adjustment, owner, asset, amount } = asked;
  const { accountId, transactionId, direction, isForced, reason: description } = adjustment;
  const stream = accountStream(owner, accountId);
  const account = accountIn(heads, stream);
  if (!account) return noAccount();
  const now = timeOf(heads, [stream], asked.now);
  const effectiveAt = adjustment.effectiveAt ?? now;
  if (effectiveAt > now || effectiveAt < account.createdAt) {
    const message = effectiveAt > now ? 'is in the future' : 'is before the account was opened';
    return refuseInput([{ path: 'effectiveAt', message }]);
  }
  const change = direction === 'credit' ? amount : negate(amount);
  const postings = [
    { accountId, asset, amount: change, isForced },
    { accountId: shard.accountId, asset, amount: negate(change) },
  ];
  const transaction = { transactionId, cause: 'adjustment' as const, description, effectiveAt, now, postings };
  const day = dateIn(settingsIn(heads, owner).settings.timeZone, now);
  const posted = postTransaction(heads, transaction, { seats: [{ owner, account, day }], shards: [shard] });
  if (isRefused(posted)) return posted as Refusal<PostingCode>;
  const balance = posted.accounts.get(accountId)?.balances[asset.code] ?? '0';
  const answer: Adjusted = { transactionId, accountId, asset: asset.code, balance };
  const used = { ...referenceKey(owner, SOURCE, transactionId), expect: 'absent' as const, value: asJson(answer) };
  return { appends: posted.appends, records: [...posted.records, used], answer: asJson(answer) };
}
