import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { consumers } from '../../shared/consumers.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { replayActRoutes } from './replay-act-routes.ts';
import { replayRoutes } from './replay-routes.ts';
import { type ReplayServices, replayedProjections } from './replay-services.ts';

const { store, log } = environment();
const queues = new Map(
  replayedProjections({ consumers }).map(({ projection }) => [projection, queueOfEnvironment(projection)]),
);

const services: ReplayServices = {
  store,
  consumers,
  async rebuild(order) {
    await queues.get(order.replay.projection)?.send(order);
  },
};

export const handler = createHttpHandler({ log, routes: [...replayRoutes(services), ...replayActRoutes(services)] });
