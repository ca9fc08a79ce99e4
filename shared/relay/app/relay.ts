/** Publishes each commit that the event table's stream brings. What the bus didn't take comes again. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Log } from '../../kernel/http/log.ts';
import type { Bus } from '../../kernel/messages.ts';
import { noticeOf } from './notice.ts';

export async function relay(records: readonly DynamoDBRecord[], bus: Bus, log: Log): Promise<DynamoDBBatchResponse> {
  const commits = records.flatMap((record) => {
    const notice = noticeOf(record.dynamodb?.NewImage ?? {});
    // Nothing follows from an item that is no commit, and it must not hold up those behind it.
    if (!notice) log.error('not a commit', { keys: record.dynamodb?.Keys });
    return notice ? [{ record, notice }] : [];
  });
  const notices = commits.map(({ notice }) => notice);
  const failed = await bus.publish(notices);
  // A stream is retried from its first failure on, so naming that one is enough.
  const first = failed.length === 0 ? undefined : commits[Math.min(...failed)]?.record.dynamodb?.SequenceNumber;
  log.info('relayed', { commits: notices.length, failed: failed.length });
  return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
}
