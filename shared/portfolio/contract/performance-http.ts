/** Routes of performance. What each measure is: docs/performance-measures.md. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol, decimalString } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { calendarDate } from '../../kernel/time.ts';
import { accountName } from '../../trading/contract/account-name.ts';

const ROWS_MAX = 1000;

const amount = z.nullable(z.string());
const completeness = { complete: z.boolean(), missing: z.optional(z.array(z.looseObject({}))) };

const figures = {
  fees: amount,
  income: amount,
  grossPerformance: amount,
  netPerformance: amount,
  /** Fractions: "0.05" is 5%. `null` where there is no investment to measure by. */
  grossPerformancePercent: amount,
  netPerformancePercent: amount,
  timeWeightedInvestment: amount,
  feesWithCurrencyEffect: amount,
  incomeWithCurrencyEffect: amount,
  grossPerformanceWithCurrencyEffect: amount,
  netPerformanceWithCurrencyEffect: amount,
  grossPerformancePercentWithCurrencyEffect: amount,
  netPerformancePercentWithCurrencyEffect: amount,
  timeWeightedInvestmentWithCurrencyEffect: amount,
};

const position = z.strictObject({
  asset: z.string(),
  /** What it is traded in; `averagePrice` is in it. */
  currency: z.string(),
  quantity: z.string(),
  averagePrice: amount,
  investment: amount,
  investmentWithCurrencyEffect: amount,
  value: amount,
  ...figures,
});

const change = z.strictObject({
  /** The end of this day is what it is compared with. */
  since: z.string(),
  netPerformance: z.string(),
  netPerformancePercent: amount,
});

const performance = z.strictObject({
  asOf: z.string(),
  /** The first day of what is measured. */
  from: amount,
  currency: z.string(),
  currentValue: z.string(),
  totalInvestment: z.string(),
  totalInvestmentWithCurrencyEffect: z.string(),
  ...figures,
  timeWeightedReturn: z.string(),
  timeWeightedReturnWithCurrencyEffect: z.string(),
  annualizedReturn: amount,
  moneyWeightedReturn: amount,
  moneyWeightedReturnWithCurrencyEffect: amount,
  /** As if all were one investment: money that went from one asset into another counts once in what it is measured by. */
  whole: z.strictObject({
    timeWeightedInvestment: z.string(),
    grossPerformancePercent: amount,
    netPerformancePercent: amount,
    timeWeightedInvestmentWithCurrencyEffect: z.string(),
    grossPerformancePercentWithCurrencyEffect: amount,
    netPerformancePercentWithCurrencyEffect: amount,
  }),
  changes: z.strictObject({ day: change, week: change, month: change, year: change, total: change }),
  risk: z.strictObject({
    volatility: amount,
    sharpeRatio: amount,
    riskFreeRate: z.string(),
    maximumDrawdown: z.string(),
    /** The days of the peak and of the lowest value after it; `null` where nothing ever fell. */
    drawdownPeak: amount,
    drawdownTrough: amount,
  }),
  benchmark: z.optional(
    z.strictObject({ asset: z.string(), return: amount, excessReturn: amount, correlation: amount }),
  ),
  positions: z.array(position),
  ...completeness,
});
export type PerformanceBody = z.output<typeof performance>;

const chartRow = z.strictObject({
  date: z.string(),
  value: z.string(),
  investment: z.string(),
  netPerformance: z.string(),
  netPerformancePercent: amount,
  valueWithCurrencyEffect: z.string(),
  investmentWithCurrencyEffect: z.string(),
  netPerformanceWithCurrencyEffect: z.string(),
  netPerformancePercentWithCurrencyEffect: amount,
});
export type ChartRow = z.output<typeof chartRow>;

const asked = {
  /** Today, unless given; a day to come is today, too. */
  to: z.optional(calendarDate),
  from: z.optional(calendarDate),
  currency: z.optional(knownCurrency),
  account: z.optional(accountName),
  /** What is in one portfolio, in its currency unless another is given. */
  portfolio: z.optional(idSchema('PortfolioId')),
  asset: z.optional(assetSymbol),
};

