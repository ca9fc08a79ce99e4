/** What the schedule does each minute: whatever is due, and orders of work for backfills that are. */
import type { Log } from '../../../kernel/observe/log.ts';
import type { DueIndex } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { isTrading } from '../../domain/calendars/is-trading.ts';
import { BACKFILL } from '../../read/backfill/job-records.ts';
import { listTracked } from '../../read/tracking/list-tracked.ts';
import { compactPrices } from '../prices/compact-prices.ts';
import type { SourceServices } from '../sources/services.ts';
import { giveBack, TASK_NAMES, type Task, takeOn } from './due-now.ts';
import { refreshLatest } from './refresh-latest.ts';
import { refreshRates } from './refresh-rates.ts';
import { refreshYields } from './refresh-yields.ts';
import { wantAll } from './want-all.ts';

export interface Refresh {
  readonly store: Store;
  readonly services: SourceServices;
  readonly due: DueIndex;
  /** Sends a worker to the job of a partition. */
  readonly order: (partition: string) => Promise<void>;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Done whether or not they are due. */
  readonly forced?: readonly Task[] | undefined;
}

/** What was done, in numbers of each task; a task that nobody was due for isn't in it. */
export type RefreshReport = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Traded around the clock. */
const isCrypto = ({ type }: AssetView): boolean =>
  type === 'crypto' || type === 'lp-token' || type === 'nft-collection';

type Run = (refresh: Refresh, now: string) => Promise<Readonly<Record<string, number>>>;

const RUNS: Readonly<Record<Task, Run>> = {
  crypto: async ({ store, services }) => ({ ...(await refreshLatest(store, services, isCrypto)) }),
  exchanges: async ({ store, services }, now) => {
    const isOpen = (view: AssetView): boolean => !isCrypto(view) && isTrading(view.exchange, now);
    return { ...(await refreshLatest(store, services, isOpen)) };
  },
  rates: async ({ store, services }) => ({ days: await refreshRates(store, services) }),
  daily: async ({ store, services }, now) => {
    const wanted = await wantAll(store, now);
    const assets = (await listTracked(store)).map(({ asset }) => asset);
    const yields = await refreshYields(store, services);
    return { wanted, yields, compacted: await compactPrices(store, assets, now) };
  },
};

export async function runRefresh(refresh: Refresh): Promise<RefreshReport> {
  const now = refresh.services.clock();
  const report: Record<string, Readonly<Record<string, number>>> = {};
  for (const task of TASK_NAMES) {
    if (!refresh.forced?.includes(task) && !(await takeOn(refresh.services.records, task, now))) continue;
    try {
      report[task] = await RUNS[task](refresh, now);
    } catch (error) {
      // The other tasks have nothing to do with it.
      refresh.log.error('refresh failed', { task, error }, { Failures: 1 });
      await giveBack(refresh.services.records, task, now);
    }
  }
  let ordered = 0;
  for await (const { place } of refresh.due.dueBy(BACKFILL, now)) {
    await refresh.order(place.partition);
    ordered += 1;
  }
  return ordered > 0 ? { ...report, backfills: { ordered } } : report;
}
