import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { endpointRoutes } from './endpoint-routes.ts';

const { store, keys, log } = environment();
const services = { store, keys, queue: workQueueOfEnvironment('webhook-delivery') };

export const handler = createHttpHandler({
  log,
  routes: [...endpointRoutes(services), ...deliveryRoutes(services)],
});
