import { dueIndexOfEnvironment, environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { backfillRoutes } from './backfill-routes.ts';

const { store, log } = environment();
const { due } = dueIndexOfEnvironment();

export const handler = createHttpHandler({
  log,
  routes: backfillRoutes({
    ...{ store, due },
    backfills: workQueueOfEnvironment('market-backfill'),
    tracking: workQueueOfEnvironment('asset-tracking'),
  }),
});
