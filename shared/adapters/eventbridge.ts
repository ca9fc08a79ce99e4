import * as z from 'zod/mini';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type Bus } from '../kernel/messages.ts';
import { LimitExceeded } from '../kernel/store/limits.ts';
import type { AwsJson } from './aws-json.ts';

const putAnswer = z.object({ Entries: z.array(z.object({ ErrorCode: z.optional(z.nullable(z.string())) })) });

const ENTRIES_MAX = 10;
const ENTRY_BYTES_MAX = 256 * 1024;

/** The bus on EventBridge, ten entries a request. */
export function eventBridgeBus(events: AwsJson, busName: string): Bus {
  return {
    async publish(notices) {
      const failed: number[] = [];
      for (let start = 0; start < notices.length; start += ENTRIES_MAX) {
        const part = notices.slice(start, start + ENTRIES_MAX);
        const entries = part.map((notice) => {
          const detail = JSON.stringify(notice);
          if (Buffer.byteLength(detail) > ENTRY_BYTES_MAX) throw new LimitExceeded('a bus entry above 256 KB');
          return {
            EventBusName: busName,
            Source: BUS_SOURCE,
            DetailType: BUS_DETAIL_TYPE,
            Detail: detail,
            Time: Date.parse(notice.recordedAt) / 1_000,
          };
        });
        const answer = z.parse(putAnswer, await events('PutEvents', { Entries: entries }));
        answer.Entries.forEach((entry, index) => {
          if (entry.ErrorCode) failed.push(start + index);
        });
      }
      return failed;
    },
  };
}
