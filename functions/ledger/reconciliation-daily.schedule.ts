import type { Context } from 'aws-lambda';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { startDaily } from '../../shared/ledger/app/reconciliation/start-run.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('reconciliation');
const providersNow = operatorSettings('payment-providers', (text) => Object.keys(providerSettings(text)));

/** Each hour, so that a run that was left goes on; one begins a day. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ ordered: number }> => {
  let ordered = 0;
  for (const provider of await providersNow()) {
    if (!(await startDaily(store, provider, systemClock()))) continue;
    await queue.send({ tenant: PLATFORM, partition: provider });
    ordered += 1;
  }
  if (ordered > 0) log.info('reconciliation ordered', { requestId, ordered }, {});
  return { ordered };
};
