import { environment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { powertoolsLog } from '../../shared/kernel/http/powertools-log.ts';
import { importRoutes } from './import-routes.ts';
import { strictTrial } from './strict.ts';
import { transactionRoutes } from './transaction-routes.ts';

const { store, files } = environment();

export const handler = createHttpHandler({
  log: powertoolsLog('trading.http'),
  routes: [...transactionRoutes(store, strictTrial(store)), ...importRoutes(store, files())],
});
