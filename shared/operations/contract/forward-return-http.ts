/** Routes of operators for the returns that are expected of assets. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { assetSymbol, decimalString } from '../../kernel/money/schema.ts';
import { forwardView } from '../../market-data/contract/parameters-http.ts';
import { reason } from './parts.ts';

const YEARLY_MAX = 5;

export const putForwardReturn = defineRoute({
  method: 'PUT',
  path: '/v1/ops/market/parameters/{asset}/forward-return',
  operationId: 'putForwardReturn',
  summary: 'Say what return is expected of an asset',
  description:
    'For all users: what an operator enters, or takes from a provider of targets, which `source` then names. Null takes it back.',
  scope: OPS_SCOPE,
  params: { asset: assetSymbol },
  body: z.strictObject({
    /** A year's log return as a fraction: 0.07 is 7%. */
    value: z.nullable(
      decimalString.check(z.refine((text) => Math.abs(Number(text)) <= YEARLY_MAX, 'must be from -5 to 5: 0.07 is 7%')),
    ),
    source: z._default(
      z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a name such as "manual"')),
      'manual',
    ),
    reason,
  }),
  responses: { 200: z.strictObject({ asset: z.string(), forwardReturn: z.nullable(forwardView) }) },
  errors: ['NotFound', ...COMMAND_CODES],
  examples: {
    seven: {
      summary: 'Seven percent',
      params: { asset: 'VWCE' },
      body: { value: '0.07', source: 'manual', reason: 'Outlook of this year' },
      answer: {
        status: 200,
        body: { asset: 'VWCE', forwardReturn: { value: '0.07', source: 'manual', at: '2026-03-01T10:00:00.000Z' } },
      },
    },
  },
});
