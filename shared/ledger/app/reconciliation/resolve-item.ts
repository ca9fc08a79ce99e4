/**
 * How an operator ends a suspense item: what stands in suspense goes to users' accounts, or back to clearing, and both
 * sides as they are open it no more. All of it is one append.
 */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { decimal, format, negate } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { AccountId, TransactionId } from '../../contract/account.ts';
import type { Posting, PostingCode } from '../../domain/postings/post.ts';
import { resolved, type SuspenseItem } from '../../domain/reconciliation/item.ts';
import type { ProviderPosting } from '../../domain/reconciliation/match.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { correctionWrite } from '../../read/reconciliation/places.ts';
import { noAccount } from '../accounts/account-commands.ts';
import { ownerOf } from '../accounts/owners.ts';
import { timeOf, type Written } from '../postings/book.ts';
import { postTransaction, type Seat, type Shard, streamOfShard } from '../postings/post-transaction.ts';
import { paymentWrites } from './compare-payment.ts';
import {
  type ItemAct,
  type ItemCode,
  itemMoved,
  platformContext,
  type StandingItem,
  standingItem,
} from './operate-items.ts';
import { assetsOf, type Move, movesBetween, shardsFor } from './suspense-postings.ts';

/** All that is in suspense of an asset, to or from an account. */
export interface SuspenseBooking {
  readonly accountId: AccountId;
  readonly asset: string;
  /** Books it whatever is there: the balance may come below zero. */
  readonly forced: boolean;
}

export type ResolveCode = ItemCode | PostingCode | 'ValidationFailed';

interface Resolving extends StandingItem {
  readonly act: ItemAct;
  readonly moves: readonly Move[];
  readonly bookings: readonly (SuspenseBooking & { readonly owner: TenantId })[];
}

/** What is booked to nobody goes back to clearing. */
function postingsOf({ moves, bookings }: Resolving, shards: readonly Shard[]): readonly Posting[] {
  return moves.flatMap(({ asset, amount }) => {
    const idOf = (kind: Shard['kind']) =>
      shards.find((one) => one.kind === kind && one.asset === asset.code)?.accountId;
    const [suspense, clearing] = [idOf('suspense'), idOf('clearing')];
    const booking = bookings.find((one) => one.asset === asset.code);
    if (!suspense || !clearing) throw new Error(`no shards of ${asset.code}`);
    const other = booking ? { accountId: booking.accountId, isForced: booking.forced } : { accountId: clearing };
    return [
      { ...other, asset, amount: negate(amount) },
      { accountId: suspense, asset, amount },
    ];
  });
}

function seatsIn(heads: Heads, { bookings }: Resolving, now: Timestamp): readonly Seat[] | Refusal<'NotFound'> {
  const seats = new Map<AccountId, Seat>();
  for (const { owner, accountId } of bookings) {
    const account = accountIn(heads, accountStream(owner, accountId));
    if (!account) return noAccount();
    seats.set(accountId, { owner, account, day: dateIn(settingsIn(heads, owner).settings.timeZone, now) });
  }
  return [...seats.values()];
}

const correctionsOf = (
  { bookings, item }: Resolving,
  { transactionId, now }: { readonly transactionId: string; readonly now: string },
): readonly ProviderPosting[] =>
  bookings.map(({ asset }) => ({
    ...{ transactionId, cause: 'correction', asset, postedAt: now },
    amount: format(decimal(item.suspense[asset] ?? '0')),
  }));

