import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { getSimulationParameters } from '../../shared/market-data/contract/parameters-http.ts';
import { readParameters } from '../../shared/market-data/read/parameters/read-parameters.ts';
import { viewOf } from '../../shared/market-data/read/parameters/view-of.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(getSimulationParameters, async ({ tenant, query: { assets } }) => {
      const parameters = await readParameters(store, tenant, assets);
      return isRefused(parameters) ? parameters : { status: 200 as const, body: viewOf(parameters) };
    }),
  ],
});
