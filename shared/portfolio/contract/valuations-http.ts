/** Routes of what portfolios are worth, now and at the end of each day. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { calendarDate, timestamp } from '../../kernel/time.ts';
import { PORTFOLIO_ID } from './portfolio-examples.ts';
import { portfolioParams } from './portfolios-http.ts';

const amount = z.string();
const unknown = z.nullable(amount);
const params = { portfolioId: PORTFOLIO_ID };
const missing = z.array(z.looseObject({}));

const valuedHolding = z.strictObject({
  asset: z.string(),
  quantity: amount,
  price: unknown,
  /** When the price was so; `null` without one, and for the base currency itself. */
  priceAt: z.nullable(z.string()),
  priceSource: z.nullable(z.string()),
  /** Who said what the price's currency was worth, where it had to be converted. */
  rateSource: z.nullable(z.string()),
  /** The price rests on something older than seven days. */
  stale: z.boolean(),
  value: unknown,
  costBasis: unknown,
  unrealizedGain: unknown,
  /** Of the portfolio's value, in percent. */
  percent: unknown,
});

export const getValuationRoute = defineRoute({
  method: 'GET',
  path: '/v1/portfolios/{portfolioId}/valuation',
  operationId: 'getPortfolioValuation',
  summary: 'Value a portfolio',
  description:
    "What is in a portfolio at its price, in the portfolio's currency, with who said the price and when: the user's own prices first, then the market's; a pool's token by its underlyings and a bond by the yields of its day, where nobody quotes them. What has no price has no value: it is named in `missing`, and `complete` is false. Prices older than seven days count and are named in `stale`. Balances below the threshold of the settings are summed up in `smallBalances`, unless `displaySmallBalances` is set there. Money that was spent before any came in is in `overdrawn` and counts for nothing. What came in before its asset existed counts, and is in `beforeInception`: its date may be mistyped. With `asOf`, what was held then, at the prices of that day.",
  scope: 'portfolios:read',
  params: portfolioParams,
  query: { asOf: z.optional(timestamp) },
  responses: {
    200: z.strictObject({
      portfolioId: z.string(),
      asOf: z.string(),
      currency: z.string(),
      value: amount,
      investment: amount,
      unrealizedGain: amount,
      holdings: z.array(valuedHolding),
      smallBalances: z.strictObject({ below: amount, count: z.int(), value: amount }),
      overdrawn: z.array(z.strictObject({ asset: z.string(), quantity: amount })),
      stale: z.array(z.string()),
      /** Holdings that came in before their asset existed. */
      beforeInception: z.array(
        z.strictObject({ asset: z.string(), acquiredAt: z.string(), inceptionDate: z.string() }),
      ),
      complete: z.boolean(),
      missing: z.optional(missing),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    now: {
      summary: 'Now',
      params,
      answer: {
        status: 200,
        body: {
          portfolioId: PORTFOLIO_ID,
          asOf: '2026-01-15T10:00:00.000Z',
          currency: 'EUR',
          value: '10000',
          investment: '8200',
          unrealizedGain: '1800',
          holdings: [
            {
              ...{ asset: 'BTC', quantity: '0.125', price: '80000', priceAt: '2026-01-15T09:55:00.000Z' },
              ...{ priceSource: 'coingecko', rateSource: 'ecb', stale: false, value: '10000' },
              ...{ costBasis: '8200', unrealizedGain: '1800', percent: '100' },
            },
          ],
          smallBalances: { below: '1', count: 2, value: '0.35' },
          overdrawn: [],
          stale: [],
          beforeInception: [],
          complete: true,
        },
      },
    },
    past: { summary: 'At the end of 2025', params, query: { asOf: '2025-12-31T23:59:59Z' } },
  },
});

export const getSnapshotsRoute = defineRoute({
  method: 'GET',
  path: '/v1/portfolios/{portfolioId}/snapshots',
  operationId: 'listPortfolioSnapshots',
  summary: 'List daily snapshots of a portfolio',
  description:
    'What the portfolio was worth at the end of each UTC day (`value`), and what its holdings had cost (`investment`), from the day of its first transaction to yesterday. They are taken at midnight; a transaction or price of an earlier day counts from that day on, at once. Of a long history that was just changed, the days that are still being taken again are named in `missing`.',
  scope: 'portfolios:read',
  params: portfolioParams,
  query: { from: z.optional(calendarDate), to: z.optional(calendarDate) },
  responses: {
    200: z.strictObject({
      currency: z.string(),
      items: z.array(z.strictObject({ date: z.string(), value: amount, investment: amount, complete: z.boolean() })),
      complete: z.boolean(),
      missing: z.optional(missing),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    january: {
      summary: 'Of one month',
      params,
      query: { from: '2026-01-01', to: '2026-01-31' },
      answer: {
        status: 200,
        body: {
          currency: 'EUR',
          items: [{ date: '2026-01-01', value: '9800', investment: '8200', complete: true }],
          complete: true,
        },
      },
    },
  },
});
