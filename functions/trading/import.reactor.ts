import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import type { CommandObserver } from '../../shared/kernel/commands/run-command.ts';
import { type CommitNotice, streamOf } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { ImportWork } from '../../shared/trading/app/imports/import-work.ts';
import { failImport, workImport } from '../../shared/trading/app/imports/work-import.ts';
import { workReversalOrder } from './reversal-order.ts';
import { receives, type Shift, shiftOf } from './shift.ts';
import { strictTrial } from './strict.ts';

/** A stretch of work ends well within this. */
const RESERVE_MILLISECONDS = 60_000;
/** After as many tries, some twenty minutes, an import is given up. */
const HOPELESS_RECEIVES = 7;

const { store, files, log } = environment();
const objects = files();
const strict = strictTrial(store);
const queue = queueOfEnvironment('import');

/** What a stretch of work came to, for its log line. */
interface Tally {
  rows: number;
  conflicts: number;
}

interface Told {
  readonly record: SQSRecord;
  readonly requestId: string;
  readonly hasTime: () => boolean;
}

function workOf(notice: CommitNotice, { hasTime, gotOn }: Shift, tally: Tally): ImportWork {
  const { tenant, id: importId } = streamOf(notice);
  const observer: CommandObserver = {
    onRaceLost: () => {
      tally.conflicts += 1;
    },
    onWritten: () => undefined,
  };
  return {
    store,
    files: objects,
    strict,
    importId,
    // Made anew for each append, so that each has the time at which it was made.
    get context() {
      const { correlationId } = notice;
      return { tenant, principal: 'system:import', correlationId, now: systemClock(), observer };
    },
    hasTime,
    onStretch: (rows) => {
      tally.rows += rows;
      gotOn();
    },
  };
}

async function handle(told: Told): Promise<void> {
  const { record, requestId } = told;
  const notice = parseNotice(record.body);
  const shift = shiftOf(told);
  if (notice.eventTypes.includes('ImportReversalRequested')) {
    if (await workReversalOrder(notice, { requestId, ...shift })) await queue.send(notice);
    return;
  }
  // An import's own progress comes by here, too; only a request starts work.
  if (!notice.eventTypes.includes('ImportRequested')) return;
  const durationMs = stopwatch();
  const tally: Tally = { rows: 0, conflicts: 0 };
  const work = workOf(notice, shift, tally);
  const { importId } = work;
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(notice.tenant), importId };
  try {
    const done = await workImport(work);
    const { rows, conflicts } = tally;
    log.info(
      'import worked',
      { ...fields, durationMs: durationMs(), done, rows, conflicts: conflicts || undefined },
      { ImportedRows: rows, ...(conflicts > 0 && { Conflicts: conflicts }) },
    );
    if (done === 'more') await queue.send(notice);
  } catch (error) {
    if (receives(record) < HOPELESS_RECEIVES) throw error;
    log.error('import given up', { ...fields, error }, { Failures: 1 });
    await failImport(work, `the import could not be worked on: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const { awsRequestId: requestId } = context;
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  for (const record of event.Records) {
    try {
      await handle({ record, requestId, hasTime });
    } catch (error) {
      const { messageId, body } = record;
      log.error('import failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
