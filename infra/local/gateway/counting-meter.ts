import type { Meter, MeterTotals, OperationCount } from './meter.ts';

type Writable = { -readonly [K in keyof OperationCount]: OperationCount[K] };

export interface Observation {
  readonly identity: string;
  readonly service: OperationCount['service'];
  readonly operation: string;
  readonly itemsRead?: number;
  readonly itemsWritten?: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface CountingMeter extends Meter {
  readonly observe: (observation: Observation) => void;
}

export const createMeter = (): CountingMeter => {
  const counts = new Map<string, Writable>();
  return {
    observe: ({ identity, service, operation, itemsRead = 0, itemsWritten = 0, requestBytes, responseBytes }) => {
      const key = `${identity} ${service} ${operation}`;
      let count = counts.get(key);
      if (!count) {
        const zero = { calls: 0, itemsRead: 0, itemsWritten: 0, requestBytes: 0, responseBytes: 0 };
        count = { identity, service, operation, ...zero };
        counts.set(key, count);
      }
      count.calls += 1;
      count.itemsRead += itemsRead;
      count.itemsWritten += itemsWritten;
      count.requestBytes += requestBytes;
      count.responseBytes += responseBytes;
    },
    counts: () => [...counts.values()].map((count) => ({ ...count })),
    total: (filter = {}) => {
      const total = {
        calls: 0,
        itemsRead: 0,
        itemsWritten: 0,
        requestBytes: 0,
        responseBytes: 0,
      } satisfies MeterTotals;
      for (const count of counts.values()) {
        if (filter.identity !== undefined && filter.identity !== count.identity) continue;
        if (filter.service !== undefined && filter.service !== count.service) continue;
        if (filter.operation !== undefined && filter.operation !== count.operation) continue;
        total.calls += count.calls;
        total.itemsRead += count.itemsRead;
        total.itemsWritten += count.itemsWritten;
        total.requestBytes += count.requestBytes;
        total.responseBytes += count.responseBytes;
      }
      return total;
    },
    reset: () => counts.clear(),
  };
};
