import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, divide, format, ONE } from '../../shared/kernel/money/decimal.ts';
import { mapOptions } from '../../shared/kernel/pages/map-options.ts';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openMap } from '../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type PagedMap } from '../../shared/kernel/pages/types.ts';
import { parseTimestamp, type Timestamp } from '../../shared/kernel/time.ts';
import type { UserPriceEvent } from '../../shared/market-data/contract/events.ts';
import {
  openPriceBook,
  type PriceBook,
  type PriceBookOptions,
  rateOf,
} from '../../shared/market-data/contract/price-book.ts';
import { closeSubject, PRICE_ROWS, type PriceRow, rateSubject } from '../../shared/market-data/contract/price-row.ts';

const at = (text: string): Timestamp => {
  const time = parseTimestamp(text);
  if (time === undefined) throw new Error(text);
  return time;
};
const NOON = at('2021-11-22T12:00:00Z');
const emptyMap = (): PagedMap<PriceRow> => openMap(EMPTY_ROOT, new MemoryPages(), mapOptions(PRICE_ROWS));
const closes = (
  ...rows: readonly (readonly [asset: string, date: string, close: string, currency: string])[]
): UserPriceEvent => ({
  type: 'PricesRecorded',
  data: { prices: rows.map(([asset, date, close, currency]) => ({ asset, date, close, currency })) },
});
const rates = (
  ...rows: readonly (readonly [from: string, to: string, date: string, rate: string])[]
): UserPriceEvent => ({
  type: 'ExchangeRatesRecorded',
  data: { rates: rows.map(([from, to, date, rate]) => ({ from, to, date, rate })) },
});

async function bookOf(events: readonly UserPriceEvent[], options?: PriceBookOptions): Promise<PriceBook> {
  const book = openPriceBook(emptyMap(), options);
  for (const event of events) await book.record(event);
  return book;
}
const worth = async (book: PriceBook, asset: string, currency: string, quantity = '1') => {
  const value = await book.valueAt({ asset, quantity: decimal(quantity), at: NOON, currency });
  return value === undefined ? undefined : format(value);
};

describe('closes', () => {
  test('a close holds on its day and for seven days after it, not before and not longer', async () => {
    const book = await bookOf([closes(['BALN', '2021-11-22', '142.9', 'CHF'])]);
    const closeOn = async (time: string) => (await book.closeAt({ asset: 'BALN', at: at(time) }))?.date;
    expect(await closeOn('2021-11-21T23:59:59Z')).toBeUndefined();
    expect(await closeOn('2021-11-22T00:00:00Z')).toBe('2021-11-22');
    expect(await closeOn('2021-11-29T23:59:59Z')).toBe('2021-11-22');
    expect(await closeOn('2021-11-30T00:00:00Z')).toBeUndefined();
  });

  test('the last one known is used however old where no age is set', async () => {
    const book = await bookOf([closes(['BALN', '2011-11-22', '1', 'CHF'])], {
      priceAgeDaysMax: Number.POSITIVE_INFINITY,
    });
    expect(await worth(book, 'BALN', 'CHF')).toBe('1');
  });

  test('a later row for a day replaces the earlier one, and says that it changed; the same row says nothing', async () => {
    const book = openPriceBook(emptyMap());
    const first = closes(['BTC', '2021-11-22', '100', 'USD']);
    expect(await book.record(first)).toEqual([{ subject: closeSubject('BTC'), date: '2021-11-22' }]);
    expect(await book.record(first)).toEqual([]);
    expect(await book.record(closes(['BTC', '2021-11-22', '101', 'USD']))).toHaveLength(1);
    expect(await worth(book, 'BTC', 'USD')).toBe('101');
  });

  test('an asset whose name begins like another keeps its own closes', async () => {
    const book = await bookOf([closes(['BTC', '2021-11-20', '1', 'USD'], ['BTC2', '2021-11-22', '2', 'USD'])]);
    expect(await worth(book, 'BTC', 'USD')).toBe('1');
    expect(await worth(book, 'BTC2', 'USD')).toBe('2');
  });
});

describe('rates', () => {
  test('the opposite rate serves where there is no direct one, divided by and not multiplied', async () => {
    const book = await bookOf([rates(['USD', 'CHF', '2021-11-22', '3'])]);
    expect(await worth(book, 'CHF', 'USD', '9')).toBe('3');
    const path = await book.rateAt({ from: 'CHF', to: 'USD', at: NOON });
    expect(path && format(rateOf(path))).toBe(format(divide(ONE, decimal('3'))));
  });

  test('the later of a direct and an opposite rate counts, and the direct one of the same day', async () => {
    const book = await bookOf([rates(['USD', 'CHF', '2021-11-20', '0.9'], ['CHF', 'USD', '2021-11-21', '2'])]);
    expect(await worth(book, 'USD', 'CHF')).toBe('0.5');
    await book.record(rates(['USD', 'CHF', '2021-11-21', '0.8']));
    expect(await worth(book, 'USD', 'CHF')).toBe('0.8');
  });

  test('two currencies meet by way of a third, if one is named', async () => {
    const events = [rates(['EUR', 'USD', '2021-11-22', '1.2'], ['CHF', 'USD', '2021-11-21', '1.1'])];
    expect(await worth(await bookOf(events), 'EUR', 'CHF')).toBeUndefined();
    const book = await bookOf(events, { via: 'USD' });
    expect(await worth(book, 'EUR', 'CHF', '11')).toBe('12');
    expect((await book.quoteAt({ asset: 'EUR', quantity: ONE, at: NOON, currency: 'CHF' }))?.date).toBe('2021-11-21');
  });

  test('a rate to itself is no conversion at all', async () => {
    expect(await (await bookOf([])).rateAt({ from: 'USD', to: 'USD', at: NOON })).toEqual([]);
  });
});

