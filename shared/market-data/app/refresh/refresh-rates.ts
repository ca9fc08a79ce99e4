/** Looks up the exchange rates of the last days: hourly, and the same for all users. */
import { pauseWithJitter } from '../../../kernel/pause.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { daysAfter } from '../../contract/days.ts';
import type { RateBase } from '../../contract/rate-month.ts';
import { RATES_VALID_SECONDS, rateWrites } from '../rates/rate-writes.ts';
import { fetchRates } from '../sources/fetch-rates.ts';
import type { SourceServices } from '../sources/services.ts';
import { writeRecords } from '../write-records.ts';

/** The base that the reference rates of the ECB are in: the others follow from it. */
export const REFERENCE_BASE: RateBase = 'EUR';
/** The first day of the euro (Council Regulation (EC) No 974/98, article 2): nobody has rates of it from before. */
export const REFERENCE_SINCE = '1999-01-01';

/** Rates of a day appear on it or after it; none appear at weekends. */
const DAYS_BACK = 5;
const RACES_MAX = 5;

/** Answers how many days the source has told of. */
export async function refreshRates(store: Store, services: SourceServices): Promise<number> {
  if (services.rates.size === 0) return 0;
  const fetchedAt = services.clock();
  const today = fetchedAt.slice(0, 10);
  const range = { from: daysAfter(today, -DAYS_BACK), to: today };
  const asked = await fetchRates(REFERENCE_BASE, range, services);
  if (asked.kind !== 'answered') return 0;
  const expiresAt = new Date(Date.parse(fetchedAt) + RATES_VALID_SECONDS * 1_000).toISOString();
  const fetched = { base: REFERENCE_BASE, source: asked.source, fetchedAt, expiresAt, days: asked.value };
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const writes = await rateWrites(store, fetched);
    if (writes.length === 0 || (await writeRecords(store, writes, fetchedAt)) !== undefined) return asked.value.length;
    await pauseWithJitter(race);
  }
  throw new Error('others keep writing the rates');
}
