/** The sources of market data that this function may ask. */
import * as z from 'zod/mini';
import { providers } from '../../shared/adapters/prices/providers.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { SourceServices } from '../../shared/market-data/app/sources/services.ts';
import { DATA_SOURCES } from '../../shared/market-data/contract/data-source-registry.ts';

const configured = z.record(z.string(), z.strictObject({ endpoint: z.string(), apiKey: z.optional(z.string()) }));

/** Only a laptop's host has a key file: there, what isn't configured is off, so that nothing is asked unasked. */
const isLocal = process.env['LOCAL_KEY_FILE'] !== undefined;

/** `PRICE_SOURCES` is JSON: by the name of a provider, where to ask instead of its own address, and the key to use. */
export function sourceServices(records: SystemRecords): SourceServices {
  const named = z.parse(configured, JSON.parse(process.env['PRICE_SOURCES'] || '{}'));
  const { prices, rates, yields } = providers(named);
  const on = <T>(sources: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    isLocal ? new Map([...sources].filter(([name]) => name in named)) : sources;
  return {
    ...{ records, clock: systemClock, registry: DATA_SOURCES },
    ...{ prices: on(prices), rates: on(rates), yields: on(yields) },
  };
}
