import * as z from 'zod/mini';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type Bus, type CommitNotice } from '../kernel/messages.ts';
import { LimitExceeded } from '../kernel/store/limits.ts';
import type { AwsJson } from './aws-json.ts';

const putAnswer = z.object({ Entries: z.array(z.object({ ErrorCode: z.optional(z.nullable(z.string())) })) });

const ENTRIES_MAX = 10;
/** Of all entries of a request together, counted as EventBridge does: 14 bytes for the time, then the texts. */
const REQUEST_BYTES_MAX = 256 * 1024;
const TIME_BYTES = 14;

interface Entry {
  readonly index: number;
  readonly notice: CommitNotice;
  readonly detail: string;
}

/** Entries in groups that fit one request each. */
function requestsOf(notices: readonly CommitNotice[]): Entry[][] {
  const requests: Entry[][] = [];
  let size = 0;
  for (const [index, notice] of notices.entries()) {
    const detail = JSON.stringify(notice);
    const bytes = TIME_BYTES + BUS_SOURCE.length + BUS_DETAIL_TYPE.length + Buffer.byteLength(detail);
    if (bytes > REQUEST_BYTES_MAX) throw new LimitExceeded(`a bus entry of ${bytes} bytes`);
    const last = requests.at(-1);
    if (last && last.length < ENTRIES_MAX && size + bytes <= REQUEST_BYTES_MAX) {
      last.push({ index, notice, detail });
      size += bytes;
    } else {
      requests.push([{ index, notice, detail }]);
      size = bytes;
    }
  }
  return requests;
}

/** The bus on EventBridge. */
export function eventBridgeBus(events: AwsJson, busName: string): Bus {
  return {
    async publish(notices) {
      const failed: number[] = [];
      for (const request of requestsOf(notices)) {
        const entries = request.map(({ notice, detail }) => ({
          EventBusName: busName,
          Source: BUS_SOURCE,
          DetailType: BUS_DETAIL_TYPE,
          Detail: detail,
          Time: Date.parse(notice.recordedAt) / 1_000,
        }));
        const answer = z.parse(putAnswer, await events('PutEvents', { Entries: entries }));
        for (const [at, { index }] of request.entries()) {
          if (answer.Entries[at]?.ErrorCode) failed.push(index);
        }
      }
      return failed;
    },
  };
}
