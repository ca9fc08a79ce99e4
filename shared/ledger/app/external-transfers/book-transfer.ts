/** Books what a transfer's saga orders, each of it once: a record in the same append says that it was. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordKey } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import { type Account, evolveAll } from '../../domain/accounts/account.ts';
import { placeHold, releaseHold } from '../../domain/holds/hold.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { referenceKey } from '../../read/places.ts';
import { noAccount, RACE_SECONDS_MAX } from '../accounts/account-commands.ts';
import { type AssetOf, feeShards, ledgerAssetsOf, shardIn } from '../fees/fee-postings.ts';
import { timeOf, type Written, writesOf } from '../postings/book.ts';
import { postTransaction, type Shard, shardOf, streamOfShard } from '../postings/post-transaction.ts';
import { shardPicker } from '../postings/system-accounts.ts';
import { assetsOf, causeOf, heldAmounts, holdIdOf, reversal, settlement, transactionIdOf } from './bookings.ts';

export type Booking =
  | { readonly kind: 'hold' | 'release'; readonly holdNumber: number }
  | { readonly kind: 'settle'; readonly amount: string; readonly holdNumber?: number | undefined }
  | { readonly kind: 'reverse'; readonly amount: string };

const SOURCE = 'external-transfer';
const nameOf = (booking: Booking): string =>
  booking.kind === 'hold' || booking.kind === 'release' ? `${booking.kind} ${booking.holdNumber}` : booking.kind;

const doneKey = (owner: TenantId, { transferId }: ExternalTransfer, name: string): RecordKey =>
  referenceKey(owner, SOURCE, derivedId(transferId, name));

interface Setting {
  readonly transfer: ExternalTransfer;
  readonly owner: TenantId;
  readonly account: Account;
  readonly assetOf: AssetOf;
  readonly shards: readonly Shard[];
  readonly day: string;
  readonly now: string;
}

/** A hold of each asset that is paid in; all of them or none. */
function placed(heads: Heads, { transfer, owner, account, day, now }: Setting, holdNumber: number): Written | Refusal {
  const events: AccountEvent[] = [];
  let current = account;
  for (const [asset, amount] of heldAmounts(transfer)) {
    const holdId = holdIdOf(transfer, holdNumber, asset);
    const { transferId } = transfer;
    const event = placeHold(current, { holdId, asset, amount, expiresAt: null, transferId, day, now });
    if ('refused' in event) return event;
    events.push(event);
    current = evolveAll(current, [event]) ?? current;
  }
  return writesOf(heads, [{ stream: accountStream(owner, account.accountId), before: account, events }], now);
}

/** What is left of the holds of a number, given back. */
function releases(
  account: Account,
  transfer: ExternalTransfer,
  holdNumber: number,
  now: string,
): readonly AccountEvent[] {
  return heldAmounts(transfer).flatMap(([asset]) => {
    const event = releaseHold(account, { holdId: holdIdOf(transfer, holdNumber, asset), now });
    return 'refused' in event ? [] : [event];
  });
}

type Posting = Extract<Booking, { readonly kind: 'settle' | 'reverse' }>;

function posted(heads: Heads, setting: Setting, booking: Posting): Written | Refusal {
  const { transfer, owner, account, assetOf, shards, day, now } = setting;
  const against = { clearing: shardIn(shards, 'clearing', transfer.asset), fees: shards };
  const holdNumber = booking.kind === 'settle' ? booking.holdNumber : undefined;
  const booked = { transfer, amount: booking.amount, holdNumber, against, assetOf };
  const isSettled = booking.kind === 'settle';
  const postings = isSettled ? settlement(booked) : reversal(booked);
  const { transferId, accountId } = transfer;
  const transaction = {
    ...{ transactionId: transactionIdOf(transfer, isSettled ? 'settled' : 'reversed'), transferId, postings },
    ...{ cause: isSettled ? causeOf(transfer) : ('reversal' as const), effectiveAt: now, now },
  };
  const used = shards.filter((shard) => postings.some((posting) => posting.accountId === shard.accountId));
  return postTransaction(heads, transaction, {
    ...{ seats: [{ owner, account, day }], shards: used },
    more: (accounts) => {
      const after = accounts.get(accountId) ?? account;
      return new Map([[accountId, holdNumber === undefined ? [] : releases(after, transfer, holdNumber, now)]]);
    },
  });
}

function written(heads: Heads, setting: Setting, booking: Booking): Written | Refusal {
  const { transfer, owner, account, now } = setting;
  switch (booking.kind) {
    case 'hold':
      return placed(heads, setting, booking.holdNumber);
    case 'release': {
      const events = releases(account, transfer, booking.holdNumber, now);
      return writesOf(heads, [{ stream: accountStream(owner, account.accountId), before: account, events }], now);
    }
    default:
      return posted(heads, setting, booking);
  }
}

/**
 * Of the context's tenant, whose transfer it is. The same booking again changes nothing. What was released before it was
 * held, by whoever gave up waiting for that, is not held any more.
 */
export async function bookTransfer(
  store: Store,
  context: CommandContext,
  transfer: ExternalTransfer,
  booking: Booking,
): Promise<Refusal | undefined> {
  const { tenant: owner } = context;
  const codes = assetsOf(transfer);
  const assetOf = await ledgerAssetsOf(store, codes);
  if (isRefused(assetOf)) return assetOf;
  const pick = shardPicker();
  const isPosting = booking.kind === 'settle' || booking.kind === 'reverse';
  const shardsAt = (attempt: number): readonly Shard[] =>
    isPosting ? [shardOf('clearing', transfer.asset, pick(attempt)), ...feeShards(transfer.fees, pick(attempt))] : [];
  const stream = accountStream(owner, transfer.accountId);
  const done = doneKey(owner, transfer, nameOf(booking));
  const over = booking.kind === 'hold' ? [doneKey(owner, transfer, `release ${booking.holdNumber}`)] : [];
  const result = await runCommand<Json, string>(
    store,
    { ...context, idempotency: undefined },
    (attempt) => [stream, settingsStream(owner), ...shardsAt(attempt).map(streamOfShard)],
    async (heads, attempt): Promise<Decision<Json> | Refusal<string>> => {
      if ((await store.readRecords([done, ...over])).length > 0) return { appends: [], answer: null };
      const account = accountIn(heads, stream);
      if (!account) return noAccount();
      const now = timeOf(heads, [stream], context.now);
      const day = dateIn(settingsIn(heads, owner).settings.timeZone, now);
      const setting = { transfer, owner, account, assetOf, shards: shardsAt(attempt), day, now };
      const writes = written(heads, setting, booking);
      if (isRefused(writes)) return writes;
      const { appends, records } = writes as Written;
      return { appends, records: [...records, { ...done, expect: 'absent', value: now }], answer: null };
    },
    { raceSecondsMax: RACE_SECONDS_MAX },
  );
  return isRefused(result) ? result : undefined;
}
