/** What is done with a transfer that waits: the recipient accepts or declines it, the sender takes it back. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { HoldId, TransactionId, TransferId } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { releaseHold } from '../../domain/holds/hold.ts';
import type { LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import { cancel, complete, decline, postingsOf, type Waiting, waiting } from '../../domain/transfers/decide.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { accountIn } from '../../read/account-head.ts';
import { transferIn } from '../../read/transfer-head.ts';
import { readTransfer, type SeenTransfer } from '../../read/transfer-records.ts';
import {
  type Answered,
  answered,
  RACE_SECONDS_MAX,
  refusedAtOnce,
  unlessErased,
} from '../accounts/account-commands.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { type Erased, recordsWithout, withoutErased } from '../accounts/without-erased.ts';
import {
  type AssetOf,
  chargePostings,
  feeHoldIdOf,
  feeShards,
  heldFees,
  ledgerAssetsOf,
} from '../fees/fee-postings.ts';
import { asJson, timeOf, writesOf } from '../postings/book.ts';
import { postTransaction, type Shard, streamOfShard } from '../postings/post-transaction.ts';
import { shardPicker } from '../postings/system-accounts.ts';
import { noTransfer, type Places, placesOf } from './places.ts';
import { transferWrite } from './transfer-append.ts';

type EndedCode = 'TransferEnded' | 'TransferExpired';
export type AcceptCode = PostingCode | EndedCode | 'NotFound' | 'Forbidden' | 'UnknownAsset';
export type DeclineCode = EndedCode | 'NotFound' | 'HoldExpired';

interface Found {
  readonly transfer: Waiting;
  readonly from: Account;
  readonly now: string;
}

/** The transfer as it stands, with its sender's account, if it still waits. */
function foundIn(heads: Heads, places: Places, contextNow: string): Found | Refusal<EndedCode> {
  const now = timeOf(heads, [places.from, places.to], contextNow);
  const stored = transferIn(heads, places.transfer);
  const from = accountIn(heads, places.from);
  if (!stored || !from) throw new Error(`${places.transfer.id} lacks what its record names`);
  const transfer = waiting(stored, now);
  return 'refused' in transfer ? transfer : { transfer, from, now };
}

/** Why the sender's account is frozen is the sender's business; the recipient only learns that nothing comes now. */
const toldToRecipient = (refused: Refusal<PostingCode>): Refusal<PostingCode> =>
  refused.code === 'AccountFrozen' ? refuse(refused.code, 'The sender’s account can send nothing now.') : refused;

interface Accepting {
  readonly asset: LedgerAsset;
  /** Of what fees are charged in. */
  readonly assetOf: AssetOf;
  readonly transactionId: TransactionId;
  readonly now: string;
}

const linesOf = ({ fees }: Transfer): readonly FeeLine[] => fees?.lines ?? [];

function acceptIn(
  heads: Heads,
  places: Places,
  more: Accepting,
  shards: readonly Shard[],
): Decision<Json> | Refusal<AcceptCode> {
  const found = foundIn(heads, places, more.now);
  if ('refused' in found) return found;
  const { transfer, from, now } = found;
  const to = accountIn(heads, places.to);
  if (!to) throw new Error(`${places.to.id} is no account`);
  const { transferId, amount, description } = transfer;
  const { asset, assetOf, transactionId } = more;
  const sides = { from: from.accountId, to: to.accountId, asset, amount: decimal(amount) };
  const paying = { payer: from.accountId, lines: linesOf(transfer), assetOf, shards };
  const postings = [
    ...postingsOf({ ...sides, holdId: transfer.state.holdId as HoldId }),
    ...chargePostings(paying, (code) => ({ holdId: feeHoldIdOf(transferId as TransferId, code) })),
  ];
  const ids = { transactionId, transferId: transferId as TransferId };
  const transaction = { ...ids, cause: 'transfer' as const, description, effectiveAt: now, now, postings };
  const day = now.slice(0, 10);
  const posted = postTransaction(heads, transaction, {
    seats: [
      { owner: transfer.from.userId as TenantId, account: from, day },
      { owner: transfer.to.userId as TenantId, account: to, day },
    ],
    shards,
  });
  if (isRefused(posted)) return toldToRecipient(posted as Refusal<PostingCode>);
  const { append, records, after } = transferWrite(
    transfer,
    complete(transfer, { transactionId, isMoney: asset.isMoney, now }),
  );
  return { appends: [...posted.appends, append], records: [...posted.records, ...records], answer: asJson(after) };
}

