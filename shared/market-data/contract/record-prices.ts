/** Takes the rows of events into the map of a price book. */
import { assertNever } from '../../kernel/errors.ts';
import { decimal } from '../../kernel/money/decimal.ts';
import { keyOf } from '../../kernel/pages/keys.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { UserPriceEvent } from './events.ts';
import {
  adoptedClosesOf,
  adoptedRatesOf,
  closeSubject,
  closesOf,
  type PriceRow,
  type PriceSubject,
  rateSubject,
  ratesOf,
} from './price-row.ts';

/** A row that was new or changed what was there. */
export interface PriceChange {
  readonly subject: PriceSubject;
  readonly date: string;
}

/** A row, and where it goes. */
interface Placed extends PriceChange, PriceRow {
  readonly parts: readonly string[];
}

function* rowsOf(event: UserPriceEvent): Generator<Placed> {
  switch (event.type) {
    case 'PricesRecorded':
      for (const { asset, date, close, currency } of event.data.prices) {
        yield { subject: closeSubject(asset), parts: closesOf(asset), date, value: decimal(close), currency };
      }
      return;
    case 'ExchangeRatesRecorded':
      for (const { from, to, date, rate } of event.data.rates) {
        yield { subject: rateSubject(from, to), parts: ratesOf(from, to), date, value: decimal(rate), currency: to };
      }
      return;
    case 'MarketPricesAdopted':
      for (const { asset, date, close, currency, source, quotedOn } of event.data.prices) {
        const row = { value: decimal(close), currency, market: { source, quotedOn } };
        yield { subject: closeSubject(asset), parts: adoptedClosesOf(asset), date, ...row };
      }
      for (const { from, to, date, rate, source, quotedOn } of event.data.rates) {
        const row = { value: decimal(rate), currency: to, market: { source, quotedOn } };
        yield { subject: rateSubject(from, to), parts: adoptedRatesOf(from, to), date, ...row };
      }
      return;
    default:
      assertNever(event);
  }
}

/** A later row of the user's replaces an earlier one; what was once adopted stays. */
export async function recordPrices(map: PagedMap<PriceRow>, event: UserPriceEvent): Promise<readonly PriceChange[]> {
  const changes: PriceChange[] = [];
  for (const { subject, date, parts, ...row } of rowsOf(event)) {
    const key = keyOf(...parts, date);
    const known = await map.get(key);
    if (known && (row.market || (known.value === row.value && known.currency === row.currency))) continue;
    await map.set(key, row);
    changes.push({ subject, date });
  }
  return changes;
}
