/** The user's own closes and rates of a range of days, and the last ones before it. */
import { between, partsOf } from '../../../kernel/pages/keys.ts';
import type { PagedMap } from '../../../kernel/pages/types.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import { closesOf, type PriceRow, ratesOf } from '../../../market-data/contract/price-row.ts';
import { byInverse, byRate, byWay, type DatedRate, type PriceHistory, type PricesWanted } from './price-history.ts';
import { Series } from './series.ts';

/** Said of what the user sent. */
const OWN = 'user';

interface DatedRow extends PriceRow {
  readonly date: string;
}

const startOfDay = (date: string): string => `${date}T00:00:00.000Z`;

async function seriesOf(
  map: PagedMap<PriceRow>,
  parts: readonly string[],
  { from, to }: DayRange,
): Promise<Series<DatedRow>> {
  const dated = ([key, row]: readonly [string, PriceRow]): DatedRow => ({
    ...row,
    date: partsOf(key)[parts.length] ?? '',
  });
  const rows: DatedRow[] = [];
  const first = await map.first({ ...between(parts, '', from), reverse: true });
  if (first) rows.push(dated(first));
  if (from < to) {
    const last = rows.at(-1)?.date ?? '';
    for await (const batch of map.batches(between(parts, from, to))) {
      for (const row of batch.map(dated)) if (row.date > last) rows.push(row);
    }
  }
  return new Series(rows);
}

/** Rates between two currencies as they were recorded, either way round. */
const pairName = (from: string, to: string): string => JSON.stringify([from, to]);

/** Rates are taken directly or the other way round, whichever is later, else by way of the base currency. */
export async function loadUserHistory(
  prices: PagedMap<PriceRow>,
  { assets, currency, baseCurrency, range }: PricesWanted,
): Promise<PriceHistory> {
  if (prices.size === 0) return { close: () => undefined, rate: () => undefined };
  const closes = new Map(
    await Promise.all(assets.map(async (asset) => [asset, await seriesOf(prices, closesOf(asset), range)] as const)),
  );
  const rates = new Map<string, Series<DatedRow>>();
  const load = async (from: string, to: string): Promise<void> => {
    const name = pairName(from, to);
    if (from === to || rates.has(name)) return;
    rates.set(name, new Series<DatedRow>([]));
    rates.set(name, await seriesOf(prices, ratesOf(from, to), range));
  };
  const currencies = new Set([...closes.values()].flatMap(({ rows }) => rows.map((row) => row.currency)));
  const sources = [...new Set([...assets, ...currencies, baseCurrency])];
  const ends = [...new Set([currency, baseCurrency])];
  await Promise.all(sources.flatMap((from) => ends.flatMap((to) => [load(from, to), load(to, from)])));

  const step = (from: string, to: string, date: string): DatedRate | undefined => {
    const direct = rates.get(pairName(from, to))?.on(date);
    const opposite = rates.get(pairName(to, from))?.on(date);
    if (opposite && (!direct || opposite.date > direct.date)) {
      return byInverse(opposite.value, { date: opposite.date, source: OWN });
    }
    return direct && byRate(direct.value, { date: direct.date, source: OWN });
  };

  return {
    close(asset, date) {
      const row = closes.get(asset)?.on(date);
      return row && { ...row, close: row.value, source: OWN, at: startOfDay(row.date) };
    },
    rate({ from, to }, date) {
      const single = step(from, to, date);
      if (single || from === baseCurrency || to === baseCurrency) return single;
      const [first, second] = [step(from, baseCurrency, date), step(baseCurrency, to, date)];
      return first && second && byWay(first, second);
    },
  };
}
