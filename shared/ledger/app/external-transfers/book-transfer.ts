/** Books what a transfer's saga orders, each of it once: a record in the same append says that it was. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordKey } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { releaseHold } from '../../domain/holds/hold.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { referenceKey } from '../../read/places.ts';
import { noAccount, RACE_SECONDS_MAX } from '../accounts/account-commands.ts';
import { type AssetOf, feeShards, ledgerAssetsOf, shardIn } from '../fees/fee-postings.ts';
import { timeOf, type Written, writesOf } from '../postings/book.ts';
import { postTransaction, type Shard, shardOf, streamOfShard } from '../postings/post-transaction.ts';
import { shardPicker } from '../postings/system-accounts.ts';
import { assetsOf, causeOf, heldAmounts, holdIdOf, reversal, settlement, transactionIdOf } from './bookings.ts';
import { holdsFor } from './holds-for.ts';
import { providerPostingWrites } from './provider-posting.ts';
import { pieceOf, progressKey, progressWrite, type ReversalPart, type ReversalPiece } from './reversal-progress.ts';

export type Booking = {
  /** What the provider calls the payment, and what it says that it keeps. */
  readonly providerId?: string | undefined;
  readonly providerFee?: string | undefined;
} & (
  | { readonly kind: 'hold' | 'release'; readonly holdNumber: number }
  | { readonly kind: 'settle'; readonly amount: string; readonly holdNumber?: number | undefined }
  /** Of all that was settled, what is left; or a part of it. */
  | { readonly kind: 'reverse'; readonly amount: string; readonly part?: ReversalPart | undefined }
);

const SOURCE = 'external-transfer';
function nameOf(booking: Booking): string {
  if (booking.kind === 'hold' || booking.kind === 'release') return `${booking.kind} ${booking.holdNumber}`;
  return booking.kind === 'reverse' && booking.part ? `reverse ${booking.part.transactionId}` : booking.kind;
}

const doneKey = (owner: TenantId, { transferId }: ExternalTransfer, name: string): RecordKey =>
  referenceKey(owner, SOURCE, derivedId(transferId, name));

interface Setting {
  readonly transfer: ExternalTransfer;
  readonly owner: TenantId;
  readonly account: Account;
  readonly assetOf: AssetOf;
  readonly shards: readonly Shard[];
  /** Of a reversal. */
  readonly piece?: ReversalPiece | undefined;
  readonly day: string;
  readonly now: string;
}

/** A hold of each asset that is paid in; all of them or none. */
function placed(heads: Heads, { transfer, owner, account, day, now }: Setting, holdNumber: number): Written | Refusal {
  const events = holdsFor(account, transfer, { holdNumber, day, now });
  if (isRefused(events)) return events;
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
const isAPosting = (booking: Booking): booking is Posting => booking.kind === 'settle' || booking.kind === 'reverse';

/** What identifies the transaction of a booking, and says why it is. */
function aboutOf(transfer: ExternalTransfer, booking: Posting) {
  if (booking.kind === 'settle') {
    return { transactionId: transactionIdOf(transfer, 'settled'), cause: causeOf(transfer) };
  }
  const { transactionId = transactionIdOf(transfer, 'reversed'), reason: description } = booking.part ?? {};
  return { transactionId, cause: 'reversal' as const, description };
}

function posted(heads: Heads, setting: Setting, booking: Posting): Written | Refusal {
  const { transfer, owner, account, assetOf, shards, piece, day, now } = setting;
  // Parts have taken back all of it before.
  if (piece?.now === 0n) return { appends: [], records: [] };
  const against = { clearing: shardIn(shards, 'clearing', transfer.asset), fees: shards };
  const holdNumber = booking.kind === 'settle' ? booking.holdNumber : undefined;
  const booked = { transfer, amount: booking.amount, holdNumber, against, assetOf };
  const postings = piece ? reversal(booked, piece) : settlement(booked);
  const { transferId, accountId } = transfer;
  const transaction = { ...aboutOf(transfer, booking), transferId, postings, effectiveAt: now, now };
  const used = shards.filter((shard) => postings.some((posting) => posting.accountId === shard.accountId));
  const written = postTransaction(heads, transaction, {
    ...{ seats: [{ owner, account, day }], shards: used },
    more: (accounts) => {
      const after = accounts.get(accountId) ?? account;
      return new Map([[accountId, holdNumber === undefined ? [] : releases(after, transfer, holdNumber, now)]]);
    },
  });
  if (isRefused(written)) return written;
  const { transactionId } = transaction;
  const told = { ...booking, transactionId, amount: piece ? format(piece.now) : booking.amount };
  const { appends, records } = written as Written;
  return { appends, records: [...records, ...providerPostingWrites(transfer, told, now)] };
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
  const isPosting = isAPosting(booking);
  const shardsAt = (attempt: number): readonly Shard[] =>
    isPosting ? [shardOf('clearing', transfer.asset, pick(attempt)), ...feeShards(transfer.fees, pick(attempt))] : [];
  const stream = accountStream(owner, transfer.accountId);
  const done = doneKey(owner, transfer, nameOf(booking));
  const over = booking.kind === 'hold' ? [doneKey(owner, transfer, `release ${booking.holdNumber}`)] : [];
  const progress = booking.kind === 'reverse' ? progressKey(owner, transfer) : undefined;
  const result = await runCommand<Json, string>(
    store,
    { ...context, idempotency: undefined },
    (attempt) => [stream, settingsStream(owner), ...shardsAt(attempt).map(streamOfShard)],
    async (heads, attempt): Promise<Decision<Json> | Refusal<string>> => {
      const known = await store.readRecords([done, ...over, ...(progress ? [progress] : [])]);
      const reversed = known.find(({ sort }) => sort === progress?.sort);
      if (known.length > (reversed ? 1 : 0)) return { appends: [], answer: null };
      const piece = booking.kind === 'reverse' ? pieceOf(decimal(booking.amount), booking.part, reversed) : undefined;
      if (isRefused(piece)) return piece;
      const account = accountIn(heads, stream);
      if (!account) return noAccount();
      const now = timeOf(heads, [stream], context.now);
      const day = dateIn(settingsIn(heads, owner).settings.timeZone, now);
      const setting = { transfer, owner, account, assetOf, shards: shardsAt(attempt), piece, day, now };
      const writes = written(heads, setting, booking);
      if (isRefused(writes)) return writes;
      const { appends, records } = writes as Written;
      const moved = progress && piece ? [progressWrite(progress, piece, reversed)] : [];
      return { appends, records: [...records, ...moved, { ...done, expect: 'absent', value: now }], answer: null };
    },
    { raceSecondsMax: RACE_SECONDS_MAX },
  );
  return isRefused(result) ? result : undefined;
}
