import { environment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { importRoutes } from './import-routes.ts';
import { mappingRoutes } from './mapping-routes.ts';

const { store, files, log } = environment();

export const handler = createHttpHandler({
  log,
  // Mappings come before imports: `mappings` is no id of an import.
  routes: [...mappingRoutes(store), ...importRoutes(store, files())],
});