function decide(
  heads: Heads,
  resolving: Resolving,
  shards: readonly Shard[],
  asked: string,
): Decision<Json> | Refusal<PostingCode> {
  const { payment, item, act, moves } = resolving;
  const number = payment.state.bookings + 1;
  const used = shards.filter(
    ({ kind, asset }) => kind === 'suspense' || !resolving.bookings.some((one) => one.asset === asset),
  );
  const streams = [...used.map(streamOfShard), ...accountsOf(resolving)];
  const now = timeOf(heads, streams, asked);
  const seats = seatsIn(heads, resolving, now);
  if (isRefused(seats)) return seats as Refusal<PostingCode>;
  const transactionId = derivedId(item.itemId, 'suspense', String(number)) as string as TransactionId;
  const about = { cause: 'adjustment', description: act.reason, effectiveAt: now, now } as const;
  const posted =
    moves.length === 0
      ? NOTHING
      : postTransaction(
          heads,
          { transactionId, ...about, postings: postingsOf(resolving, shards) },
          { seats: seats as readonly Seat[], shards: used },
        );
  if (isRefused(posted)) return posted as Refusal<PostingCode>;
  const corrections = correctionsOf(resolving, { transactionId, now });
  const match = { ...payment.match, ours: [...payment.match.ours, ...corrections] };
  const after = resolved(item, match, { by: act.by, reason: act.reason, now: asked });
  const puts = corrections.map((posting) => correctionWrite(payment, posting));
  const seenToo = puts.map(({ sort }) => sort);
  const records = paymentWrites(payment, { item: after, dueAt: undefined, bookings: number, seenToo });
  const { appends, records: own } = posted as Written;
  return { appends, records: [...own, ...puts, ...records], answer: after as unknown as Json };
}

const NOTHING: Written = { appends: [], records: [] };

const accountsOf = ({ bookings }: Resolving): readonly StreamId[] => [
  ...new Map(bookings.map(({ owner, accountId }) => [accountId, accountStream(owner, accountId)])).values(),
];
const settingsOf = ({ bookings }: Resolving): readonly StreamId[] =>
  [...new Set(bookings.map(({ owner }) => owner))].map((owner) => settingsStream(owner));

/** Each asset once, and only what is in suspense. */
async function ownedBookings(
  store: Store,
  { suspense }: SuspenseItem,
  bookings: readonly SuspenseBooking[],
): Promise<Resolving['bookings'] | Refusal<'ValidationFailed' | 'NotFound'>> {
  const owned: (SuspenseBooking & { readonly owner: TenantId })[] = [];
  for (const [at, booking] of bookings.entries()) {
    const { asset, accountId } = booking;
    const path = `bookings.${at}.asset`;
    if (suspense[asset] === undefined) return refuseInput([{ path, message: 'is not in suspense for this item' }]);
    if (owned.some((one) => one.asset === asset)) return refuseInput([{ path, message: 'is booked already' }]);
    const owner = await ownerOf(store, accountId);
    if (!owner) return refuse('NotFound', `There is no account ${accountId}.`);
    owned.push({ ...booking, owner });
  }
  return owned;
}

export async function resolveItem(
  store: Store,
  context: CommandContext,
  act: ItemAct & { readonly bookings: readonly SuspenseBooking[] },
): Promise<SuspenseItem | Refusal<ResolveCode>> {
  const found = await standingItem(store, act);
  if (isRefused(found)) return found as Refusal<ItemCode>;
  const { item } = found as StandingItem;
  const bookings = await ownedBookings(store, item, act.bookings);
  if (isRefused(bookings)) return bookings as Refusal<'ValidationFailed' | 'NotFound'>;
  const moves = movesBetween(item.suspense, {}, await assetsOf(store, Object.keys(item.suspense)));
  const resolving: Resolving = { ...(found as StandingItem), act, moves, bookings: bookings as Resolving['bookings'] };
  const shardsAt = shardsFor(moves);
  const done = await runCommand<Json, PostingCode>(
    store,
    platformContext(context),
    (attempt) => [...accountsOf(resolving), ...settingsOf(resolving), ...shardsAt(attempt).map(streamOfShard)],
    async (heads, attempt) => decide(heads, resolving, shardsAt(attempt), context.now),
  );
  if (!isRefused(done)) return done.answer as unknown as SuspenseItem;
  return done.code === 'Conflict' ? itemMoved() : (done as Refusal<PostingCode>);
}
