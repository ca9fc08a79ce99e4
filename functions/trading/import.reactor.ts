import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { streamOf } from '../../shared/kernel/messages.ts';
import { parseNotice, retryLater } from '../../shared/kernel/projection/consume.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { ImportWork } from '../../shared/trading/app/imports/import-work.ts';
import { failImport, workImport } from '../../shared/trading/app/imports/work-import.ts';
import { strictTrial } from './strict.ts';

/** A stretch of work ends well within this. */
const RESERVE_MILLISECONDS = 60_000;
/** After as many tries, some twenty minutes, an import is given up. */
const HOPELESS_RECEIVES = 7;

const { store, files } = environment();
const objects = files();
const strict = strictTrial(store);
const queue = queueOfEnvironment('import');
const log = jsonLog('trading.import');

function workOf(body: string, hasTime: () => boolean): ImportWork | undefined {
  const notice = parseNotice(body);
  // An import's own progress comes by here, too; only its request starts work.
  if (!notice.eventTypes.includes('ImportRequested')) return undefined;
  const { tenant, id: importId } = streamOf(notice);
  return {
    store,
    files: objects,
    strict,
    importId,
    // Made anew for each append, so that each has the time at which it was made.
    get context() {
      return { tenant, principal: 'system:import', correlationId: notice.correlationId, now: systemClock() };
    },
    hasTime,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function handle(record: SQSRecord, hasTime: () => boolean): Promise<void> {
  const work = workOf(record.body, hasTime);
  if (!work) return;
  const { importId, context } = work;
  try {
    const done = await workImport(work);
    log.info('import worked', { importId, done, correlationId: context.correlationId });
    if (done === 'more') await queue.send(parseNotice(record.body));
  } catch (error) {
    if (Number(record.attributes.ApproximateReceiveCount) < HOPELESS_RECEIVES) throw error;
    log.error('import given up', { importId, correlationId: context.correlationId, reason: reasonOf(error) });
    await failImport(work, `the import could not be worked on: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record, () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS);
    } catch (error) {
      log.error('import failed', { messageId: record.messageId, reason: reasonOf(error) });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
