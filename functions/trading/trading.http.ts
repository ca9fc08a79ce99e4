import { environment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { importRoutes } from './import-routes.ts';
import { strictTrial } from './strict.ts';
import { transactionRoutes } from './transaction-routes.ts';

const { store, files } = environment();

export const handler = createHttpHandler({
  log: jsonLog('trading.http'),
  routes: [...transactionRoutes(store, strictTrial(store)), ...importRoutes(store, files())],
});
