/** The route of charts. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { integerText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { calendarDate } from '../../kernel/time.ts';

export const CHART_KINDS = ['value', 'allocation', 'drawdown'] as const;
export const CHART_FORMATS = ['json', 'svg', 'png'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

export const SVG_TYPE = 'image/svg+xml';
export const PNG_TYPE = 'image/png';

export const CHART_WIDTH = { minimum: 240, maximum: 2400, usual: 800 } as const;
export const CHART_HEIGHT = { minimum: 160, maximum: 1600, usual: 400 } as const;

const about = {
  portfolioId: z.string(),
  currency: z.string(),
  complete: z.boolean(),
  missing: z.optional(z.array(z.looseObject({}))),
};

const valueSeries = z.strictObject({
  kind: z.literal('value'),
  ...about,
  /** End of day (UTC), oldest first. `complete` is false where a price or a cost is missing. */
  items: z.array(
    z.strictObject({ date: calendarDate, value: z.string(), investment: z.string(), complete: z.boolean() }),
  ),
});

const drawdownSeries = z.strictObject({
  kind: z.literal('drawdown'),
  ...about,
  /** A fraction: "-0.1" is 10% below the highest value since the first day. Days that lack a price are left out. */
  items: z.array(z.strictObject({ date: calendarDate, drawdown: z.string() })),
});

const allocation = z.strictObject({
  kind: z.literal('allocation'),
  ...about,
  date: calendarDate,
  /** Of what has a price. */
  total: z.string(),
  /** The most valuable first. `share` is a fraction of the total; both are null of what has no price. */
  items: z.array(z.strictObject({ asset: z.string(), value: z.nullable(z.string()), share: z.nullable(z.string()) })),
});

const chartView = z.discriminatedUnion('kind', [valueSeries, drawdownSeries, allocation]);
export type ChartViewInput = z.input<typeof chartView>;

const EXAMPLE_ID = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11';

export const getPortfolioChart = defineRoute({
  method: 'GET',
  path: '/v1/portfolios/{portfolioId}/chart',
  operationId: 'getPortfolioChart',
  summary: 'A chart of a portfolio',
  description:
    'Its value with what is invested in it, what it consists of, or how far it has fallen from its highest so far, as series (JSON), as a drawing (SVG) or as a picture (PNG): by `format`, else by what `Accept` would rather have. Days are those whose end has passed, of the last year unless `from` says otherwise; `allocation` is of the day `to`, or of now, and takes no `from`. A drawdown is that of one unit that was there all the time: deposits and withdrawals play no part in it. `theme`, `width` and `height` (pixels) are for drawings.',
  scope: 'portfolios:read',
  params: { portfolioId: idSchema('PortfolioId') },
  query: {
    kind: z._default(z.enum(CHART_KINDS), 'value'),
    from: z.optional(calendarDate),
    to: z.optional(calendarDate),
    format: z.optional(z.enum(CHART_FORMATS)),
    theme: z._default(z.enum(['light', 'dark']), 'light'),
    width: z.optional(integerText(CHART_WIDTH)),
    height: z.optional(integerText(CHART_HEIGHT)),
  },
  headers: { accept: z.optional(z.string()) },
  alternatives: [SVG_TYPE, PNG_TYPE],
  responses: { 200: chartView },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    value: {
      summary: 'Two days',
      params: { portfolioId: EXAMPLE_ID },
      query: { from: '2026-02-27', to: '2026-02-28' },
      answer: {
        status: 200,
        body: {
          kind: 'value',
          portfolioId: EXAMPLE_ID,
          currency: 'CHF',
          complete: true,
          items: [
            { date: '2026-02-27', value: '10420.15', investment: '9800', complete: true },
            { date: '2026-02-28', value: '10390.4', investment: '9800', complete: true },
          ],
        },
      },
    },
    drawing: {
      summary: 'A drawing for a dark page',
      params: { portfolioId: EXAMPLE_ID },
      query: { kind: 'drawdown', format: 'svg', theme: 'dark', width: '640' },
    },
  },
});
