import { on } from '../../shared/kernel/http/route.ts';
import { HALTS } from '../../shared/kernel/projection/halts.ts';
import { REPLAYS } from '../../shared/kernel/projection/replay/replay.ts';
import type { DueIndex } from '../../shared/kernel/store/records.ts';
import * as contract from '../../shared/operations/contract/health-http.ts';
import { lagOf } from '../../shared/operations/read/lag.ts';
import { FAILED_DELIVERIES } from '../../shared/webhooks/read/places.ts';
import type { Services } from './services.ts';

const COUNTED_MAX = 1_000;

/** Keys alone, which need no user's data key. */
async function countOf(due: DueIndex, list: string, now: string): Promise<{ count: number; complete: boolean }> {
  let count = 0;
  for await (const _ of due.dueBy(list, now)) {
    if (count === COUNTED_MAX) return { count, complete: false };
    count += 1;
  }
  return { count, complete: true };
}

export const healthRoutes = ({ store, due, offices, consumers }: Services) => [
  on(contract.getHealth, async ({ now }) => {
    const [halts, failedDeliveries, replays, letters, queues] = await Promise.all([
      countOf(due, HALTS, now),
      countOf(due, FAILED_DELIVERIES, now),
      countOf(due, REPLAYS, now),
      Promise.all(offices.map(async ({ name, letters: queue }) => ({ name, depth: await queue.depth() }))),
      Promise.all(
        offices.flatMap(({ refill }) =>
          refill ? [refill.depth().then((depth) => ({ consumer: refill.name, ...depth }))] : [],
        ),
      ),
    ]);
    const deadLetters = letters.map(({ name, depth }) => ({ queue: name, count: depth.waiting + depth.inFlight }));
    const healthy = halts.count + failedDeliveries.count === 0 && deadLetters.every(({ count }) => count === 0);
    return { status: 200 as const, body: { at: now, healthy, halts, failedDeliveries, replays, deadLetters, queues } };
  }),

  on(contract.getLag, async ({ params }) => {
    const items = await lagOf(store, consumers, params.tenant);
    return { status: 200 as const, body: { items } };
  }),
];
