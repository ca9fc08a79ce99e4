/** Routes of the user's own closes and exchange rates. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol, currencyCode, positiveDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';

export * from './assets-http.ts';
export * from './market-http.ts';
export * from './parameters-http.ts';
export * from './watchlist-http.ts';

const ROWS_MAX = 1000;

const priceInput = z.strictObject({
  asset: assetSymbol,
  date: calendarDate,
  close: positiveDecimalString,
  currency: knownCurrency,
});
const exchangeRateInput = z.strictObject({
  from: knownCurrency,
  to: knownCurrency,
  date: calendarDate,
  rate: positiveDecimalString,
});
export type PriceInput = z.output<typeof priceInput>;
export type ExchangeRateInput = z.output<typeof exchangeRateInput>;

const rows = <Row extends z.ZodMiniType>(row: Row) => z.array(row).check(z.minLength(1), z.maxLength(ROWS_MAX));
const recorded = z.strictObject({ recorded: z.int() });
const dates = { from: z.optional(calendarDate), to: z.optional(calendarDate) };

const CLOSE = { asset: 'BALN', date: '2021-11-22', close: '142.9', currency: 'CHF' };
const RATE = { from: 'USD', to: 'CHF', date: '2021-11-22', rate: '0.93' };

export const recordPrices = defineRoute({
  method: 'POST',
  path: '/v1/prices',
  operationId: 'recordPrices',
  summary: 'Record closing prices of your own',
  description:
    'Up to 1,000 closes, one per asset and UTC day; a later one for the same day replaces it. Days before the asset existed (`inceptionDate`), where that is known, are refused. They are seen by you alone, are preferred over market data, and value again whatever lacked a price.',
  scope: 'prices:write',
  body: z.strictObject({ prices: rows(priceInput) }),
  responses: { 200: recorded },
  errors: ['IdempotencyKeyReused', 'Conflict'],
  examples: {
    close: {
      summary: 'One close',
      body: { prices: [CLOSE] },
      answer: { status: 200, body: { recorded: 1 } },
    },
  },
});

export const recordExchangeRates = defineRoute({
  method: 'POST',
  path: '/v1/exchange-rates',
  operationId: 'recordExchangeRates',
  summary: 'Record exchange rates of your own',
  description:
    'Up to 1,000 rates, one per pair and UTC day: one unit of `from` is `rate` units of `to`. The opposite direction follows from it. Days on which either currency did not exist yet, where that is known, are refused.',
  scope: 'prices:write',
  body: z.strictObject({ rates: rows(exchangeRateInput) }),
  responses: { 200: recorded },
  errors: ['IdempotencyKeyReused', 'Conflict'],
  examples: {
    rate: { summary: 'One rate', body: { rates: [RATE] }, answer: { status: 200, body: { recorded: 1 } } },
  },
});

export const listPrices = defineRoute({
  method: 'GET',
  path: '/v1/prices',
  operationId: 'listPrices',
  summary: 'List your own closing prices',
  description: 'By asset, then by date.',
  scope: 'prices:read',
  query: { asset: z.optional(assetSymbol), ...dates, ...pageQuery },
  responses: { 200: listOf(priceInput) },
  errors: ['NotYetConsistent'],
  examples: {
    list: { summary: 'All closes', answer: { status: 200, body: { items: [CLOSE], nextCursor: null } } },
  },
});

export const listExchangeRates = defineRoute({
  method: 'GET',
  path: '/v1/exchange-rates',
  operationId: 'listExchangeRates',
  summary: 'List your own exchange rates',
  description: 'By pair, then by date.',
  scope: 'prices:read',
  query: { base: z.optional(currencyCode), quote: z.optional(currencyCode), ...dates, ...pageQuery },
  responses: { 200: listOf(exchangeRateInput) },
  errors: ['NotYetConsistent'],
  examples: {
    list: { summary: 'All rates', answer: { status: 200, body: { items: [RATE], nextCursor: null } } },
  },
});
