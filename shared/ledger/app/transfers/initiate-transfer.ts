/** Moves money: between accounts of one user, to another user, or into another asset. */
import { together } from '../../../kernel/commands/alongside.ts';
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { add, decimal } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { HoldId, TransactionId, TransferId } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import { type Account, evolveAll } from '../../domain/accounts/account.ts';
import { fundsOf, insufficientFunds } from '../../domain/accounts/available.ts';
import { maySendToOthers } from '../../domain/accounts/standing.ts';
import { type PlaceCode, placeHold } from '../../domain/holds/hold.ts';
import type { PostingCode } from '../../domain/postings/post.ts';
import {
  awaitAcceptance,
  complete,
  consentOf,
  initiate,
  type Order,
  postingsOf,
} from '../../domain/transfers/decide.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import {
  type Answered,
  answered,
  noAccount,
  RACE_SECONDS_MAX,
  refusedAtOnce,
  unlessErased,
} from '../accounts/account-commands.ts';
import { chargePostings, feeShards, heldFees } from '../fees/fee-postings.ts';
import { asJson, timeOf, writesOf } from '../postings/book.ts';
import {
  conversionAccounts,
  postTransaction,
  type Shard,
  shardOf,
  streamOfShard,
} from '../postings/post-transaction.ts';
import { type ReferenceCode, referenceWrite, usedReference } from '../postings/references.ts';
import { shardPicker } from '../postings/system-accounts.ts';
import type { Planned } from './planned.ts';
import { type PrepareCode, type Prepared, prepare, type TransferOrder } from './prepare-transfer.ts';
import { transferWrite } from './transfer-append.ts';

type DecideCode =
  | PostingCode
  | PlaceCode
  | ReferenceCode
  | ('AccountNotVerified' | 'TransferNotAccepted' | 'ValidationFailed');
export type InitiateCode = PrepareCode | DecideCode;

interface Ids {
  readonly transferId: TransferId;
  readonly transactionId: TransactionId;
  readonly holdId: HoldId;
}

/** All that a decision needs and heads don't hold. */
interface Asked {
  readonly order: TransferOrder;
  readonly prepared: Prepared;
  readonly ids: Ids;
  readonly sender: TenantId;
  readonly now: string;
}

export async function initiateTransfer(
  store: Store,
  context: CommandContext,
  order: TransferOrder,
  planned?: Planned,
): Answered<Transfer, InitiateCode> {
  const prepared = await prepare(store, context, order);
  if (isRefused(prepared)) return refusedAtOnce(store, context, prepared as Refusal<PrepareCode>);
  const ids = {
    transferId: planned?.transferId ?? (newId<'t'>() as string as TransferId),
    holdId: newId<'h'>() as string as HoldId,
    transactionId: newId<'x'>() as string as TransactionId,
  };
  const { tenant: sender, now } = context;
  const asked: Asked = { order, prepared, ids, sender, now };
  const shard = shardPicker();
  const shardsOf = (attempt: number) => [
    ...conversionShards(prepared, shard(attempt)),
    ...feeShards(prepared.fees.lines, shard(attempt)),
  ];
  const [from, to] = streamsOf(asked);
  const accounts = order.from === order.to ? [from] : [from, to];
  const streams = [...accounts, settingsStream(sender), ...(planned?.alongside.streams ?? [])];
  const result = await unlessErased(sender, () =>
    runCommand<Json, DecideCode | 'NotFound' | 'Conflict'>(
      store,
      context,
      (attempt) => [...streams, ...shardsOf(attempt).map(streamOfShard)],
      async (heads, attempt) => {
        const used = await usedReference(store, { tenant: sender, source: 'user', reference: order.reference });
        const decided = used ?? decide(heads, asked, shardsOf(attempt));
        return together<Json, DecideCode | 'NotFound'>(decided, heads, planned?.alongside);
      },
      { raceSecondsMax: RACE_SECONDS_MAX, mayRecall: planned === undefined },
    ),
  );
  return answered(result);
}

function conversionShards({ asset, converted }: Prepared, shard: number): readonly Shard[] {
  if (!converted) return [];
  return [asset, converted.asset].map(({ code }) => shardOf('conversion', code, shard));
}

interface Sides {
  readonly from: Account;
  readonly to: Account;
  /** The sender's. */
  readonly day: string;
  readonly order: Order;
}

type Decided = Decision<Json> | Refusal<DecideCode | 'NotFound'>;

function decide(heads: Heads, asked: Asked, shards: readonly Shard[]): Decided {
  const sides = sidesOf(heads, asked);
  if (isRefused(sides)) return sides as Refusal<'NotFound' | 'ValidationFailed'>;
  const { sender, prepared, order } = asked;
  const decided =
    sender === prepared.recipient ? move(heads, asked, sides, shards) : sendToUser(heads, asked, sides, shards);
  if (isRefused(decided)) return decided;
  const reference = { tenant: sender, source: 'user', reference: order.reference };
  return { ...decided, records: [...(decided.records ?? []), ...referenceWrite(reference, asked.ids.transferId)] };
}

