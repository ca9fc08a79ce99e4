/** The sources of market data that this function may ask. */
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providers } from '../../shared/adapters/prices/providers.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { SourceServices } from '../../shared/market-data/app/sources/services.ts';
import { DATA_SOURCES } from '../../shared/market-data/contract/data-source-registry.ts';
import { type ConfiguredSources, configuredSources } from './configured-sources.ts';

/** Only a laptop's host has a key file: there, what isn't configured is off, so that nothing is asked unasked. */
const isLocal = process.env['LOCAL_KEY_FILE'] !== undefined;

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
export const sourceServices = (records: SystemRecords): (() => Promise<SourceServices>) =>
  operatorSettings('price-sources', (text) => servicesOf(records, configuredSources(text)));
