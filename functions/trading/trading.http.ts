import { environment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { importRoutes } from './import-routes.ts';
import { mappingRoutes } from './mapping-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { strictTrial } from './strict.ts';
import { transactionRoutes } from './transaction-routes.ts';

const { store, files, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    ...transactionRoutes(store, strictTrial(store)),
    // before those of imports: `mappings` is no id of an import
    ...mappingRoutes(store),
    ...importRoutes(store, files()),
    ...pairingRoutes(store),
  ],
});
