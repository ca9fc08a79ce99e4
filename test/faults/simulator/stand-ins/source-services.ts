/** Stands in for `functions/market-data/source-services.ts`: no source of market data is there to be asked. */
import type { SystemRecords } from '../../../../shared/kernel/store/system-records.ts';
import { systemClock } from '../../../../shared/kernel/time.ts';
import type { SourceServices } from '../../../../shared/market-data/app/sources/services.ts';

export const sourceServices = (records: SystemRecords) => async (): Promise<SourceServices> => ({
  ...{ records, clock: systemClock, registry: new Map() },
  ...{ prices: new Map(), rates: new Map(), yields: new Map() },
});
