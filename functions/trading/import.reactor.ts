import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { streamOf } from '../../shared/kernel/messages.ts';
import { parseNotice, retryLater } from '../../shared/kernel/projection/consume.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { workImport } from '../../shared/trading/app/imports/work-import.ts';
import { strictTrial } from './strict.ts';

/** A stretch of work ends well within this. */
const RESERVE_MILLISECONDS = 60_000;

const { store, files } = environment();
const objects = files();
const strict = strictTrial(store);
const queue = queueOfEnvironment('import');
const log = jsonLog('trading.import');

async function work(body: string, context: Context): Promise<void> {
  const notice = parseNotice(body);
  // An import's own progress comes by here, too; only its request starts work.
  if (!notice.eventTypes.includes('ImportRequested')) return;
  const { tenant, id: importId } = streamOf(notice);
  const done = await workImport({
    store,
    files: objects,
    strict,
    importId,
    context: { tenant, principal: 'system:import', correlationId: notice.correlationId, now: systemClock() },
    hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  });
  log.info('import worked', { importId, done, correlationId: notice.correlationId });
  if (done === 'more') await queue.send(notice);
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await work(record.body, context);
    } catch (error) {
      log.error('import failed', {
        messageId: record.messageId,
        reason: error instanceof Error ? error.stack : String(error),
      });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
