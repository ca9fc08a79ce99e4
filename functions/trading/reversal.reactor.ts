import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { streamOf } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { type ReversalWork, workReversal } from '../../shared/trading/app/imports/work-reversal.ts';

/** A part ends well within this. */
const RESERVE_MILLISECONDS = 60_000;

const { store, log } = environment();
const queue = queueOfEnvironment('import-reversal');

async function handle({ body }: SQSRecord, { awsRequestId, getRemainingTimeInMillis }: Context): Promise<void> {
  const notice = parseNotice(body);
  const { tenant, id: importId } = streamOf(notice);
  const durationMs = stopwatch();
  let [reversed, conflicts] = [0, 0];
  const observer = {
    onRaceLost: () => {
      conflicts += 1;
    },
    onWritten: () => undefined,
  };
  const work: ReversalWork = {
    store,
    importId,
    // Made anew for each append, so that each has the time at which it was made.
    get context() {
      const { correlationId } = notice;
      return { tenant, principal: 'system:reversal', correlationId, now: systemClock(), observer };
    },
    hasTime: () => getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
    onReversed: (transactions) => {
      reversed += transactions;
    },
  };
  const done = await workReversal(work);
  const fields = { ...traceOf([notice]), requestId: awsRequestId, tenant: tenantTag(tenant), importId };
  log.info(
    'import reversal worked',
    { ...fields, durationMs: durationMs(), done, reversed, conflicts },
    { ...(conflicts > 0 && { Conflicts: conflicts }) },
  );
  if (done === 'more') await queue.send(notice);
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record, context);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      const { messageId, body } = record;
      const requestId = context.awsRequestId;
      log.error('import reversal failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
