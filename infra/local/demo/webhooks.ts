import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, Json } from './api-client.ts';
import { type DemoReceiver, startReceiver } from './receiver.ts';
import { renderTable } from './table.ts';

const NAME = 'The receiver of the sample data';
const ENDPOINTS = '/v1/webhooks/endpoints';
const WAIT_MS_MAX = 20_000;
const POLL_MS = 200;

export interface DemoWebhooks {
  /** Waits until what is under way has arrived; answers what the receiver heard, to be printed. */
  readonly report: () => Promise<string>;
}

/** Registers a receiver of our own, in place of the one of an earlier start, whose port is gone. */
export async function startWebhooks(api: ApiClient): Promise<DemoWebhooks> {
  const receiver = await startReceiver();
  for (const { endpointId, name } of await api.list(ENDPOINTS)) {
    if (name === NAME) await api.delete(`${ENDPOINTS}/${String(endpointId)}`);
  }
  const wanted = { name: NAME, url: receiver.url, eventTypes: ['ImportCompleted', 'TaxLotCreated', 'TaxLotConsumed'] };
  const { endpointId, secret } = await api.post(ENDPOINTS, wanted);
  receiver.trust(String(secret));
  await api.post(`${ENDPOINTS}/${String(endpointId)}/test`, {});
  return {
    report: async () => {
      await arrived(api, String(endpointId));
      return describe(receiver);
    },
  };
}

/** Until every event so far has been delivered. */
async function arrived(api: ApiClient, endpointId: string): Promise<void> {
  const isOpen = ({ status }: Json): boolean => status === 'pending' || status === 'retrying';
  let before = -1;
  for (const until = Date.now() + WAIT_MS_MAX; Date.now() < until; await sleep(POLL_MS)) {
    const deliveries = await api.list(`/v1/webhooks/deliveries?endpointId=${endpointId}`);
    if (deliveries.length === before && !deliveries.some(isOpen)) return;
    before = deliveries.length;
  }
}

function describe({ url, verified, refused }: DemoReceiver): string {
  const rows = [...verified].sort().map(([type, count]) => [type, String(count)]);
  const total = [...verified.values()].reduce((sum, count) => sum + count, 0);
  const trouble = refused() === 0 ? '' : `\n\n  ${refused()} requests could not be verified.`;
  const table = renderTable(['Event', 'Verified'], rows, ['Total', String(total)]);
  return `\nWebhooks delivered to ${url}, verified with the library standardwebhooks\n\n${table}${trouble}`;
}
