/** Compares both sides of a payment, and opens, changes or closes its suspense item with what that books, in one append. */
import { type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { isStanding, judge, type SuspenseItem } from '../../domain/reconciliation/item.ts';
import { excessOf } from '../../domain/reconciliation/match.ts';
import { itemWrites, type PaymentName, seenWrite, stateWrite } from '../../read/reconciliation/places.ts';
import { RACE_SECONDS_MAX } from '../accounts/account-commands.ts';
import { timeOf } from '../postings/book.ts';
import { streamOfShard } from '../postings/post-transaction.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { ACTOR } from './start-run.ts';
import {
  type Amounts,
  assetsOf,
  bookable,
  type Move,
  movesBetween,
  moveToSuspense,
  shardsFor,
} from './suspense-postings.ts';

/** Records whose turn is over in one write; what is left comes with the next. */
const SEEN_AT_ONCE = 60;
const LOOK_AGAIN_HOURS = 24;
const LOOK_AGAIN_DAYS = 90;
const HOUR_MILLISECONDS = 3_600_000;

const MOVED = refuse('Moved', 'The payment has changed.');

export interface Compared {
  readonly payment: Payment;
  readonly before: SuspenseItem | undefined;
  readonly after: SuspenseItem | undefined;
}

const hoursAfter = (time: string, hours: number): string =>
  new Date(Date.parse(time) + hours * HOUR_MILLISECONDS).toISOString();

/** Whose payment a stranger's is may come out later. */
function lookAgain({ match }: Payment, item: SuspenseItem | undefined, now: string): string | undefined {
  const isStrange = isStanding(item) && match.transferId === undefined;
  return isStrange && hoursAfter(item.openedAt, LOOK_AGAIN_DAYS * 24) > now
    ? hoursAfter(now, LOOK_AGAIN_HOURS)
    : undefined;
}

interface Plan {
  readonly item: SuspenseItem | undefined;
  readonly lookAgainAt: string | undefined;
  readonly moves: readonly Move[];
}

/** What becomes of a payment's item, and what that books. */
async function planFor(store: Store, payment: Payment, now: string): Promise<Plan> {
  const { provider, paymentId: itemId, match, state } = payment;
  const waitsUntil = state.told && hoursAfter(state.told.at, LOOK_AGAIN_HOURS);
  const { item: judged, lookAgainAt } = judge({ itemId, provider, match, item: state.item, waitsUntil, now });
  const before = state.item?.suspense ?? {};
  const wanted: Amounts = isStanding(judged) ? excessOf(judged.differences) : {};
  const assets = await assetsOf(store, [...new Set([...Object.keys(before), ...Object.keys(wanted)])]);
  const suspense = bookable(wanted, assets);
  const item = judged && isStanding(judged) ? { ...judged, suspense } : judged;
  const isSame = JSON.stringify(item) === JSON.stringify(state.item);
  return {
    item: isSame ? state.item : item,
    lookAgainAt: lookAgainAt ?? lookAgain(payment, item, now),
    moves: movesBetween(before, suspense, assets),
  };
}

export interface Writing {
  readonly item: SuspenseItem | undefined;
  readonly dueAt: string | undefined;
  /** How many bookings there were, this one included. */
  readonly bookings: number;
  /** Sides that come with it, and were compared. */
  readonly seenToo?: readonly string[];
}

/** The state, the item in its list, and both sides as seen. */
export function paymentWrites(
  payment: Payment,
  { item, dueAt, bookings, seenToo = [] }: Writing,
): readonly RecordWrite[] {
  const { state, stateRecord: before, sides } = payment;
  const unseen = sides.filter(({ sort }) => !state.seen.includes(sort)).slice(0, SEEN_AT_ONCE);
  const seen = [...state.seen, ...unseen.map(({ sort }) => sort), ...seenToo];
  const after = { ...state, ...(item && { item }), bookings, seen };
  return [stateWrite(payment, after, { before, dueAt }), ...itemWrites(state.item, item), ...unseen.map(seenWrite)];
}

const contextOf = (now: string) => ({ tenant: PLATFORM, principal: ACTOR, correlationId: ACTOR, now });

/** Shards change under others, so that what is booked is decided on what they hold; the payment is read once more with them. */
export async function comparePayment(store: Store, name: PaymentName, now: string): Promise<Compared> {
  for (;;) {
    const payment = await readPayment(store, name);
    const plan = await planFor(store, payment, now);
    const shardsAt = shardsFor(plan.moves);
    const decide = (heads: Heads, attempt: number) => {
      const shards = shardsAt(attempt);
      const number = payment.state.bookings + (plan.moves.length > 0 ? 1 : 0);
      const at = timeOf(heads, shards.map(streamOfShard), now);
      const booked = moveToSuspense(heads, plan.moves, { itemId: payment.paymentId, number, shards, now: at });
      const records = paymentWrites(payment, { item: plan.item, dueAt: plan.lookAgainAt, bookings: number });
      return { appends: booked.appends, records: [...booked.records, ...records], answer: null };
    };
    const done = await runCommand<Json, 'Moved'>(
      store,
      contextOf(now),
      (attempt) => shardsAt(attempt).map(streamOfShard),
      // Somebody else has compared it, or acted on it: then it is begun anew.
      async (heads, attempt) => (attempt > 1 && !(await stillStands(store, payment)) ? MOVED : decide(heads, attempt)),
      { raceSecondsMax: RACE_SECONDS_MAX },
    );
    if (!isRefused(done)) return { payment, before: payment.state.item, after: plan.item };
    if (done.code !== 'Moved') throw new Error(`a payment could not be compared: ${done.detail}`);
  }
}

async function stillStands(store: Store, { provider, paymentId, stateRecord, sides }: Payment): Promise<boolean> {
  const again = await readPayment(store, { provider, paymentId });
  const revisions = (one: Pick<Payment, 'stateRecord' | 'sides'>): string =>
    [one.stateRecord, ...one.sides].map((record) => `${record?.sort} ${record?.revision}`).join();
  return revisions(again) === revisions({ stateRecord, sides });
}
