import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { endpointRoutes } from './endpoint-routes.ts';

const { store, keys } = environment();
const services = { store, keys, queue: workQueueOfEnvironment('webhook-delivery') };

export const handler = createHttpHandler({
  log: jsonLog('webhooks.http'),
  routes: [...endpointRoutes(services), ...deliveryRoutes(services)],
});
