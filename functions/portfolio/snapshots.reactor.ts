import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import {
  dueIndexOfEnvironment,
  environment,
  queueOfEnvironment,
  workQueueOfEnvironment,
} from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { proposeWhatIsDue } from '../../shared/portfolio/app/rebalancing/propose-what-is-due.ts';
import { takeSnapshots } from '../../shared/portfolio/app/valuations/take-snapshots.ts';
import { SNAPSHOTS } from '../../shared/portfolio/read/valuations/snapshot-months.ts';

/** Whoever was first is done by then. */
const AGAIN_SECONDS = 20;

const { store, log } = environment();
const orders = workQueueOfEnvironment(SNAPSHOTS);
const queue = queueOfEnvironment(SNAPSHOTS);

async function work({ body }: SQSRecord): Promise<void> {
  const order = workOrder.parse(JSON.parse(body));
  const asked = { store, tenant: order.tenant as TenantId, portfolioId: order.partition, now: systemClock() };
  const taken = await takeSnapshots(asked);
  if (taken.kind === 'again') return orders.send(order, AGAIN_SECONDS);
  if (taken.kind === 'taken') await proposeWhatIsDue(asked, taken);
}

/** Orders the work for each portfolio whose day is over. */
async function onSchedule({ awsRequestId: requestId }: Context): Promise<{ readonly ordered: number }> {
  const durationMs = stopwatch();
  let ordered = 0;
  for await (const { place } of dueIndexOfEnvironment().due.dueBy(SNAPSHOTS, systemClock())) {
    await orders.send({ tenant: place.tenant, partition: place.partition });
    ordered += 1;
  }
  log.info('snapshots ordered', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
}

export const handler = async (
  event: SQSEvent | object,
  context: Context,
): Promise<SQSBatchResponse | { readonly ordered: number }> => {
  if (!('Records' in event)) return onSchedule(context);
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await work(record);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      const { messageId } = record;
      log.error('snapshots failed', { requestId: context.awsRequestId, messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