const OPTIONS = { raceSecondsMax: RACE_SECONDS_MAX };

/** By the recipient: what is held goes to their account. */
export async function acceptTransfer(
  store: Store,
  context: CommandContext,
  transferId: TransferId,
): Answered<Transfer, AcceptCode> {
  const { tenant } = context;
  const seen = await readTransfer(store, tenant, transferId);
  if (!seen) return refusedAtOnce(store, context, noTransfer());
  const { transfer, role } = seen;
  if (role === 'sender') return refusedAtOnce(store, context, refuse('Forbidden', 'Only the recipient can accept it.'));
  const asset = await ledgerAssetOf(store, transfer.asset);
  if (isRefused(asset)) return refusedAtOnce(store, context, asset);
  const lines = linesOf(transfer);
  const assetOf = await ledgerAssetsOf(
    store,
    lines.map((line) => line.asset),
  );
  if (isRefused(assetOf)) return refusedAtOnce(store, context, assetOf);
  const places = placesOf(transfer);
  const more = { asset, assetOf, transactionId: newId<'x'>() as string as TransactionId, now: context.now };
  const streams = [places.transfer, places.from, places.to];
  const shard = shardPicker();
  const shardsOf = (attempt: number) => feeShards(lines, shard(attempt));
  const result = await unlessErased(tenant, () =>
    runCommand<Json, AcceptCode>(
      store,
      context,
      (attempt) => [...streams, ...shardsOf(attempt).map(streamOfShard)],
      async (heads, attempt) => acceptIn(heads, places, more, shardsOf(attempt)),
      OPTIONS,
    ),
  );
  return answered(result);
}

function endIn(
  heads: Heads,
  { transfer: known, role }: SeenTransfer,
  { reason, now: contextNow }: { readonly reason: string; readonly now: string },
): Decision<Json> | Refusal<DeclineCode> {
  const places = placesOf(known);
  const found = foundIn(heads, places, contextNow);
  if ('refused' in found) return found;
  const { transfer, from, now } = found;
  const { state, transferId } = transfer;
  const fees = heldFees(transferId as TransferId, linesOf(transfer));
  const released: AccountEvent[] = [];
  for (const holdId of [state.holdId as HoldId, ...fees.map((hold) => hold.holdId)]) {
    const event = releaseHold(from, { holdId, reason, now });
    if ('refused' in event) return event;
    released.push(event);
  }
  const { appends, records } = writesOf(heads, [{ stream: places.from, before: from, events: released }], now);
  const ending = role === 'sender' ? cancel(transfer, { reason, now }) : decline(transfer, { reason, now });
  const written = transferWrite(transfer, [ending]);
  return {
    appends: [...appends, written.append],
    records: [...records, ...written.records],
    answer: asJson(written.after),
  };
}

/** By the recipient, who declines it, or by the sender, who takes it back: what is held is available again. */
export async function declineTransfer(
  store: Store,
  context: CommandContext,
  { transferId, reason }: { readonly transferId: TransferId; readonly reason: string },
): Answered<Transfer, DeclineCode> {
  const { tenant, now } = context;
  const seen = await readTransfer(store, tenant, transferId);
  if (!seen) return refusedAtOnce(store, context, noTransfer());
  const { transfer, from } = placesOf(seen.transfer);
  const end = (erased: Erased) =>
    runCommand<Json, DeclineCode>(
      store,
      context,
      [transfer, from],
      async (heads) => {
        const decided = endIn(heads, seen, { reason, now });
        if (isRefused(decided)) return decided as Refusal<DeclineCode>;
        return { ...decided, records: recordsWithout(erased, decided.records ?? []) };
      },
      OPTIONS,
    );
  const result = await unlessErased(tenant, () => withoutErased(tenant, end));
  return answered(result);
}
