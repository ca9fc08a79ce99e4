/** Routes of operators for the fetching of market data: what was given up, and who is counted on. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { idSchema } from '../../kernel/ids.ts';
import { calendarDate, timestamp } from '../../kernel/time.ts';
import { reason, withReason } from './parts.ts';

const PATH = '/v1/ops/backfills';
const text = z.string();
const days = z.strictObject({ from: calendarDate, to: calendarDate });

const backfill = z.strictObject({
  kind: z.enum(['prices', 'rates']),
  /** An asset, or a base currency. */
  code: text,
  status: z.enum(['pending', 'in_progress', 'rate_limited', 'completed', 'failed']),
  wanted: days,
  missing: z.array(days),
  attempts: z.int(),
  error: z.nullable(text),
  updatedAt: timestamp,
});

const FAILED = {
  ...{ kind: 'prices', code: 'BALN', status: 'failed', attempts: 5 },
  ...{ wanted: { from: '2022-03-02', to: '2026-03-31' }, missing: [{ from: '2022-03-02', to: '2024-03-31' }] },
  ...{ error: 'unavailable: stooq: The source answered 503.', updatedAt: '2026-04-01T02:10:00.000Z' },
};

export const listFailedBackfillsRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listFailedBackfills',
  summary: 'List what could not be fetched',
  description: 'Histories of prices and rates that were given up after five tries, the last one first.',
  scope: OPS_SCOPE,
  responses: { 200: z.strictObject({ items: z.array(backfill) }) },
  errors: [],
  examples: { one: { summary: 'One', answer: { status: 200, body: { items: [FAILED] } } } },
});

export const restartBackfillRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/{kind}/{code}/restart`,
  operationId: 'restartBackfill',
  summary: 'Fetch again what was given up',
  description: 'It has all its tries again. What was fetched before is not fetched again.',
  scope: OPS_SCOPE,
  params: { kind: z.enum(['prices', 'rates']), code: text },
  body: withReason,
  responses: { 202: backfill },
  errors: [...COMMAND_CODES, 'NotFound', 'NotRetryable'],
  examples: {
    restart: {
      summary: 'The source is back',
      params: { kind: 'prices', code: 'BALN' },
      body: { reason: 'stooq is back' },
      answer: { status: 202, body: { ...FAILED, status: 'pending', attempts: 0, error: null } },
    },
  },
});

export const recountTrackedAssets = defineRoute({
  method: 'POST',
  path: '/v1/ops/tracked-assets/recount',
  operationId: 'recountTrackedAssets',
  summary: 'Count again who is counted on',
  description:
    'How many users hold or watch each asset, by their references; of one `tenant`, the references themselves by the events. Of a user who was erased none are left. It is done in a while; the log says what was otherwise.',
  scope: OPS_SCOPE,
  body: z.strictObject({ reason, tenant: z.optional(idSchema('TenantId')) }),
  responses: { 202: z.strictObject({ ordered: text }) },
  errors: [...COMMAND_CODES],
  examples: {
    all: {
      summary: 'All assets',
      body: { reason: 'monthly check' },
      answer: { status: 202, body: { ordered: 'all' } },
    },
  },
});
