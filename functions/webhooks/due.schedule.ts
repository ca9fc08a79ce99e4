import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { WEBHOOKS } from '../../shared/webhooks/read/places.ts';

const due = environment().dueIndex();
const queue = workQueueOfEnvironment('webhook-delivery');
const log = jsonLog('webhooks.due');

/** Orders work for each endpoint that has something due; who finds nothing to do does nothing. */
export const handler = async (): Promise<{ ordered: number }> => {
  let ordered = 0;
  for await (const { place } of due.dueBy(WEBHOOKS, systemClock())) {
    await queue.send({ tenant: place.tenant, partition: place.partition });
    ordered += 1;
  }
  if (ordered > 0) log.info('due endpoints', { ordered });
  return { ordered };
};
