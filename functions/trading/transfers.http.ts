import { environment } from '../../shared/adapters/environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { pairingRoutes } from './pairing-routes.ts';

const { store, log } = environment();

export const handler = createHttpHandler({ log, routes: pairingRoutes(store) });
