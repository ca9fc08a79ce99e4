import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { type CommitNotice, workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { lagMsOf, traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { PLATFORM, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { RATES, wantRates } from '../../shared/market-data/app/refresh/want-all.ts';
import { RECOUNT, recount } from '../../shared/market-data/app/tracking/recount.ts';
import { trackUser } from '../../shared/market-data/app/tracking/track-user.ts';
import { partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';

const { store, log } = environment();
const queue = queueOfEnvironment('asset-tracking');
const backfills = workQueueOfEnvironment('market-backfill');

interface Work {
  readonly notices: CommitNotice[];
  readonly records: SQSRecord[];
}

/** All messages of one user are one piece of work: the first of them finds what the others announce. */
async function handle(tenant: TenantId, { notices }: Work, requestId: string): Promise<void> {
  const durationMs = stopwatch();
  const done = await trackUser({ store, tenant, now: systemClock });
  const dates = done.since.map((since) => ({ since }));
  const isRatesWanted = dates.length > 0 && (await wantRates(store, dates, systemClock()));
  const ordered = isRatesWanted ? [...done.ordered, RATES] : done.ordered;
  for (const subject of ordered) await backfills.send({ tenant: PLATFORM, partition: partitionOf(subject) });
  const [first] = notices;
  if (!done.isDone && first) await queue.send(first);
  if (done.assets === 0) return;
  const lagMs = lagMsOf(notices, systemClock());
  const work = { durationMs: durationMs(), assets: done.assets, ordered: ordered.length, lagMs };
  const fields = { ...traceOf(notices), requestId, tenant: tenantTag(tenant), ...work };
  log.info('assets tracked', fields, { ConsumerLag: lagMs });
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const { awsRequestId: requestId } = context;
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const fail = async (records: readonly SQSRecord[], error: unknown): Promise<void> => {
    const [{ messageId, body } = { messageId: '', body: '' }] = records;
    log.error('tracking failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
    batchItemFailures.push(...records.map((record) => ({ itemIdentifier: record.messageId })));
    await retryLater(records, { queue });
  };
  const byTenant = new Map<string, Work>();
  for (const record of event.Records) {
    try {
      const order = workOrder.safeParse(JSON.parse(record.body)).data;
      if (order?.partition === RECOUNT) {
        const corrected = await recount(store, order.tenant as TenantId, systemClock);
        log.info('references recounted', { requestId, tenant: tenantTag(order.tenant), corrected }, {});
        continue;
      }
      const notice = parseNotice(record.body);
      const work = byTenant.get(notice.tenant) ?? { notices: [], records: [] };
      work.notices.push(notice);
      work.records.push(record);
      byTenant.set(notice.tenant, work);
    } catch (error) {
      await fail([record], error);
    }
  }
  for (const [tenant, work] of byTenant) {
    try {
      await handle(tenant as TenantId, work, requestId);
    } catch (error) {
      // What an erased user had can't be known any more; a recount takes the references away.
      if (!(error instanceof TenantErased)) await fail(work.records, error);
    }
  }
  return { batchItemFailures };
};
