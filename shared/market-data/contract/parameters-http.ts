/** Routes of the parameters for simulation. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { assetSymbol, decimalString } from '../../kernel/money/schema.ts';
import { calendarDate, timestamp } from '../../kernel/time.ts';

const ASSETS_MAX = 20;

/** Codes with commas between them, each once. */
const assetList = z
  .pipe(
    z.pipe(
      z.string().check(z.maxLength(ASSETS_MAX * 65)),
      z.transform((text) => text.split(',')),
    ),
    z.array(assetSymbol).check(
      z.maxLength(ASSETS_MAX),
      z.refine((codes) => new Set(codes).size === codes.length, 'names an asset twice'),
    ),
  )
  .register(z.globalRegistry, { type: 'string' });

export const forwardView = z.strictObject({ value: decimalString, source: z.string(), at: timestamp });

const parametersView = z.strictObject({
  /** As it was asked for. */
  asset: z.string(),
  /** That its closes are in; returns are in it, too. */
  currency: z.string(),
  /** First and last day with a close. */
  from: calendarDate,
  to: calendarDate,
  /** How many daily returns this rests on. */
  returns: z.int(),
  /** How many of them make a year: 365 of what trades around the clock, 252 of what trades on exchanges. */
  returnsPerYear: z.int(),
  /** Mean log return of a year, as a fraction. The drift of a geometric Brownian motion is this plus half the variance. */
  meanReturn: decimalString,
  /** What is expected from now on, if anybody said so. */
  forwardReturn: z.nullable(forwardView),
  /** Standard deviation of the log returns of a year. */
  volatility: decimalString,
  refreshedAt: timestamp,
});

const REASONS = ['no-closes', 'too-few-returns'] as const;
export type MissingReason = (typeof REASONS)[number];

const correlationView = z.strictObject({
  /** Rows and columns. */
  assets: z.array(z.string()),
  /** Null where two have too few days in common. */
  matrix: z.array(z.array(z.nullable(decimalString))),
});

export const getSimulationParameters = defineRoute({
  method: 'GET',
  path: '/v1/market/parameters',
  operationId: 'getSimulationParameters',
  summary: 'Parameters for simulation',
  description:
    'Mean return, expected return, volatility and correlation of up to 20 assets (`assets=BTC,ETH`), from the daily closes of the last three years, each in its own currency; made anew every day. Two assets are compared over the days on which both have a close.',
  scope: 'prices:read',
  query: { assets: assetList },
  responses: {
    200: z.strictObject({
      items: z.array(parametersView),
      correlation: correlationView,
      complete: z.boolean(),
      /** Assets of which nothing can be said. */
      missing: z.array(z.strictObject({ asset: z.string(), reason: z.enum(REASONS) })),
    }),
  },
  errors: [],
  examples: {
    two: {
      summary: 'Two assets',
      query: { assets: 'BTC,ETH' },
      answer: {
        status: 200,
        body: {
          items: [
            {
              asset: 'BTC',
              currency: 'USD',
              from: '2023-03-01',
              to: '2026-02-28',
              returns: 1095,
              returnsPerYear: 365,
              meanReturn: '0.4127093312',
              forwardReturn: null,
              volatility: '0.4718200915',
              refreshedAt: '2026-03-01T00:30:02.114Z',
            },
          ],
          correlation: { assets: ['BTC'], matrix: [['1']] },
          complete: false,
          missing: [{ asset: 'ETH', reason: 'no-closes' }],
        },
      },
    },
  },
});
