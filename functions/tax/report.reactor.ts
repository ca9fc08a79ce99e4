import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { failReport, workReport } from '../../shared/tax/app/reports/work-report.ts';

/** After as many tries a report is given up, and whoever waits for it is told so. */
const HOPELESS_RECEIVES = 3;
/** What a book that lags is given to catch up. */
const LATER_SECONDS = 2;

const { store, keys, files, log } = environment();
const orders = workQueueOfEnvironment('tax-report');
const queue = queueOfEnvironment('tax-report');

async function handle({ body, attributes }: SQSRecord, requestId: string): Promise<void> {
  const order = workOrder.parse(JSON.parse(body));
  const { tenant, partition: reportId } = order;
  const durationMs = stopwatch();
  const fields = { requestId, tenant: tenantTag(tenant), reportId };
  const work = { store, keys, files: files(), tenant: tenant as TenantId, reportId, now: systemClock };
  try {
    const done = await workReport(work);
    log.info('report worked', { ...fields, durationMs: durationMs(), done }, {});
    // A book that is halted is asked again each minute, by what is due.
    if (done === 'later') await orders.send(order, LATER_SECONDS);
  } catch (error) {
    if (error instanceof TenantErased) return;
    if (Number(attributes.ApproximateReceiveCount) < HOPELESS_RECEIVES) throw error;
    log.error('report given up', { ...fields, error }, { Failures: 1 });
    await failReport(work, `the report could not be made: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record, context.awsRequestId);
    } catch (error) {
      const { messageId } = record;
      log.error('report failed', { requestId: context.awsRequestId, messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