/** The two accounts, and the order as they make it. */
function sidesOf(heads: Heads, asked: Asked): Sides | Refusal<'NotFound' | 'ValidationFailed'> {
  const { order, prepared, ids, sender } = asked;
  const [fromStream, toStream] = streamsOf(asked);
  const [from, to] = [accountIn(heads, fromStream), accountIn(heads, toStream)];
  if (!from || !to) return noAccount();
  const now = timeOf(heads, [fromStream, toStream], asked.now);
  const effectiveAt = order.effectiveAt ?? now;
  const isBefore = effectiveAt < from.createdAt || effectiveAt < to.createdAt;
  if (effectiveAt > now || isBefore) {
    const message = isBefore ? 'is before the accounts were opened' : 'is in the future';
    return refuseInput([{ path: 'effectiveAt', message }]);
  }
  const { timeZone } = settingsIn(heads, sender).settings;
  const { asset, amount, converted, recipient, fees } = prepared;
  const { reference, description, metadata } = order;
  return {
    ...{ from, to, day: dateIn(timeZone, now as Timestamp) },
    order: {
      ...{ transferId: ids.transferId, asset, amount, converted, fees },
      ...{ reference, description, metadata, effectiveAt, now },
      from: { userId: sender, accountId: order.from },
      to: { userId: recipient, accountId: order.to },
    },
  };
}

const streamsOf = ({ order, prepared, sender }: Asked): readonly [StreamId, StreamId] => [
  accountStream(sender, order.from),
  accountStream(prepared.recipient, order.to),
];

type Outcome = Decision<Json> | Refusal<DecideCode>;

/** Whoever lacks the fees alone is told what is needed in all. */
function withFees<Code extends string>(
  refused: Refusal<Code>,
  from: Account,
  order: Order,
): Refusal<Code> | Refusal<'InsufficientFunds'> {
  const { asset, amount, fees, now } = order;
  const charged = fees?.totals.find((total) => total.asset === asset.code);
  const { available } = fundsOf(from, asset.code, now);
  const needed = add(amount, decimal(charged?.amount ?? '0'));
  if (refused.code !== 'InsufficientFunds' || !charged || needed <= available) return refused;
  return insufficientFunds(from, { asset: asset.code, amount: needed, available });
}

/** Moves it at once. */
function move(heads: Heads, { ids, sender, prepared }: Asked, sides: Sides, shards: readonly Shard[]): Outcome {
  const { from, to, day, order } = sides;
  const { transferId, asset, amount, converted, reference, description, effectiveAt, now } = order;
  const { transactionId } = ids;
  const { lines } = prepared.fees;
  const postings = [
    ...postingsOf({
      from: from.accountId,
      to: to.accountId,
      asset,
      amount,
      converted,
      through: conversionAccounts(shards),
    }),
    ...chargePostings({ payer: from.accountId, lines, assetOf: prepared.assetOf, shards }),
  ];
  const cause = converted ? ('conversion' as const) : ('transfer' as const);
  const transaction = { transactionId, transferId, cause, reference, description, effectiveAt, now, postings };
  const seats = [
    { owner: sender, account: from, day },
    { owner: prepared.recipient, account: to, day },
  ];
  const posted = postTransaction(heads, transaction, { seats, shards });
  if (isRefused(posted)) return withFees(posted as Refusal<PostingCode>, from, order);
  const initiated = transferWrite(undefined, [initiate(order)]).after;
  const moved = complete(initiated, { transactionId, isMoney: asset.isMoney, now });
  const { append, records, after } = transferWrite(undefined, [initiate(order), ...moved]);
  return {
    appends: [...posted.appends, append],
    records: [...posted.records, ...records],
    answer: asJson(after),
  };
}

/** To another user: at once where they agree beforehand, else with the funds held until they do. */
function sendToUser(heads: Heads, asked: Asked, sides: Sides, shards: readonly Shard[]): Outcome {
  const { from, to, order } = sides;
  const unverified = maySendToOthers(from);
  if (unverified) return unverified;
  if (asked.order.effectiveAt !== undefined) {
    return refuseInput([{ path: 'effectiveAt', message: 'can be given between your own accounts only' }]);
  }
  const consent = consentOf(to.receiving, order.from.userId);
  if (to.status.status === 'closed') return refuse('AccountClosed', 'The account of the recipient was closed.');
  if (consent === 'refused') return refuse('TransferNotAccepted', 'The recipient takes nothing from others.');
  return consent === 'given' ? move(heads, asked, sides, shards) : holdUntilAccepted(heads, asked, sides);
}

/** The amount, and what is charged for it apart, so that each limit counts them as it does where nobody is asked. */
function holdUntilAccepted(heads: Heads, { ids, order: input, prepared }: Asked, sides: Sides): Outcome {
  const { from, day, order } = sides;
  const { transferId, asset, amount, reference, description, now } = order;
  const { holdId } = ids;
  const expiresAt = new Date(Date.parse(now) + input.acceptWithinSeconds * 1_000).toISOString();
  const events: AccountEvent[] = [];
  for (const part of [{ holdId, asset: asset.code, amount }, ...heldFees(transferId, prepared.fees.lines)]) {
    const account = evolveAll(from, events) ?? from;
    const placed = placeHold(account, { ...part, expiresAt, transferId, reference, description, day, now });
    if ('refused' in placed) return withFees(placed, from, order);
    events.push(...placed);
  }
  const stream = accountStream(order.from.userId as TenantId, from.accountId);
  const written = writesOf(heads, [{ stream, before: from, events }], now);
  const { append, records, after } = transferWrite(undefined, awaitAcceptance(order, holdId, expiresAt));
  return {
    appends: [...written.appends, append],
    records: [...written.records, ...records],
    answer: asJson(after),
  };
}
