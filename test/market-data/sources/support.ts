/** Services that ask a local server with the real clients, at a time that stands still until it is moved. */

import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import { providers } from '../../../shared/adapters/prices/providers.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { fromEpochMs, type Timestamp } from '../../../shared/kernel/time.ts';
import type { SourceServices } from '../../../shared/market-data/app/sources/services.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import type { MarketClose } from '../../../shared/market-data/contract/market-prices.ts';
import type { PricedAsset } from '../../../shared/market-data/domain/sources/priced-asset.ts';
import type { ProviderServer } from '../../support/provider-servers/start-providers.ts';

export const TODAY = '2024-03-15';
const NOON = Date.parse(`${TODAY}T12:00:00Z`);

export interface Desk extends SourceServices {
  /** Lets time pass. */
  readonly wait: (seconds: number) => void;
}

export function openDesk(server: ProviderServer): Desk {
  let nowMs = NOON;
  server.setToday(TODAY);
  const options = Object.entries(server.options).map(([name, own]) => [name, { ...own, now: () => nowMs }]);
  return {
    ...providers(Object.fromEntries(options)),
    records: new MemorySystemRecords(),
    clock: () => fromEpochMs(nowMs),
    registry: DATA_SOURCES,
    wait: (seconds) => {
      nowMs += seconds * 1_000;
    },
  };
}

export const BITCOIN: PricedAsset = {
  code: 'BTC',
  type: 'crypto',
  currency: 'USD',
  splits: [],
  ids: new Map([
    ['coingecko', { id: 'bitcoin', currency: 'USD' }],
    ['kraken', { id: 'XBTUSD', currency: 'USD' }],
  ]),
};

export const closeOf = (date: string, close: string, source: string): MarketClose => ({
  ...{ date, close: decimal(close), currency: 'USD', source },
  at: `${date}T23:59:59.999Z` as Timestamp,
});
