/** Exchange rates and yields from whichever source has them, by preference, budget and breaker. */
import type { DayRange } from '../../contract/market-prices.ts';
import type { DailyYield, RateSource, SourceAnswer } from '../../contract/price-source.ts';
import { RATE_ORDER, YIELD_ORDER } from '../../domain/sources/preferences.ts';
import { type Asked, askInOrder } from './ask-in-order.ts';
import type { SourceServices } from './services.ts';

type RateDays = Awaited<ReturnType<RateSource['rates']>> extends SourceAnswer<infer Days> ? Days : never;

/** @param base a currency; a source that quotes nothing against it isn't asked. */
export function fetchRates(base: string, range: DayRange, services: SourceServices): Promise<Asked<RateDays>> {
  const { rates } = services;
  const quotes = (name: string): boolean => {
    const source = rates.get(name);
    return source !== undefined && (source.bases === undefined || source.bases.includes(base));
  };
  return askInOrder(services, RATE_ORDER.filter(quotes), async (name) => {
    const source = rates.get(name);
    if (source === undefined) throw new Error(`${name} has no client`);
    return source.rates(base, range);
  });
}

/** Yields of one maturity. */
export function fetchYields(
  maturityMonths: number,
  range: DayRange,
  services: SourceServices,
): Promise<Asked<readonly DailyYield[]>> {
  const { yields } = services;
  const has = (name: string): boolean => yields.get(name)?.maturitiesMonths.includes(maturityMonths) === true;
  return askInOrder(services, YIELD_ORDER.filter(has), async (name) => {
    const source = yields.get(name);
    if (source === undefined) throw new Error(`${name} has no client`);
    return source.yields(maturityMonths, range);
  });
}
