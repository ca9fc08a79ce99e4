/** Routes of operators for the prices that all users share: held ones, disputed ones, and those entered by hand. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { isFiat } from '../../kernel/money/currencies.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { reason, withReason } from './parts.ts';

const HELD_PATH = '/v1/ops/held-prices';
const CSV_CHARACTERS_MAX = 1_000_000;
const ROWS_MAX = 10_000;

/** A close of a day that is over, or the last look on a day. */
const heldKind = z.enum(['daily', 'latest']);

const heldPrice = z.strictObject({
  asset: z.string(),
  of: heldKind,
  source: z.string(),
  currency: z.string(),
  /** The first day of the stretch, its last, and how many days it has. */
  date: z.string(),
  to: z.string(),
  days: z.int(),
  /** Of the first day. */
  close: z.string(),
  /** What it was held against. */
  neighbourDate: z.string(),
  neighbourClose: z.string(),
  heldAt: z.string(),
  status: z.enum(['held', 'confirmed', 'rejected']),
});

const HELD = {
  asset: 'BTC',
  of: 'daily',
  source: 'kraken',
  currency: 'USD',
  date: '2026-02-27',
  to: '2026-02-28',
  days: 2,
  close: '6723412',
  neighbourDate: '2026-02-26',
  neighbourClose: '66980.5',
  heldAt: '2026-03-01T00:10:00.000Z',
} as const;

export const listHeldPrices = defineRoute({
  method: 'GET',
  path: HELD_PATH,
  operationId: 'listHeldPrices',
  summary: 'Prices that wait for confirmation',
  description:
    'Closes of 100 times their neighbour or a hundredth of it, by asset. They are used nowhere until they are confirmed. Without `status`, those that nobody has looked at. A page may be short, and still have a `nextCursor`.',
  scope: OPS_SCOPE,
  query: {
    asset: z.optional(assetSymbol),
    status: z._default(z.enum(['held', 'confirmed', 'rejected']), 'held'),
    ...pageQuery,
  },
  responses: { 200: listOf(heldPrice) },
  errors: [],
  examples: {
    unit: {
      summary: 'In cents, by mistake',
      answer: { status: 200, body: { items: [{ ...HELD, status: 'held' }], nextCursor: null } },
    },
  },
});

const params = {
  asset: assetSymbol,
  /** Registry name of the source. */
  source: z.string(),
  /** The first day of the stretch. */
  date: calendarDate,
};
const EXAMPLE_PARAMS = { asset: 'BTC', source: 'kraken', date: '2026-02-27' } as const;

/** `of` is needed where a close and a latest price are held of the same day. */
const settledBody = z.extend(withReason, { of: z.optional(heldKind) });

export const confirmHeldPrice = defineRoute({
  method: 'POST',
  path: `${HELD_PATH}/{asset}/{source}/{date}/confirm`,
  operationId: 'confirmHeldPrice',
  summary: 'Confirm a held price',
  description:
    'The price is right. The days of the stretch are still missing: they are taken the next time that they are fetched, and what follows is compared with them.',
  scope: OPS_SCOPE,
  params,
  body: settledBody,
  responses: { 200: heldPrice },
  errors: COMMAND_CODES,
  examples: {
    right: {
      summary: 'A reverse split',
      params: EXAMPLE_PARAMS,
      body: { reason: '1 for 100, as announced' },
      answer: { status: 200, body: { ...HELD, status: 'confirmed' } },
    },
  },
});

export const rejectHeldPrice = defineRoute({
  method: 'POST',
  path: `${HELD_PATH}/{asset}/{source}/{date}/reject`,
  operationId: 'rejectHeldPrice',
  summary: 'Reject a held price',
  description: 'The price is wrong: it is never taken, and no longer waits for anybody.',
  scope: OPS_SCOPE,
  params,
  body: settledBody,
  responses: { 200: heldPrice },
  errors: COMMAND_CODES,
  examples: {
    wrong: {
      summary: 'In cents, by mistake',
      params: EXAMPLE_PARAMS,
      body: { reason: 'They quoted cents on that day' },
      answer: { status: 200, body: { ...HELD, status: 'rejected' } },
    },
  },
});

const disputedDay = z.strictObject({
  date: z.string(),
  close: z.string(),
  otherClose: z.string(),
  /** Fraction of the smaller close: 0.08 is 8%. */
  difference: z.string(),
});
const DAY = { date: '2026-02-27', close: '120.5', otherClose: '131.2', difference: '0.088796680497925311' } as const;

export const listPriceDisputes = defineRoute({
  method: 'GET',
  path: '/v1/ops/price-disputes',
  operationId: 'listPriceDisputes',
  summary: 'Where sources disagree',
  description:
    'Assets of which two sources gave closes that differ by more than 5%, with the latest 31 such days and the worst one. The closes of `source` were taken.',
  scope: OPS_SCOPE,
  query: { asset: z.optional(assetSymbol), ...pageQuery },
  responses: {
    200: listOf(
      z.strictObject({
        asset: z.string(),
        source: z.string(),
        otherSource: z.string(),
        currency: z.string(),
        lastSeenAt: z.string(),
        days: z.array(disputedDay),
        worst: disputedDay,
      }),
    ),
  },
  errors: [],
  examples: {
    one: {
      summary: 'Two sources of one stock',
      answer: {
        status: 200,
        body: {
          items: [
            {
              asset: 'VWCE',
              source: 'stooq',
              otherSource: 'alphavantage',
              currency: 'EUR',
              lastSeenAt: '2026-03-01T00:10:00.000Z',
              days: [DAY],
              worst: DAY,
            },
          ],
          nextCursor: null,
        },
      },
    },
  },
});

const fiatCurrency = z.string().check(z.refine(isFiat, 'must be a currency in use (ISO 4217), such as "USD"'));

export const enterSharedPrices = defineRoute({
  method: 'POST',
  path: '/v1/ops/shared-prices',
  operationId: 'enterSharedPrices',
  summary: 'Enter prices by hand',
  description:
    'Closes of an asset for all users, as rows or as a CSV text with the header `date,close`. They are preferred over every source; a later one for the same day replaces it. If anything is wrong, nothing is stored.',
  scope: OPS_SCOPE,
  body: z.strictObject({
    asset: assetSymbol,
    currency: fiatCurrency,
    prices: z.optional(
      z
        .array(z.strictObject({ date: calendarDate, close: positiveDecimalString }))
        .check(z.minLength(1), z.maxLength(ROWS_MAX)),
    ),
    csv: z.optional(z.string().check(z.maxLength(CSV_CHARACTERS_MAX))),
    reason,
  }),
  responses: { 200: z.strictObject({ asset: z.string(), entered: z.int() }) },
  errors: COMMAND_CODES,
  examples: {
    rows: {
      summary: 'A fund without a provider',
      body: {
        asset: 'HOUSE-FUND',
        currency: 'CHF',
        prices: [{ date: '2025-12-31', close: '104.2' }],
        reason: 'Statement of the fund',
      },
      answer: { status: 200, body: { asset: 'HOUSE-FUND', entered: 1 } },
    },
    csv: {
      summary: 'The same as CSV',
      body: { asset: 'HOUSE-FUND', currency: 'CHF', csv: 'date,close\n2025-12-31,104.2\n', reason: 'Its statement' },
      answer: { status: 200, body: { asset: 'HOUSE-FUND', entered: 1 } },
    },
  },
});