const EXAMPLE_FIGURES = {
  fees: '1.55',
  income: '0',
  grossPerformance: '24.6',
  netPerformance: '23.05',
  grossPerformancePercent: '0.090043923865300146',
  netPerformancePercent: '0.084370424597364568',
  timeWeightedInvestment: '273.2',
  feesWithCurrencyEffect: '1.55',
  incomeWithCurrencyEffect: '0',
  grossPerformanceWithCurrencyEffect: '24.6',
  netPerformanceWithCurrencyEffect: '23.05',
  grossPerformancePercentWithCurrencyEffect: '0.090043923865300146',
  netPerformancePercentWithCurrencyEffect: '0.084370424597364568',
  timeWeightedInvestmentWithCurrencyEffect: '273.2',
};
const {
  timeWeightedInvestment,
  grossPerformancePercent,
  netPerformancePercent,
  timeWeightedInvestmentWithCurrencyEffect,
  grossPerformancePercentWithCurrencyEffect,
  netPerformancePercentWithCurrencyEffect,
} = EXAMPLE_FIGURES;
const EXAMPLE_WHOLE = {
  ...{ timeWeightedInvestment, grossPerformancePercent, netPerformancePercent },
  timeWeightedInvestmentWithCurrencyEffect,
  ...{ grossPerformancePercentWithCurrencyEffect, netPerformancePercentWithCurrencyEffect },
};
const EXAMPLE_CHANGE = { since: '2021-11-29', netPerformance: '23.05', netPerformancePercent: '0.084370424597364568' };
const EXAMPLE_ROW = {
  date: '2021-12-18',
  value: '297.8',
  investment: '273.2',
  netPerformance: '23.05',
  netPerformancePercent: '0.084370424597364568',
  valueWithCurrencyEffect: '297.8',
  investmentWithCurrencyEffect: '273.2',
  netPerformanceWithCurrencyEffect: '23.05',
  netPerformancePercentWithCurrencyEffect: '0.084370424597364568',
};

const ABOUT =
  'Percentages are fractions: "0.05" is 5%. Amounts are converted at the rate of the last day; those `WithCurrencyEffect` at the rate of each day. A day without a price uses the last known one, and an asset without any the price it was last bought or sold at. Money that things were paid with is no position unless it is kept as one, or asked about. An asset or account that no transaction names is not found.';

export const getPerformance = defineRoute({
  method: 'GET',
  path: '/v1/performance',
  operationId: 'getPerformance',
  summary: 'Read how holdings did',
  description: `What was put in, what it is worth, and what it brought, up to the end of \`to\`; with \`from\`, what happened on that day and after it. ${ABOUT}`,
  scope: 'holdings:read',
  query: {
    ...asked,
    benchmark: z.optional(assetSymbol),
    /** For a year, as a fraction. */
    riskFreeRate: z._default(decimalString, '0'),
  },
  responses: { 200: performance },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    bought: {
      summary: 'Bought once, three weeks later',
      query: { to: '2021-12-18' },
      answer: {
        status: 200,
        body: {
          asOf: '2021-12-18',
          from: null,
          currency: 'CHF',
          currentValue: '297.8',
          totalInvestment: '273.2',
          totalInvestmentWithCurrencyEffect: '273.2',
          ...EXAMPLE_FIGURES,
          timeWeightedReturn: '0.083894449499',
          timeWeightedReturnWithCurrencyEffect: '0.083894449499',
          annualizedReturn: '4.117',
          moneyWeightedReturn: '4.118',
          moneyWeightedReturnWithCurrencyEffect: '4.118',
          whole: EXAMPLE_WHOLE,
          changes: {
            day: { since: '2021-12-17', netPerformance: '10', netPerformancePercent: '0.036603221083455344' },
            week: EXAMPLE_CHANGE,
            month: EXAMPLE_CHANGE,
            year: EXAMPLE_CHANGE,
            total: EXAMPLE_CHANGE,
          },
          risk: {
            volatility: '0.182',
            sharpeRatio: '1.61',
            riskFreeRate: '0',
            maximumDrawdown: '0',
            drawdownPeak: null,
            drawdownTrough: null,
          },
          positions: [
            {
              asset: 'BALN',
              currency: 'CHF',
              quantity: '2',
              averagePrice: '136.6',
              investment: '273.2',
              investmentWithCurrencyEffect: '273.2',
              value: '297.8',
              ...EXAMPLE_FIGURES,
            },
          ],
          complete: true,
        },
      },
    },
    month: {
      summary: 'A month in francs, against a fund that follows the world',
      query: { from: '2021-11-01', to: '2021-11-30', currency: 'CHF', benchmark: 'VT', riskFreeRate: '0.01' },
    },
  },
});

export const getPerformanceChart = defineRoute({
  method: 'GET',
  path: '/v1/performance/chart',
  operationId: 'getPerformanceChart',
  summary: 'Read how holdings did, day by day',
  description: `A row for the end of each day from the one before the first transaction, or from \`from\`; each counts from the beginning, whichever day the list begins with. Without \`limit\`, all rows. ${ABOUT}`,
  redirectsLarge: true,
  scope: 'holdings:read',
  query: {
    ...asked,
    limit: z.optional(integerText({ minimum: 1, maximum: ROWS_MAX })),
    cursor: z.optional(z.string()),
  },
  responses: { 200: listOf(chartRow, { currency: z.string(), ...completeness }) },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    day: {
      summary: 'One day',
      query: { from: '2021-12-18', to: '2021-12-18' },
      answer: {
        status: 200,
        body: { items: [EXAMPLE_ROW], nextCursor: null, currency: 'CHF', complete: true },
      },
    },
  },
});
