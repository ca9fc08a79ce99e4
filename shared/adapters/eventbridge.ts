import * as z from 'zod/mini';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type Bus, type CommitNotice, type NotTaken } from '../kernel/messages.ts';
import { LimitExceeded } from '../kernel/store/limits.ts';
import { type AwsJson, AwsRequestFailed } from './aws-json.ts';

const putAnswer = z.object({
  Entries: z.array(
    z.object({ ErrorCode: z.optional(z.nullable(z.string())), ErrorMessage: z.optional(z.nullable(z.string())) }),
  ),
});

const ENTRIES_MAX = 10;
/** Of all entries of a request together, counted as EventBridge does: 14 bytes for the time, then the texts. */
const REQUEST_BYTES_MAX = 256 * 1024;
const TIME_BYTES = 14;
/** What is wrong with an entry itself. Anything else, a missing permission too, is the service's or the operator's. */
const FINAL = new Set([
  'InvalidArgument',
  'InvalidArgumentException',
  'MalformedDetail',
  'RedactionFailure',
  'SerializationException',
  'ValidationException',
]);

const AWAY = { reason: 'not tried, since nothing was taken before', isFinal: false } as const;

interface Entry {
  readonly index: number;
  readonly detail: string;
  readonly recordedAt: string;
  readonly bytes: number;
}

const entryOf = (notice: CommitNotice, index: number): Entry => {
  const detail = JSON.stringify(notice);
  const bytes = TIME_BYTES + BUS_SOURCE.length + BUS_DETAIL_TYPE.length + Buffer.byteLength(detail);
  return { index, detail, recordedAt: notice.recordedAt, bytes };
};

/** Entries in groups that fit one request each. */
function requestsOf(entries: readonly Entry[]): Entry[][] {
  const requests: Entry[][] = [];
  let size = 0;
  for (const entry of entries) {
    const last = requests.at(-1);
    if (last && last.length < ENTRIES_MAX && size + entry.bytes <= REQUEST_BYTES_MAX) {
      last.push(entry);
      size += entry.bytes;
    } else {
      requests.push([entry]);
      size = entry.bytes;
    }
  }
  return requests;
}

/** The bus on EventBridge. */
export function eventBridgeBus(events: AwsJson, busName: string): Bus {
  const put = async (entries: readonly Entry[]): Promise<NotTaken[]> => {
    const sent = entries.map(({ detail, recordedAt }) => ({
      EventBusName: busName,
      Source: BUS_SOURCE,
      DetailType: BUS_DETAIL_TYPE,
      Detail: detail,
      Time: Date.parse(recordedAt) / 1_000,
    }));
    const { Entries: answers } = z.parse(putAnswer, await events('PutEvents', { Entries: sent }));
    return entries.flatMap(({ index }, at) => {
      const answer = answers[at];
      if (answer && !answer.ErrorCode) return [];
      const code = answer?.ErrorCode ?? 'NoAnswer';
      return [{ index, reason: `${code} ${answer?.ErrorMessage ?? ''}`.trim(), isFinal: FINAL.has(code) }];
    });
  };

  /** One that spoils a request for the others is found by sending each alone. */
  const putOrSplit = async (entries: readonly Entry[]): Promise<NotTaken[]> => {
    try {
      return await put(entries);
    } catch (error) {
      if (!(error instanceof AwsRequestFailed)) throw error;
      const isFinal = FINAL.has(error.code);
      if (!isFinal || entries.length === 1) {
        return entries.map(({ index }) => ({ index, reason: error.message, isFinal }));
      }
      const notTaken: NotTaken[] = [];
      for (const entry of entries) notTaken.push(...(await putOrSplit([entry])));
      return notTaken;
    }
  };

  return {
    async publish(notices, onNotTaken) {
      const failed: number[] = [];
      const note = (notTaken: NotTaken): void => {
        if (!notTaken.isFinal) failed.push(notTaken.index);
        else if (!onNotTaken) throw new LimitExceeded(notTaken.reason);
        onNotTaken?.(notTaken);
      };
      const all = notices.map(entryOf);
      for (const { index, bytes } of all.filter((entry) => entry.bytes > REQUEST_BYTES_MAX)) {
        note({ index, reason: `a bus entry of ${bytes} bytes`, isFinal: true });
      }
      let isAway = false;
      for (const request of requestsOf(all.filter(({ bytes }) => bytes <= REQUEST_BYTES_MAX))) {
        const notTaken: readonly NotTaken[] = isAway
          ? request.map(({ index }) => ({ index, ...AWAY }))
          : await putOrSplit(request);
        // What takes nothing now, after all retries, takes nothing of the next request either.
        isAway ||= notTaken.filter(({ isFinal }) => !isFinal).length === request.length;
        for (const one of notTaken) note(one);
      }
      return failed;
    },
  };
}
