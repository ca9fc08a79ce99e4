import { environment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { marketRoutes } from './market-routes.ts';

const { store, log } = environment();

export const handler = createHttpHandler({ log, routes: marketRoutes(store) });
