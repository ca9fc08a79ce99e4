/**
 * Publishes each commit that the event table's stream brings and that somebody hears of. What the bus didn't take comes again, for as long as it
 * takes; what never can be an entry of the bus goes to the dead letters, so that it holds up nothing behind it.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Bus, CommitNotice } from '../../kernel/messages.ts';
import type { Log } from '../../kernel/observe/log.ts';
import { stopwatch } from '../../kernel/observe/stopwatch.ts';
import { lagMsOf, traceOf } from '../../kernel/observe/trace.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';
import { type TenantsWith, throughGates } from './gates.ts';
import { noticeOf } from './notice.ts';

export interface Relaying {
  readonly bus: Bus;
  readonly consumers: readonly ConsumerWiring[];
  readonly tenantsWith: TenantsWith;
  /** Puts away for good, for people to look at. */
  readonly bury: (letter: DeadRecord) => Promise<void>;
  readonly log: Log;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  readonly requestId?: string;
}

/** A record of the stream that never can be an entry of the bus: where it is, without what it holds. */
export interface DeadRecord {
  readonly reason: string;
  readonly sequenceNumber: string | undefined;
  readonly partition: string | undefined;
  readonly sort: string | undefined;
  readonly requestId: string | undefined;
}

/** What becomes of the record at a place of the batch. */
type Fates = Map<number, { readonly reason: string; readonly isFinal: boolean }>;

export async function relay(records: readonly DynamoDBRecord[], relaying: Relaying): Promise<DynamoDBBatchResponse> {
  const durationMs = stopwatch();
  const { bus, log, now, requestId } = relaying;
  const fates: Fates = new Map();
  const commits = records.flatMap((record, at) => {
    const notice = readable(record);
    if (typeof notice !== 'string') return [{ at, notice }];
    fates.set(at, { reason: notice, isFinal: true });
    return [];
  });
  const notices = commits.map(({ notice }) => notice);
  const gated = await throughGates(notices, relaying.consumers, relaying.tenantsWith);
  const heard = gated.flatMap((notice, index) => (notice ? [{ notice, at: commits[index]?.at }] : []));
  await bus.publish(
    heard.map(({ notice }) => notice),
    ({ index, reason, isFinal }) => {
      const at = heard[index]?.at;
      if (at !== undefined) fates.set(at, { reason, isFinal });
    },
  );
  await buryDead(records, fates, relaying);
  // A stream is retried from its first failure on, so naming that one is enough.
  const first = firstOf(fates);
  const lagMs = lagMsOf(notices, now());
  const failed = [...fates.values()].filter(({ isFinal }) => !isFinal);
  const unheard = notices.length - heard.length;
  const counts = {
    commits: notices.length,
    ...(unheard > 0 && { unheard }),
    ...(fates.size > 0 && { failed: failed.length, buried: fates.size - failed.length }),
  };
  const reason = failed[0]?.reason;
  log.info(
    'relayed',
    { ...traceOf(notices), requestId, durationMs: durationMs(), ...counts, lagMs, ...(reason && { reason }) },
    {
      Published: heard.filter(({ at }) => at !== undefined && !fates.has(at)).length,
      RelayLag: lagMs,
      ...(fates.size > 0 && { Failures: fates.size }),
    },
  );
  const itemIdentifier = first === undefined ? undefined : records[first]?.dynamodb?.SequenceNumber;
  return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
}

/** The notice of a record, or why there can be none. */
function readable({ dynamodb }: DynamoDBRecord): CommitNotice | string {
  try {
    return noticeOf(dynamodb?.NewImage ?? {}) ?? 'not a commit';
  } catch (error) {
    return `not a commit: ${reasonOf(error)}`;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The place of the first record that comes again, with all behind it. */
function firstOf(fates: Fates): number | undefined {
  const places = [...fates].filter(([, { isFinal }]) => !isFinal).map(([at]) => at);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Buries what won't come again anyway. What can't be buried now comes again. */
async function buryDead(
  records: readonly DynamoDBRecord[],
  fates: Fates,
  { bury, log, requestId }: Relaying,
): Promise<void> {
  const until = firstOf(fates) ?? records.length;
  for (const [at, { reason, isFinal }] of [...fates].toSorted(([one], [other]) => one - other)) {
    if (!isFinal || at > until) continue;
    const { Keys: keys, SequenceNumber: sequenceNumber } = records[at]?.dynamodb ?? {};
    const letter = { reason, sequenceNumber, partition: keys?.['pk']?.S, sort: keys?.['sk']?.S, requestId };
    log.error('never goes on the bus', letter);
    try {
      await bury(letter);
    } catch (error) {
      fates.set(at, { reason: `not buried: ${reasonOf(error)}`, isFinal: false });
      return;
    }
  }
}
