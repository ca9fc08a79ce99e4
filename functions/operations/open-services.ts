/** Puts together what the routes of operators work with. */
import { busOfEnvironment } from '../../shared/adapters/environment.ts';
import { bodyOfNotice, type OperationsEnvironment } from '../../shared/adapters/operations-environment.ts';
import { consumers } from '../../shared/consumers.ts';
import type { RefillQueue } from '../../shared/kernel/repair-queues.ts';
import { hourAfter, hourOf } from '../../shared/kernel/store/heads-index.ts';
import { hourReached, walkFrom } from '../../shared/kernel/store/walk-heads.ts';
import { queueNameOf } from '../../shared/kernel/wiring.ts';
import type { Office } from '../../shared/operations/app/messages/dead-letters.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';
import { sweepRange } from '../../shared/relay/app/sweep-range.ts';
import { wiring as relay } from '../../shared/relay/wiring.ts';
import type { Services } from './services.ts';

/** A request ends after 29 seconds. */
const SWEEP_MILLISECONDS = 20_000;
/** What the sweeper keeps in reserve of a run's time: here, it is on top. */
const SWEEP_RESERVE_MILLISECONDS = 60_000;
const REPUBLISHED_STREAMS_MAX = 5_000;
const REPUBLISHED_HOURS_MAX = 24 * 14;

const streamReaders = new Set(relay.streamReaders.map(({ name }) => name));

const officesOf = ({ deadLetters, refills }: OperationsEnvironment): readonly Office[] =>
  [...deadLetters].map(([name, letters]) => {
    const refill = refills.get(name);
    return { name, letters, refill, kind: refill ? 'consumer' : streamReaders.has(name) ? 'stream' : 'schedule' };
  });

export function openServices(environment: OperationsEnvironment): Services {
  const { store, due, records, keyTable, refills, log } = environment;
  const heads = environment.headsIndex();
  const bus = busOfEnvironment();
  const refill = (consumer: string): RefillQueue => {
    const wired = consumers.find(({ name }) => name === consumer);
    const queue = wired && refills.get(queueNameOf(wired));
    if (!queue) throw new Error(`there is no consumer ${consumer}`);
    return queue;
  };
  const sweeping = (requestId?: string) => ({
    store,
    heads,
    bus,
    consumers,
    log,
    nowMilliseconds: Date.now(),
    requestId,
  });
  const until = () => {
    const end = Date.now() + SWEEP_MILLISECONDS;
    return () => end - Date.now();
  };
  const republish = (since: string) => {
    const left = until();
    const limits = {
      streamsMax: REPUBLISHED_STREAMS_MAX,
      hoursMax: REPUBLISHED_HOURS_MAX,
      hasTime: () => left() > 0,
    };
    // A stream that moved since then has its head in a later hour.
    return sweepRange(sweeping(), { from: walkFrom(hourOf(since)), until: hourAfter(hourOf(Date.now())), ...limits });
  };
  return {
    store,
    records,
    due,
    consumers,
    offices: officesOf(environment),
    wake: (consumer, notice) => refill(consumer).send(bodyOfNotice(notice), notice.tenant),
    heads,
    rebuild: (order) => refill(order.replay.projection).send(JSON.stringify({ detail: order }), order.tenant),
    deliver: (order) => refill('webhook-delivery').send(JSON.stringify(order), order.tenant),
    eraseKey: (tenant, at) => keyTable.erase(tenant, at),
    sweepNow: async (requestId, since) => {
      if (since === undefined) {
        const left = until();
        const remainingMilliseconds = () => left() + SWEEP_RESERVE_MILLISECONDS;
        return { published: await sweep({ ...sweeping(requestId), records, remainingMilliseconds }), reached: null };
      }
      const { published, next } = await republish(since);
      const hour = hourReached(next);
      return { published, reached: hour === undefined ? null : Date.parse(`${hour}:00:00Z`) };
    },
    republish,
  };
}
