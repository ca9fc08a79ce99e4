/** Batches that come at their own pace and consumers that work at theirs, in simulated time. */
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { GAP_FILL_BYTES_MAX } from '../../../shared/kernel/store/limits.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from './books.ts';
import { countingStore, type ItemCounts } from './counting-store.ts';
import { queueRecord, Spine } from './spine.ts';
import { watched } from './watched-store.ts';

/** A batch comes when the one before it was answered, and the answer takes this long. */
const BATCH_MS = 500;
/** What an invocation takes, and each item that it reads or writes. */
const INVOCATION_MS = 50;
/** What an invocation hears at most. */
const HEARD_MAX = 10;
const ITEM_MS = 5;

export interface Paced {
  readonly spine: Spine;
  /** Items read and written by the commands and by each consumer. */
  readonly items: Readonly<Record<string, number>>;
  readonly total: number;
  readonly invocations: number;
  /** From the last answer until everything was visible. */
  readonly lagMs: number;
}

interface Worker {
  readonly projection: (typeof PROJECTIONS)[number];
  freeAt: number;
  /** Notices that wait in its queue, each from its own time on, in the order of these. */
  queue: { readonly at: number; readonly version: number }[];
}

/** Commits take a tenth of their JSON once they are compressed, so a portion of them holds ten times as many. */
const COMPRESSION = 10;
const asSealed = (store: Store): Store => ({
  ...watched(store, {}),
  readCommits: (stream, after, { bytesMax = GAP_FILL_BYTES_MAX, ...limits } = {}) =>
    store.readCommits(stream, after, { ...limits, bytesMax: bytesMax * COMPRESSION }),
});

const sumOf = ({ read, written }: ItemCounts): number => read + written;

export async function atTheirPace(batches: readonly (readonly TransactionInput[])[]): Promise<Paced> {
  const counting = countingStore(asSealed(new MemoryStore()));
  const spine = Spine.on(counting.store);
  const startMs = spine.nowMs;
  const items: Record<string, number> = { commands: 0 };
  const workers = PROJECTIONS.map((projection): Worker => ({ projection, freeAt: 0, queue: [] }));
  const left = [...batches];
  let invocations = 0;
  let nextBatchAt = 0;
  let answeredAt = 0;
  const at = (milliseconds: number): void => spine.pass(startMs + milliseconds - spine.nowMs);
  const count = async (name: string, work: () => Promise<unknown>): Promise<number> => {
    counting.reset();
    await work();
    const cost = sumOf(counting.counts());
    items[name] = (items[name] ?? 0) + cost;
    return cost;
  };
  const hear = (worker: Worker, message: Worker['queue'][number]): void => {
    worker.queue = [...worker.queue, message].toSorted((a, b) => a.at - b.at);
  };
  const startOf = ({ freeAt, queue }: Worker): number => Math.max(freeAt, queue[0]?.at ?? Number.POSITIVE_INFINITY);
  const work = async (worker: Worker): Promise<void> => {
    const startsAt = startOf(worker);
    at(startsAt);
    // An invocation hears the first, the others wait for the next.
    const heard = worker.queue.filter((message) => message.at <= startsAt).slice(0, HEARD_MAX);
    worker.queue = worker.queue.slice(heard.length);
    const sentBefore = spine.queue.sent.length;
    const notices = spine.notices.filter(
      ({ streamType, version }) => streamType === 'journal' && heard.some((message) => message.version === version),
    );
    const cost = await count(worker.projection.name, () =>
      spine.consume(
        worker.projection,
        notices.map((notice) => queueRecord(notice)),
      ),
    );
    invocations += 1;
    worker.freeAt = startsAt + INVOCATION_MS + ITEM_MS * cost;
    for (const { delaySeconds } of spine.queue.sent.slice(sentBefore)) {
      hear(worker, { at: startsAt + INVOCATION_MS + delaySeconds * 1_000, version: notices.at(-1)?.version ?? 0 });
    }
  };
  for (;;) {
    const first = workers.toSorted((a, b) => startOf(a) - startOf(b))[0];
    if (left.length > 0 && (!first || nextBatchAt <= startOf(first))) {
      at(nextBatchAt);
      await count('commands', () => spine.sendBatch(left.shift() ?? []));
      answeredAt = nextBatchAt + BATCH_MS;
      nextBatchAt = answeredAt;
      const version = spine.notices.filter(({ streamType }) => streamType === 'journal').length;
      for (const worker of workers) hear(worker, { at: answeredAt, version });
    } else if (first && startOf(first) < Number.POSITIVE_INFINITY) {
      await work(first);
    } else {
      break;
    }
  }
  const total = Object.values(items).reduce((sum, count) => sum + count, 0);
  const lagMs = Math.max(...workers.map(({ freeAt }) => freeAt)) - answeredAt;
  return { spine, items, total, invocations, lagMs };
}
