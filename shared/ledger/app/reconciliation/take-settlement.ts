/** Takes in what a provider says that it settled: each settlement once, to the payment that it is of. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import type { Settlement } from '../../contract/settlement-feed.ts';
import {
  isSettlement,
  type PaymentName,
  type PaymentState,
  settlementIn,
  settlementKey,
  stateWrite,
  strangeId,
} from '../../read/reconciliation/places.ts';
import { paymentOf } from './payment-of.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { ACTOR } from './start-run.ts';

const json = (settlement: Settlement): Json => settlement as unknown as Json;

/** Answers whether it was new. It is due from now on, so that both sides get compared. */
export async function takeSettlement(store: Store, settlement: Settlement, now: string): Promise<boolean> {
  const key = settlementKey(await paymentOf(store, settlement), settlement);
  if ((await store.readRecords([key])).length > 0) return false;
  const write = { ...key, expect: 'absent', value: json(settlement), dueAt: now } as const;
  return putRecords(store, [write], { actor: ACTOR, now });
}

/** Brings settlements of a payment that nobody knew to the payment that they are of. */
async function move(store: Store, from: Payment, to: PaymentName, now: string): Promise<number> {
  const held = from.sides.filter(isSettlement);
  for (const record of held) {
    const settlement = settlementIn(record);
    const there = { ...settlementKey(to, settlement), expect: 'any', value: json(settlement), dueAt: now } as const;
    const gone = { place: record.place, sort: record.sort, expect: 'any', deleted: true } as const;
    await putRecords(store, [there, gone], { actor: ACTOR, now });
  }
  return held.length;
}

/**
 * Settlements that came before anybody knew whose they are: those of this payment that belong to a transfer, and those
 * under the provider's ids that our postings name. Answers the payments that gained or lost some.
 */
export async function bringTogether(store: Store, payment: Payment, now: string): Promise<readonly PaymentName[]> {
  const { provider, match } = payment;
  if (match.transferId === undefined) {
    const [first] = match.theirs;
    const known = first && (await paymentOf(store, first));
    if (!known || known.paymentId === payment.paymentId) return [];
    await move(store, payment, known, now);
    return [known];
  }
  const named = new Set(match.ours.flatMap(({ providerId }) => providerId ?? []));
  const moved: PaymentName[] = [];
  for (const providerId of named) {
    const strange = await readPayment(store, { provider, paymentId: strangeId(provider, providerId) });
    if ((await move(store, strange, payment, now)) > 0) moved.push(strange);
  }
  return moved;
}

/** That its transfer is told of a settlement, so that time is left for it to be booked. */
export async function noteTold(store: Store, payment: Payment, settlementId: string, now: string): Promise<void> {
  const told: PaymentState = { ...payment.state, told: { settlementId, at: now } };
  const write = stateWrite(payment, told, { before: payment.stateRecord, dueAt: now });
  await putRecords(store, [write], { actor: ACTOR, now });
}
