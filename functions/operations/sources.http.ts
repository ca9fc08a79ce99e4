import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { dataSourceRoutes } from './data-source-routes.ts';
import { sharedPriceRoutes } from './shared-price-routes.ts';

const environment = systemEnvironment();

export const handler = createHttpHandler({
  log: environment.log,
  routes: [...dataSourceRoutes(environment), ...sharedPriceRoutes(environment)],
});
