/** Publishes each commit that the event table's stream brings. What the bus didn't take comes again. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Bus } from '../../kernel/messages.ts';
import type { Log } from '../../kernel/observe/log.ts';
import { stopwatch } from '../../kernel/observe/stopwatch.ts';
import { lagMsOf, traceOf } from '../../kernel/observe/trace.ts';
import { noticeOf } from './notice.ts';

export interface Relaying {
  readonly bus: Bus;
  readonly log: Log;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  readonly requestId?: string;
}

export async function relay(
  records: readonly DynamoDBRecord[],
  { bus, log, now, requestId }: Relaying,
): Promise<DynamoDBBatchResponse> {
  const durationMs = stopwatch();
  const commits = records.flatMap((record) => {
    const notice = noticeOf(record.dynamodb?.NewImage ?? {});
    const { SequenceNumber: sequenceNumber } = record.dynamodb ?? {};
    // Nothing follows from an item that is no commit, and it must not hold up those behind it.
    if (!notice) log.error('not a commit', { requestId, sequenceNumber });
    return notice ? [{ record, notice }] : [];
  });
  const notices = commits.map(({ notice }) => notice);
  const failed = await bus.publish(notices);
  // A stream is retried from its first failure on, so naming that one is enough.
  const first = failed.length === 0 ? undefined : commits[Math.min(...failed)]?.record.dynamodb?.SequenceNumber;
  const lagMs = lagMsOf(notices, now());
  const counts = { commits: notices.length, failed: failed.length };
  log.info(
    'relayed',
    { ...traceOf(notices), requestId, durationMs: durationMs(), ...counts, lagMs },
    {
      Published: notices.length - failed.length,
      RelayLag: lagMs,
      ...(failed.length > 0 && { Failures: failed.length }),
    },
  );
  return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
}
