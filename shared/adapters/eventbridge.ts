import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type Bus } from '../kernel/messages.ts';
import { LimitExceeded } from '../kernel/store/limits.ts';

const ENTRIES_MAX = 10;
const ENTRY_BYTES_MAX = 256 * 1024;

/** The bus on EventBridge, ten entries a request. */
export function eventBridgeBus(client: EventBridgeClient, busName: string): Bus {
  return {
    async publish(notices) {
      const failed: number[] = [];
      for (let start = 0; start < notices.length; start += ENTRIES_MAX) {
        const part = notices.slice(start, start + ENTRIES_MAX);
        const entries = part.map((notice) => {
          const detail = JSON.stringify(notice);
          if (Buffer.byteLength(detail) > ENTRY_BYTES_MAX) throw new LimitExceeded('a bus entry above 256 KB');
          return { EventBusName: busName, Source: BUS_SOURCE, DetailType: BUS_DETAIL_TYPE, Detail: detail, Time: new Date(notice.recordedAt) };
        });
        const answer = await client.send(new PutEventsCommand({ Entries: entries }));
        answer.Entries?.forEach((entry, index) => {
          if (entry.ErrorCode !== undefined) failed.push(start + index);
        });
      }
      return failed;
    },
  };
}
