import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { DataSource } from '../../contract/data-sources.ts';
import type { PriceSource, RateSource, YieldSource } from '../../contract/price-source.ts';

/** What asking for market data needs. */
export interface SourceServices {
  readonly records: SystemRecords;
  readonly clock: Clock;
  /** What the registry says of each source. */
  readonly registry: ReadonlyMap<string, DataSource>;
  /** The clients at hand; a source without one is passed over. */
  readonly prices: ReadonlyMap<string, PriceSource>;
  readonly rates: ReadonlyMap<string, RateSource>;
  readonly yields: ReadonlyMap<string, YieldSource>;
}
