/** Turnovers of an account by day. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, computedDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { accountId } from './account.ts';
import { ACCOUNT_ID } from './ledger-examples.ts';
import { timeZoneQuery } from './statements-http.ts';

const turnover = z.strictObject({
  /** In the time zone that the answer names. */
  date: z.string(),
  asset: z.string(),
  /** What came in. */
  credit: computedDecimalString,
  /** What left, what was staked included. */
  debit: computedDecimalString,
  movements: z.int(),
  /** At the end of the day, without what is staked. */
  balance: computedDecimalString,
});

const total = z.strictObject({
  asset: z.string(),
  opening: computedDecimalString,
  credit: computedDecimalString,
  debit: computedDecimalString,
  /** Opening and credit without debit. */
  closing: computedDecimalString,
});

export const listTurnoversRoute = defineRoute({
  method: 'GET',
  path: '/v1/ledger/accounts/{accountId}/turnovers',
  operationId: 'listTurnovers',
  summary: 'List what came into an account and left it, day by day',
  description:
    'For each day and asset of which something moved, oldest first, from `from` to `to` (both included; the last 30 days, if left out; 366 days at most). What was entered later than it happened counts on the day on which it happened, or, with `by=recorded`, on that on which it was recorded, as in statements. `totals` are of the whole period, whatever the page.',
  scope: 'ledger:read',
  params: { accountId },
  query: {
    ...pageQuery,
    from: z.optional(calendarDate),
    to: z.optional(calendarDate),
    by: z._default(z.enum(['effective', 'recorded']), 'effective'),
    asset: z.optional(assetSymbol),
    timeZone: timeZoneQuery,
  },
  responses: {
    200: listOf(turnover, { timeZone: z.string(), from: z.string(), to: z.string(), totals: z.array(total) }),
  },
  errors: ['NotFound', 'AnswerTooLarge'],
  examples: {
    january: {
      summary: 'Two weeks of January',
      params: { accountId: ACCOUNT_ID },
      query: { from: '2026-01-10', to: '2026-01-23' },
      answer: {
        status: 200,
        body: {
          items: [{ date: '2026-01-15', asset: 'EUR', credit: '0', debit: '12.5', movements: 1, balance: '87.5' }],
          nextCursor: null,
          ...{ timeZone: 'Europe/Berlin', from: '2026-01-10', to: '2026-01-23' },
          totals: [{ asset: 'EUR', opening: '100', credit: '0', debit: '12.5', closing: '87.5' }],
        },
      },
    },
  },
});
