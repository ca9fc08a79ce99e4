import { setTimeout as pause } from 'node:timers/promises';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { type Log, withFields } from '../../shared/kernel/observe/log.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { historyFetcher } from '../../shared/market-data/app/backfill/fetch-history.ts';
import { workBackfill } from '../../shared/market-data/app/backfill/work-backfill.ts';
import { subjectOfPartition } from '../../shared/market-data/read/backfill/job-records.ts';
import { sourceServices } from './source-services.ts';

/** A request to each of the sources of an asset, and what is written about it, end within this. */
const RESERVE_MILLISECONDS = 60_000;

const { store, records, log } = systemEnvironment();
const queue = workQueueOfEnvironment('market-backfill');
const messages = queueOfEnvironment('market-backfill');
const openServices = sourceServices(records);
const work = {
  ...{ store, now: systemClock, random: Math.random, pause: (milliseconds: number) => pause(milliseconds) },
};

async function handle(record: SQSRecord, own: Log, hasTime: () => boolean): Promise<void> {
  const durationMs = stopwatch();
  const { tenant, partition } = workOrder.parse(JSON.parse(record.body));
  const subject = subjectOfPartition(partition);
  if (!subject) throw new Error(`${partition} is no subject of a backfill`);
  const fetch = historyFetcher(store, await openServices());
  const { dueAt } = await workBackfill({ ...work, fetch, log: own, hasTime }, subject);
  own.info('backfill worked on', { subject: subject.code, kind: subject.kind, durationMs: durationMs(), dueAt }, {});
  if (dueAt === undefined) return;
  const seconds = Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now()) / 1_000));
  // What is due later is found by the due index.
  if (seconds <= QUEUE_DELAY_SECONDS_MAX) await queue.send({ tenant, partition }, seconds);
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const own = withFields(log, { requestId: context.awsRequestId });
  for (const record of event.Records) {
    try {
      await handle(record, own, () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS);
    } catch (error) {
      own.error('backfill failed', { messageId: record.messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue: messages });
    }
  }
  return { batchItemFailures };
};
