import type { Context } from 'aws-lambda';
import { environment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { type Refreshed, refreshParameters } from '../../shared/market-data/app/parameters/refresh-parameters.ts';
import { openMarketPrices } from '../../shared/market-data/contract/open-market-prices.ts';

const { store, log } = environment();
const services = { store, prices: openMarketPrices(store) };
const RESERVE_MILLISECONDS = 30_000;

/** Makes the parameters for simulation anew; who finds them made today does nothing. */
export const handler = async (_event: unknown, context: Context): Promise<Refreshed> => {
  const durationMs = stopwatch();
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  const refreshed = await refreshParameters(services, { now: systemClock(), hasTime });
  log.info('parameters', { requestId: context.awsRequestId, durationMs: durationMs(), ...refreshed }, {});
  return refreshed;
};
