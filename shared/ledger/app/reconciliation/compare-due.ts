/** Compares the payments of a provider that are due: new on either side, or differing for so long that it shows. */
import type { DueIndex } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { SettlementFeed } from '../../contract/settlement-feed.ts';
import { isStanding } from '../../domain/reconciliation/item.ts';
import { type PaymentName, paymentIn, RECONCILIATION } from '../../read/reconciliation/places.ts';
import type { OnProviderUpdate } from '../provider-inbox/record-provider-update.ts';
import { type Compared, comparePayment } from './compare-payment.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { bringTogether, takeSettlement } from './take-settlement.ts';
import { tellPayIn } from './tell-pay-in.ts';

export interface ComparePorts {
  readonly store: Store;
  readonly due: DueIndex;
  readonly feed: SettlementFeed;
  readonly onProviderUpdate: OnProviderUpdate;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  readonly hasTime: () => boolean;
}

export interface ComparedCounts {
  readonly compared: number;
  readonly opened: number;
  readonly closed: number;
  /** Whether nothing is left for now. */
  readonly complete: boolean;
}

/** Of a provider without a list: what it says of a payment that it settled is the settlement. */
async function ask({ store, feed, now }: ComparePorts, { provider, paymentId, match }: Payment): Promise<void> {
  const booked = match.ours.find(({ cause }) => cause === 'settled');
  if (feed.kind !== 'inquiry' || match.theirs.length > 0 || booked?.direction === undefined) return;
  const { direction, providerId, asset, amount: own } = booked;
  const answer = await feed.ask({ direction, reference: paymentId, providerId });
  if (answer.kind !== 'found' || answer.state.stage !== 'settled') return;
  const { amount = own.replace('-', ''), fee, providerId: named } = answer.state;
  const settlement = {
    ...{ provider, settlementId: `inquiry ${paymentId}`, reference: paymentId, providerId: named, asset },
    amount: own.startsWith('-') ? `-${amount}` : amount,
    ...(fee !== undefined && { fee }),
    settledAt: booked.postedAt,
  };
  await takeSettlement(store, settlement, now());
}

const changeOf = ({ before, after }: Compared): 'opened' | 'closed' | undefined => {
  if (isStanding(before) === isStanding(after)) return undefined;
  return isStanding(after) ? 'opened' : 'closed';
};

/** One payment, and those that gained or lost settlements by it. */
async function compareOne(ports: ComparePorts, name: PaymentName): Promise<readonly Compared[]> {
  const { store, feed, onProviderUpdate, now } = ports;
  const payment = await readPayment(store, name);
  const others = await bringTogether(store, payment, now());
  await ask(ports, payment);
  if (feed.kind === 'list' && feed.tellsPayIns) await tellPayIn(store, onProviderUpdate, payment, now());
  const compared = [await comparePayment(store, name, now())];
  for (const other of others) compared.push(await comparePayment(store, other, now()));
  return compared;
}

export async function compareDue(ports: ComparePorts): Promise<ComparedCounts> {
  const { due, feed, now, hasTime } = ports;
  const seen = new Set<string>();
  const counts = { compared: 0, opened: 0, closed: 0 };
  for await (const { place } of due.dueBy(RECONCILIATION, now())) {
    const name = paymentIn(place.partition);
    if (name?.provider !== feed.provider || seen.has(place.partition)) continue;
    if (!hasTime()) return { ...counts, complete: false };
    seen.add(place.partition);
    for (const compared of await compareOne(ports, name)) {
      counts.compared += 1;
      const change = changeOf(compared);
      if (change) counts[change] += 1;
    }
  }
  return { ...counts, complete: true };
}
