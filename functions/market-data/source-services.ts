/** The sources of market data that this function may ask. */
import { parameterOfEnvironment } from '../../shared/adapters/environment.ts';
import { providers } from '../../shared/adapters/prices/providers.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { SourceServices } from '../../shared/market-data/app/sources/services.ts';
import { DATA_SOURCES } from '../../shared/market-data/contract/data-source-registry.ts';
import { type ConfiguredSources, configuredSources } from './configured-sources.ts';

/** Only a laptop's host has a key file: there, what isn't configured is off, so that nothing is asked unasked. */
const isLocal = process.env['LOCAL_KEY_FILE'] !== undefined;

/** How long a function goes by keys that it has read. */
const GOOD_MILLISECONDS = 15 * 60_000;

/** On a laptop an environment variable says it, in the cloud a secret parameter. */
const configuration = async (): Promise<ConfiguredSources> =>
  configuredSources(isLocal ? process.env['PRICE_SOURCES'] : await parameterOfEnvironment('price-sources'));

function servicesOf(records: SystemRecords, named: ConfiguredSources): SourceServices {
  const { prices, rates, yields } = providers(named);
  const on = <T>(sources: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    isLocal ? new Map([...sources].filter(([name]) => name in named)) : sources;
  return {
    ...{ records, clock: systemClock, registry: DATA_SOURCES },
    ...{ prices: on(prices), rates: on(rates), yields: on(yields) },
  };
}

/** Opens the sources as they are configured now, or were some minutes ago. Throws for a configuration that can't be read. */
export function sourceServices(records: SystemRecords): () => Promise<SourceServices> {
  let opened: { readonly services: SourceServices; readonly until: number } | undefined;
  return async () => {
    if (!opened || opened.until <= Date.now()) {
      const services = servicesOf(records, await configuration());
      opened = { services, until: Date.now() + GOOD_MILLISECONDS };
    }
    return opened.services;
  };
}
