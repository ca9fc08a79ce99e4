import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { type Refreshed, refreshParameters } from '../../shared/market-data/app/parameters/refresh-parameters.ts';
import { openMarketPrices } from '../../shared/market-data/contract/open-market-prices.ts';

const { store, log } = environment();
const services = { store, prices: openMarketPrices(store) };
const RESERVE_MILLISECONDS = 30_000;

/** What the schedule sends says nothing; an operator who invokes the function may name the assets that are meant. */
const order = z.object({ assets: z.optional(z.array(z.string())) });

/** Makes the parameters for simulation anew; who finds them made today does nothing. */
export const handler = async (event: unknown, context: Context): Promise<Refreshed> => {
  const { assets } = order.safeParse(event).data ?? {};
  const durationMs = stopwatch();
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  const refreshed = await refreshParameters(services, { now: systemClock(), hasTime, assets });
  log.info('parameters', { requestId: context.awsRequestId, durationMs: durationMs(), ...refreshed }, {});
  return refreshed;
};
