/** Takes part of a hold or all: a transfer that is paid from it. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AccountId, TransactionId, TransferId } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { maySendToOthers } from '../../domain/accounts/standing.ts';
import { releaseHold } from '../../domain/holds/hold.ts';
import { amountIn, type LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import { complete, consentOf, initiate, postingsOf } from '../../domain/transfers/decide.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { readHold } from '../../read/hold-records.ts';
import {
  type Answered,
  answered,
  noAccount,
  RACE_SECONDS_MAX,
  refusedAtOnce,
  unlessErased,
} from '../accounts/account-commands.ts';
import { ledgerAssetOf, ownerOf } from '../accounts/owners.ts';
import { asJson, timeOf } from '../postings/book.ts';
import { postTransaction } from '../postings/post-transaction.ts';
import { transferWrite } from '../transfers/transfer-append.ts';
import { type EndedCode, type HoldOf, refuseEnded, refuseOfTransfer } from './hold-commands.ts';

export interface Completion extends HoldOf {
  readonly to: AccountId;
  /** All that remains, if left out. */
  readonly amount?: string | undefined;
  readonly description?: string | undefined;
  /** Whether what remains is released at once. */
  readonly releaseRest: boolean;
}

type DecideCode = PostingCode | EndedCode | 'WrongPrecision' | 'AccountNotVerified' | 'TransferNotAccepted';
export type CompleteCode = DecideCode | 'UnknownAsset' | 'SameAccount';

interface Asked {
  readonly completion: Completion;
  readonly asset: LedgerAsset;
  readonly sender: TenantId;
  readonly recipient: TenantId;
  readonly ids: { readonly transactionId: TransactionId; readonly transferId: TransferId };
  readonly now: string;
}

export async function completeHold(
  store: Store,
  context: CommandContext,
  completion: Completion,
): Answered<Transfer, CompleteCode> {
  const prepared = await prepare(store, context, completion);
  if (isRefused(prepared)) return refusedAtOnce(store, context, prepared as Refusal<CompleteCode>);
  const { sender, recipient } = prepared;
  const [from, to] = [accountStream(sender, completion.accountId), accountStream(recipient, completion.to)];
  const result = await unlessErased(sender, () =>
    runCommand<Json, DecideCode>(
      store,
      context,
      [from, to],
      async (heads) => {
        const before = accountIn(heads, from);
        const now = timeOf(heads, [from, to], context.now);
        if (before && !before.holds[completion.holdId]) {
          return refuseEnded(store, { tenant: sender, now }, completion);
        }
        return decide(before, accountIn(heads, to), heads, { ...prepared, now });
      },
      { raceSecondsMax: RACE_SECONDS_MAX },
    ),
  );
  return answered(result);
}

async function prepare(
  store: Store,
  { tenant: sender, now }: CommandContext,
  completion: Completion,
): Promise<Asked | Refusal<CompleteCode>> {
  const { accountId, holdId, to } = completion;
  if (accountId === to) {
    return refuse('SameAccount', 'What is held leaves the account: name another one.', {
      errors: [{ path: 'to', message: 'must be another account' }],
    });
  }
  const [hold, recipient] = await Promise.all([
    readHold(store, { tenant: sender, accountId, now }, holdId),
    ownerOf(store, to),
  ]);
  if (!hold) return refuse('NotFound', 'There is no hold with this id on this account.');
  if (!recipient) return noAccount();
  const asset = await ledgerAssetOf(store, hold.asset);
  if (isRefused(asset)) return asset;
  const ids = {
    transactionId: newId<'x'>() as string as TransactionId,
    transferId: newId<'t'>() as string as TransferId,
  };
  return { completion, asset, sender, recipient, ids, now };
}

/** Only what others take without being asked: nobody waits for an answer with a hold that may expire. */
function refusedTo(from: Account, to: Account, { sender, recipient }: Asked): Refusal<DecideCode> | undefined {
  if (sender === recipient) return undefined;
  if (consentOf(to.receiving, sender) === 'given') return maySendToOthers(from);
  return refuse('TransferNotAccepted', 'The recipient takes nothing from you without being asked.');
}

function decide(
  from: Account | undefined,
  to: Account | undefined,
  heads: Heads,
  asked: Asked,
): Decision<Json> | Refusal<DecideCode> {
  const { completion, asset, sender, recipient, ids, now } = asked;
  const { holdId, description, releaseRest } = completion;
  const hold = from?.holds[holdId];
  if (!from || !to || !hold) return noAccount();
  if (hold.transferId !== undefined) return refuseOfTransfer(hold.transferId);
  const refused = refusedTo(from, to, asked);
  if (refused) return refused;
  const amount = completion.amount === undefined ? decimal(hold.remaining) : amountIn(asset, completion.amount);
  if (isRefused(amount)) return amount as Refusal<'WrongPrecision'>;
  const order = {
    ...{ transferId: ids.transferId, asset, amount, description, metadata: {}, effectiveAt: now, now },
    from: { userId: sender, accountId: from.accountId },
    to: { userId: recipient, accountId: to.accountId },
  };
  const postings = postingsOf({ from: from.accountId, to: to.accountId, asset, amount, holdId });
  const transaction = { ...ids, cause: 'transfer' as const, description, effectiveAt: now, now, postings };
  const day = now.slice(0, 10);
  const posted = postTransaction(heads, transaction, {
    seats: [
      { owner: sender, account: from, day },
      { owner: recipient, account: to, day },
    ],
    more: (accounts) =>
      new Map([[from.accountId, releaseRest ? restOf(accounts.get(from.accountId), completion, now) : []]]),
  });
  if (isRefused(posted)) return posted as Refusal<PostingCode>;
  const started = transferWrite(undefined, [initiate(order)]).after;
  const { transactionId } = ids;
  const moved = complete(started, { transactionId, isMoney: asset.isMoney, now });
  const { append, records, after } = transferWrite(undefined, [initiate(order), ...moved]);
  return { appends: [...posted.appends, append], records: [...posted.records, ...records], answer: asJson(after) };
}

/** Releases what remains of the hold, if anything does. */
function restOf(account: Account | undefined, { holdId }: HoldOf, now: string): readonly AccountEvent[] {
  const released = account && releaseHold(account, { holdId, now });
  return !released || 'refused' in released ? [] : [released];
}
