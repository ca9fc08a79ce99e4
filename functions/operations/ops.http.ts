import { operationsEnvironment } from '../../shared/adapters/operations-environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { deliveryRoutes } from './deliveries-routes.ts';
import { haltRoutes } from './halts-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { messageRoutes } from './messages-routes.ts';
import { migrationRoutes } from './migration-routes.ts';
import { openServices } from './open-services.ts';
import { repairRoutes } from './repair-routes.ts';
import { replayAllRoutes } from './replay-all-routes.ts';
import { showCommitRoutes } from './show-commit-routes.ts';

const environment = operationsEnvironment();
const services = openServices(environment);

export const handler = createHttpHandler({
  log: environment.log,
  routes: [
    ...haltRoutes(services),
    ...messageRoutes(services),
    ...deliveryRoutes(services),
    ...healthRoutes(services),
    ...repairRoutes(services),
    ...replayAllRoutes(services),
    ...showCommitRoutes(services),
    ...migrationRoutes(services),
  ],
});