describe('values', () => {
  test('a close in another currency is converted', async () => {
    const book = await bookOf([
      closes(['BALN', '2021-11-22', '142.9', 'CHF']),
      rates(['CHF', 'USD', '2021-11-22', '1.1']),
    ]);
    expect(await worth(book, 'BALN', 'USD', '2')).toBe('314.38');
  });

  test('a currency is worth one of itself, without any row', async () => {
    expect(await worth(await bookOf([]), 'USD', 'USD', '7')).toBe('7');
  });

  test('a token used as money is worth its close', async () => {
    expect(await worth(await bookOf([closes(['USDT', '2021-11-22', '0.99', 'USD'])]), 'USDT', 'USD', '100')).toBe('99');
  });

  test('nothing known is said to be nothing, and what was looked for is told', async () => {
    const looked = new Set<string>();
    const book = await bookOf([], { looked: (subject) => looked.add(subject) });
    expect(await worth(book, 'BTC', 'USD')).toBeUndefined();
    expect(looked).toEqual(new Set([closeSubject('BTC'), rateSubject('USD', 'BTC')]));
  });
});

test('rows without contradictions give the same book in any order, and twice over', async () => {
  const row = fc.tuple(
    fc.constantFrom('BTC', 'ETH'),
    fc.integer({ min: 15, max: 22 }).map((day) => `2021-11-${day}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: String, minLength: 1 }),
      fc.infiniteStream(fc.nat(6)),
      async (rows, noise) => {
        const events = rows.map(([asset, date]) => closes([asset, date, `${date.slice(-2)}.5`, 'USD']));
        const shuffled = events.map((event) => [noise.next().value, event] as const).toSorted((a, b) => a[0] - b[0]);
        const straight = await bookOf(events);
        const other = await bookOf([...shuffled, ...shuffled].map(([, event]) => event));
        for (const asset of ['BTC', 'ETH'])
          expect(await worth(other, asset, 'USD')).toBe(await worth(straight, asset, 'USD'));
      },
    ),
    { numRuns: 40 },
  );
});

describe('what was adopted from the market', () => {
  const adopted = (close: string, date = '2021-11-22'): UserPriceEvent => ({
    type: 'MarketPricesAdopted',
    data: {
      prices: [{ asset: 'BTC', date, close, currency: 'USD', source: 'coingecko', quotedOn: date }],
      rates: [{ from: 'EUR', to: 'USD', date, rate: '1.25', source: 'ecb', quotedOn: '2021-11-19' }],
    },
  });

  test('counts for its own day alone, with its source, and stays as it was', async () => {
    const book = await bookOf([adopted('50'), adopted('60'), adopted('70', '2021-11-21')]);
    const quote = await book.quoteAt({ asset: 'BTC', quantity: decimal('1'), at: NOON, currency: 'EUR' });
    expect(quote).toMatchObject({
      ...{ value: decimal('40'), date: '2021-11-19', close: { date: '2021-11-22', source: 'coingecko' } },
      path: [{ inverted: true, date: '2021-11-19', source: 'ecb' }],
    });
    expect(await book.closeAt({ asset: 'BTC', at: at('2021-11-23T00:00:00Z') })).toBeUndefined();
    expect(await book.rateAt({ from: 'EUR', to: 'USD', at: at('2021-11-23T00:00:00Z') })).toBeUndefined();
  });

  test('counts after all that the user said, be it a rate or older', async () => {
    expect(await worth(await bookOf([adopted('50'), rates(['BTC', 'USD', '2021-11-20', '45'])]), 'BTC', 'USD')).toBe(
      '45',
    );
    const own = await bookOf([adopted('50'), closes(['BTC', '2021-11-20', '40', 'EUR'])]);
    expect(await worth(own, 'BTC', 'USD')).toBe('50');
    expect(await worth(own, 'BTC', 'EUR')).toBe('40');
  });

  test('says nothing of what something is worth today', async () => {
    const book = await bookOf([adopted('50')], { priceAgeDaysMax: Number.POSITIVE_INFINITY });
    expect(await worth(book, 'BTC', 'USD')).toBeUndefined();
  });

  test('is kept with its source', async () => {
    const pages = new MemoryPages();
    const map = openMap(EMPTY_ROOT, pages, mapOptions(PRICE_ROWS));
    await openPriceBook(map).record(adopted('50'));
    const again = openPriceBook(openMap(await map.flush(pages), pages, mapOptions(PRICE_ROWS)));
    expect(await again.closeAt({ asset: 'BTC', at: NOON })).toMatchObject({ source: 'coingecko', currency: 'USD' });
  });
});
