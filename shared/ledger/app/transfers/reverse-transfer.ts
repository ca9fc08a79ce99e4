/** Gives back what a transfer moved: by postings the other way, never by taking the old ones out. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { decimal, ZERO } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { refundOfFees } from '../../calc/fees/refund.ts';
import type { Actor, TransactionId, TransferId } from '../../contract/account.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import { opposite, postingsOf, reverse } from '../../domain/transfers/decide.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { accountIn } from '../../read/account-head.ts';
import { transferIn } from '../../read/transfer-head.ts';
import { readTransfer } from '../../read/transfer-records.ts';
import {
  type Answered,
  answered,
  noAccount,
  RACE_SECONDS_MAX,
  refusedAtOnce,
  unlessErased,
} from '../accounts/account-commands.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { type AssetOf, feeShards, ledgerAssetsOf, returnPostings } from '../fees/fee-postings.ts';
import { asJson, timeOf } from '../postings/book.ts';
import {
  conversionAccounts,
  postTransaction,
  type Shard,
  shardOf,
  streamOfShard,
} from '../postings/post-transaction.ts';
import { shardPicker } from '../postings/system-accounts.ts';
import { noTransfer, placesOf } from './places.ts';
import { transferWrite } from './transfer-append.ts';

export type ReverseCode =
  | PostingCode
  | ('NotFound' | 'AlreadyReversed' | 'TransferNotCompleted' | 'Forbidden' | 'UnknownAsset');

interface Asked {
  readonly transferId: TransferId;
  readonly reason: string;
  readonly by: Actor;
  /** Whose transfer it is; the caller's, if left out. */
  readonly userId?: TenantId | undefined;
  /** Under the same id it is reversed once. */
  readonly transactionId?: TransactionId | undefined;
  /** Takes it back whatever is there, and from a frozen or closed account: the balance may come below zero. For operators. */
  readonly isForced?: boolean | undefined;
}

interface Known extends Omit<Asked, 'transactionId' | 'userId'> {
  readonly transfer: Transfer;
  readonly asset: LedgerAsset;
  readonly into: LedgerAsset | undefined;
  /** What comes back of the fees. */
  readonly feesReturned: readonly FeeLine[];
  readonly assetOf: AssetOf;
  readonly transactionId: TransactionId;
  readonly userId: string;
  readonly now: string;
}

/** @param asked `by` the owner: only who received it may; `by` an operator: whoever has it now. */
export async function reverseTransfer(
  store: Store,
  context: CommandContext,
  asked: Asked,
): Answered<Transfer, ReverseCode> {
  const { tenant, now } = context;
  const { userId = tenant } = asked;
  const seen = await readTransfer(store, userId, asked.transferId);
  if (!seen) return refusedAtOnce(store, context, noTransfer());
  const { transfer } = seen;
  const asset = await ledgerAssetOf(store, transfer.asset);
  if (isRefused(asset)) return refusedAtOnce(store, context, asset);
  const into = transfer.converted && (await ledgerAssetOf(store, transfer.converted.asset));
  if (isRefused(into)) return refusedAtOnce(store, context, into as Refusal<'UnknownAsset'>);
  const lines = transfer.fees?.lines ?? [];
  const assetOf = await ledgerAssetsOf(
    store,
    lines.map((line) => line.asset),
  );
  if (isRefused(assetOf)) return refusedAtOnce(store, context, assetOf);
  const total = decimal(transfer.amount);
  const feesReturned = refundOfFees(lines, { total, before: ZERO, now: total }, (code) => assetOf(code).precision);
  const known: Known = {
    ...{ ...asked, transfer, asset, into: into as LedgerAsset | undefined, feesReturned, assetOf, userId, now },
    transactionId: asked.transactionId ?? (newId<'x'>() as string as TransactionId),
  };
  const { transfer: stream, from, to } = placesOf(transfer);
  const streams = [stream, ...(from.id === to.id ? [from] : [from, to])];
  const shard = shardPicker();
  const shardsOf = (attempt: number): readonly Shard[] => [
    ...(known.into ? [asset, known.into].map(({ code }) => shardOf('conversion', code, shard(attempt))) : []),
    ...feeShards(feesReturned, shard(attempt)),
  ];
  const result = await unlessErased(tenant, () =>
    runCommand<Json, ReverseCode>(
      store,
      context,
      (attempt) => [...streams, ...shardsOf(attempt).map(streamOfShard)],
      async (heads, attempt) => decide(heads, known, shardsOf(attempt)),
      { raceSecondsMax: RACE_SECONDS_MAX },
    ),
  );
  return answered(result);
}

function decide(heads: Heads, known: Known, shards: readonly Shard[]): Decision<Json> | Refusal<ReverseCode> {
  const places = placesOf(known.transfer);
  const stored = transferIn(heads, places.transfer);
  const [from, to] = [accountIn(heads, places.from), accountIn(heads, places.to)];
  if (!stored || !from || !to) return noAccount();
  const now = timeOf(heads, [places.from, places.to], known.now);
  const { transactionId, transferId, reason, by, userId, feesReturned, assetOf, isForced } = known;
  const { state } = stored;
  if (state.status === 'reversed' && state.reversalTransactionId === transactionId) {
    return { appends: [], answer: asJson(stored) };
  }
  const reversed = reverse(stored, { transactionId, reason, by, userId, feesReturned, now });
  if ('refused' in reversed) return reversed;
  const postings = [
    ...opposite(
      postingsOf({
        ...{ from: from.accountId, to: to.accountId, asset: known.asset, amount: decimal(stored.amount) },
        ...(stored.converted &&
          known.into && { converted: { asset: known.into, amount: decimal(stored.converted.amount) } }),
        through: conversionAccounts(shards),
      }),
    ).map((posting) => ({ ...posting, isForced })),
    ...returnPostings({ payer: from.accountId, lines: feesReturned, assetOf, shards }),
  ];
  const transaction = { ...{ transactionId, transferId }, cause: 'reversal' as const, effectiveAt: now, now };
  const day = now.slice(0, 10);
  const seats = [
    { owner: stored.from.userId as TenantId, account: from, day },
    { owner: stored.to.userId as TenantId, account: to, day },
  ];
  const posted = postTransaction(heads, { ...transaction, description: reason, postings }, { seats, shards });
  if (isRefused(posted)) return posted as Refusal<PostingCode>;
  const { append, records, after } = transferWrite(stored, [reversed]);
  return { appends: [...posted.appends, append], records: [...posted.records, ...records], answer: asJson(after) };
}
