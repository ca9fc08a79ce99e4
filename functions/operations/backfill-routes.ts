import { isRefused } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { WorkQueue } from '../../shared/kernel/messages.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import { listFailedBackfills, restartBackfill } from '../../shared/market-data/app/backfill/failed-backfills.ts';
import { RECOUNT } from '../../shared/market-data/app/tracking/orders.ts';
import { historyView } from '../../shared/market-data/read/backfill/history-view.ts';
import { partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/backfills-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

interface BackfillServices extends Pick<Services, 'store' | 'due'> {
  /** Sends a worker to a job. */
  readonly backfills: WorkQueue;
  /** Has references counted again. */
  readonly tracking: WorkQueue;
}

type FailedJob = Awaited<ReturnType<typeof listFailedBackfills>>[number];

function viewOf(job: FailedJob) {
  const { missing, error } = historyView(job);
  const { subject, progress, wanted, attempts } = job;
  const updatedAt = job.updatedAt as Timestamp;
  return { ...subject, status: progress.status, ...{ wanted, missing, attempts, error, updatedAt } };
}

export const backfillRoutes = ({ store, due, backfills, tracking }: BackfillServices) => [
  on(contract.listFailedBackfillsRoute, async ({ now }) => {
    const failed = await listFailedBackfills({ store, due }, now);
    return { status: 200 as const, body: { items: failed.map(viewOf) } };
  }),

  on(contract.restartBackfillRoute, async (request) => {
    const { params, body, now } = request;
    const act = { action: 'restartBackfill', target: { ...params }, reason: body.reason };
    const done = await operate(operatingOf(store, 'restartBackfill', request), act, async () => {
      const job = await restartBackfill(store, params, now);
      if (isRefused(job)) return job;
      await backfills.send({ tenant: PLATFORM, partition: partitionOf(params) });
      return viewOf(job) as unknown as Json;
    });
    return isRefused(done) ? done : { status: 202 as const, body: done as unknown as ReturnType<typeof viewOf> };
  }),

  on(contract.recountTrackedAssets, async (request) => {
    const { tenant, reason } = request.body;
    const target = tenant === undefined ? {} : { tenant };
    const act = { action: 'recountTrackedAssets', target, reason };
    const done = await operate(operatingOf(store, 'recountTrackedAssets', request), act, async () => {
      const ordered = tenant ?? 'all';
      await tracking.send({ tenant: tenant ?? PLATFORM, partition: RECOUNT });
      return { ordered };
    });
    return isRefused(done) ? done : { status: 202 as const, body: done };
  }),
];
