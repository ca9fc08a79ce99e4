/** Acts a scenario out: a sender and several consumers at once, their requests interleaved at random. */

import type { Scheduler } from 'fast-check';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import { MemoryBus } from '../../../shared/adapters/memory/messages.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import type { QueueRecord } from '../../../shared/kernel/projection/queue-messages.ts';
import { ServiceFault } from '../../../shared/kernel/service-fault.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { recordUserPrices } from '../../../shared/market-data/app/user-prices.ts';
import { sweep } from '../../../shared/relay/app/sweep.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { csvOf } from '../../support/history.ts';
import { brokenConnection } from '../../support/intercept.ts';
import { CONSUMERS, PROJECTIONS } from './books.ts';
import type { Delivery, Scenario, Sending } from './disorder.ts';
import { queueRecord, Spine } from './spine.ts';

const CONSUMERS_AT_ONCE = 3;
const DAY_MS = 86_400_000;

/** Someone at work who breaks off after some steps; a step is the moment before or after a request to the store. */
class Fragile {
  readonly spine: Spine;
  #left: number | undefined;

  constructor(spine: Spine, pause: () => Promise<void>) {
    const step = async (): Promise<void> => {
      await pause();
      if (this.#left === undefined) return;
      this.#left -= 1;
      if (this.#left > 0) return;
      this.#left = undefined;
      throw brokenConnection();
    };
    this.spine = spine.through({ before: step, after: step });
  }

  breakAfter(steps: number | undefined): void {
    this.#left = steps;
  }
}

async function carryOut(spine: Spine, scenario: Scenario, sending: Sending, key: string): Promise<void> {
  if (sending.kind === 'settings') {
    await replaceSettings(spine.store, spine.context(key), { settings: scenario.settings, ifMatch: undefined });
  } else if (sending.kind === 'prices') {
    await recordUserPrices(spine.store, spine.context(key), [scenario.prices]);
  } else if ('members' in sending) {
    const members = sending.members.flatMap((member): TransactionInput[] => scenario.history.slice(member, member + 1));
    const [first] = members;
    if (sending.kind === 'one' && first) await spine.send(first, key);
    else if (sending.kind === 'batch') await spine.sendBatch(members, key);
    else await spine.work(await spine.order(csvOf(members), key));
  }
}

/** Sends everything; what broke off is sent again under its key, as a client does that got no answer. */
async function sendAll(sender: Fragile, scenario: Scenario): Promise<void> {
  const breaks = [...scenario.senderBreaks];
  for (const [index, sending] of scenario.sendings.entries()) {
    for (let done = false; !done; ) {
      sender.breakAfter(breaks.shift());
      try {
        await carryOut(sender.spine, scenario, sending, `sending-${index}`);
        done = true;
      } catch (error) {
        if (!(error instanceof ServiceFault)) throw error;
      }
    }
  }
  sender.breakAfter(undefined);
}

/** Invocations one after the other, each with some of the notices that there are by then; what failed comes again. */
async function deliver({
  consumer,
  deliveries,
  pause,
}: {
  consumer: Fragile;
  deliveries: Delivery[];
  pause: () => Promise<void>;
}): Promise<void> {
  let again: readonly QueueRecord[] = [];
  for (let next = deliveries.shift(); next; next = deliveries.shift()) {
    const projection = PROJECTIONS[next.consumer];
    await pause();
    const heard = consumer.spine.notices.filter(({ streamType }) => projection?.sources.includes(streamType));
    const fresh = next.picks.flatMap((pick) => heard.slice(pick % (heard.length || 1)).slice(0, 1));
    consumer.breakAfter(next.breaksAt);
    if (projection)
      again = await consumer.spine.consume(projection, [...again, ...fresh.map((notice) => queueRecord(notice))]);
  }
  consumer.breakAfter(undefined);
}

/** The sweeper finds what no delivery brought, until nothing lags any more. */
async function sweepUp(spine: Spine): Promise<void> {
  const heads = memoryHeadsIndex(() =>
    new Map(
      spine.notices.map(({ tenant, streamType: type, streamId: id, recordedAt }) => [
        `${type}/${id}`,
        { stream: { tenant: tenant as TenantId, type, id }, recordedAt },
      ]),
    ).values(),
  );
  for (let round = 0; round < 3; round += 1) {
    const bus = new MemoryBus();
    const log = { info: () => undefined, error: () => undefined };
    await sweep({
      store: spine.store,
      heads,
      records: new MemorySystemRecords(),
      bus,
      consumers: CONSUMERS,
      log,
      nowMilliseconds: spine.nowMs + DAY_MS,
      remainingMilliseconds: () => Number.POSITIVE_INFINITY,
    });
    if (bus.published.length === 0) return;
    for (const projection of PROJECTIONS) {
      const heard = bus.published.filter(({ streamType }) => projection.sources.includes(streamType));
      if (heard.length > 0)
        await spine.consume(
          projection,
          heard.map((notice) => queueRecord(notice)),
        );
    }
  }
  throw new Error('the sweeper finds no end');
}

/** Lets everybody at it at once. In the end everything was sent, and the consumers have caught up. */
export async function actOut(store: Store, scenario: Scenario, scheduler: Scheduler): Promise<Spine> {
  const spine = Spine.on(store);
  const pause = (): Promise<void> => scheduler.schedule(Promise.resolve());
  const deliveries = [...scenario.deliveries];
  const consumers = Array.from({ length: CONSUMERS_AT_ONCE }, () =>
    deliver({ consumer: new Fragile(spine, pause), deliveries, pause }),
  );
  await scheduler.waitFor(Promise.all([sendAll(new Fragile(spine, pause), scenario), ...consumers]));
  await sweepUp(spine);
  return spine;
}

/** The same without disorder: settings and prices first, then all transactions in order of time at once. */
export async function fromScratch(store: Store, { settings, prices, history }: Scenario): Promise<Spine> {
  const spine = Spine.on(store);
  await replaceSettings(spine.store, spine.context(), { settings, ifMatch: undefined });
  await recordUserPrices(spine.store, spine.context(), [prices]);
  await spine.sendBatch(history);
  await spine.settle();
  return spine;
}
