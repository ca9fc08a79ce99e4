/** Routes of what the market says: prices and exchange rates that all users share. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { assetSplit } from './asset-view.ts';

const SCOPE = 'prices:read';
const ASSETS_MAX = 100;
/** Ten years. */
export const MARKET_DAYS_MAX = 3_660;

/** What a client that asks again sends, so that it isn't sent what it has. */
const negotiation = { 'if-none-match': z.optional(z.string()) };
const text = z.string();
const days = z.strictObject({ from: calendarDate, to: calendarDate });

const marketBar = z.strictObject({
  date: calendarDate,
  /** Left out where the source doesn't tell, and of days that are two years old. */
  open: z.optional(text),
  high: z.optional(text),
  low: z.optional(text),
  close: text,
  volume: z.optional(text),
  currency: text,
  source: text,
});

const historyStatus = z.enum(['untracked', 'pending', 'in_progress', 'rate_limited', 'completed', 'failed']);

const BAR = { date: '2026-03-02', open: '84.1', high: '86', low: '83.2', close: '85.5', volume: '1200' };
const QUOTED = { currency: 'CHF', source: 'stooq' };
const DAYS = { from: '2026-03-01', to: '2026-03-31' };

const HISTORY = {
  ...{ status: 'rate_limited' as const, wanted: { from: '2022-03-02', to: '2026-03-31' } },
  ...{ missing: [{ from: '2022-03-02', to: '2024-03-31' }], percent: 50, attempts: 0 },
  ...{ retryAt: '2026-04-01T00:01:00.000Z', error: null, updatedAt: '2026-04-01T00:00:00.000Z' },
};

export const readMarketPrices = defineRoute({
  method: 'GET',
  path: '/v1/market/prices',
  operationId: 'readMarketPrices',
  summary: 'Read market prices of an asset by day',
  description:
    'Oldest first, of the days that have one, as they were traded: at most ten years, by default the last one. `splits` came into effect in these days: a close of before is times `from` ÷ `to` in the units of after. `missing` names the days that are still to be fetched; `history` says how that goes. A range that ends before the asset existed is refused. Your own prices are at `/v1/prices`, and count for more.',
  scope: SCOPE,
  query: { asset: assetSymbol, from: z.optional(calendarDate), to: z.optional(calendarDate) },
  headers: negotiation,
  responses: {
    200: z.strictObject({
      ...days.shape,
      items: z.array(marketBar),
      splits: z.array(assetSplit),
      history: historyStatus,
      missing: z.array(days),
    }),
    304: null,
  },
  errors: [],
  examples: {
    month: {
      summary: 'A month',
      query: { asset: 'BALN', ...DAYS },
      answer: {
        status: 200,
        body: { ...DAYS, items: [{ ...BAR, ...QUOTED }], splits: [], history: 'completed', missing: [] },
      },
    },
  },
});

const symbols = z
  .string()
  .check(z.refine((list) => listed(list).length <= ASSETS_MAX, `names more than ${ASSETS_MAX} assets`))
  .check(
    z.refine(
      (list) => listed(list).every((asset) => assetSymbol.safeParse(asset).success),
      'must name assets, with commas between',
    ),
  );
/** The assets that a list names, each once. */
export const listed = (list: string): readonly string[] => [...new Set(list.split(',').map((asset) => asset.trim()))];

export const readLatestPrices = defineRoute({
  method: 'GET',
  path: '/v1/market/prices/latest',
  operationId: 'readLatestMarketPrices',
  summary: 'Read the latest market prices',
  description:
    'Of up to 100 assets, with commas between. `at` is when it was so; `missing` names the assets without a price.',
  scope: SCOPE,
  query: { assets: symbols },
  headers: negotiation,
  responses: {
    200: z.strictObject({
      items: z.array(z.strictObject({ asset: text, price: text, currency: text, source: text, at: text })),
      missing: z.array(text),
    }),
    304: null,
  },
  errors: [],
  examples: {
    two: {
      summary: 'Two assets, one of them known',
      query: { assets: 'BTC,XYZ' },
      answer: {
        status: 200,
        body: {
          items: [
            { asset: 'BTC', price: '61000.5', currency: 'USD', source: 'coingecko', at: '2026-03-31T10:05:00.000Z' },
          ],
          missing: ['XYZ'],
        },
      },
    },
  },
});

export const readMarketRate = defineRoute({
  method: 'GET',
  path: '/v1/market/rates',
  operationId: 'readMarketRate',
  summary: 'Read an exchange rate',
  description:
    'How many `to` one `from` is on a day, by default today, or on the last day before it that has a rate, up to the month before: as quoted, from the opposite quote, or by way of USD or EUR (`via`). What nobody has told is not found, and never 1. A day on which either currency did not exist yet is refused.',
  scope: SCOPE,
  query: { from: knownCurrency, to: knownCurrency, date: z.optional(calendarDate) },
  headers: negotiation,
  responses: {
    200: z.strictObject({
      from: text,
      to: text,
      date: calendarDate,
      rate: text,
      via: z.nullable(text),
      source: text,
      fetchedAt: text,
      expiresAt: text,
      /** Whether it is younger than somebody should have looked again. */
      active: z.boolean(),
    }),
    304: null,
  },
  errors: ['NotFound'],
  examples: {
    rate: {
      summary: 'From dollars to francs',
      query: { from: 'USD', to: 'CHF', date: '2026-03-31' },
      answer: {
        status: 200,
        body: {
          ...{ from: 'USD', to: 'CHF', date: '2026-03-31', rate: '0.8', via: 'EUR', source: 'ecb' },
          ...{ fetchedAt: '2026-03-31T15:00:00.000Z', expiresAt: '2026-03-31T16:15:00.000Z', active: true },
        },
      },
    },
  },
});

export const readPriceHistory = defineRoute({
  method: 'GET',
  path: '/v1/market/history',
  operationId: 'readPriceHistoryStatus',
  summary: "See how the fetching of an asset's price history goes",
  description:
    'From one year before the first purchase of the asset until yesterday. It waits for the limits of its sources, and is tried five times before it is given up.',
  scope: SCOPE,
  query: { asset: assetSymbol },
  responses: {
    200: z.strictObject({
      status: historyStatus,
      wanted: z.nullable(days),
      missing: z.array(days),
      /** Of the days wanted, how many have been fetched. */
      percent: z.int(),
      /** Tries in a row that failed. */
      attempts: z.int(),
      retryAt: z.nullable(text),
      error: z.nullable(text),
      updatedAt: z.nullable(text),
    }),
  },
  errors: [],
  examples: {
    waiting: {
      summary: 'A source wants fewer requests',
      query: { asset: 'BALN' },
      answer: { status: 200, body: HISTORY },
    },
  },
});
