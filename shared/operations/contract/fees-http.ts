/** The route of operators that sets what is charged. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { feeRules, feeSchedule } from '../../ledger/contract/fees.ts';
import { FEE_RULES_EXAMPLE, FEE_SCHEDULE_EXAMPLE } from '../../ledger/contract/fees-http.ts';
import { reason } from './parts.ts';

export const setFeeScheduleRoute = defineRoute({
  method: 'POST',
  path: '/v1/ops/ledger/fee-schedules',
  operationId: 'setFeeSchedule',
  summary: 'Set what is charged',
  description:
    'All fees, for everybody, from `effectiveFrom` on (now, if left out), which can not be in the past. What was charged stays as it was, and quotes hold until they end. Minimum, maximum and flat fees are whole units of their asset.',
  scope: OPS_SCOPE,
  body: z.strictObject({ effectiveFrom: z.optional(timestamp), rules: feeRules, reason }),
  responses: { 201: feeSchedule },
  errors: ['EffectiveInThePast', 'WrongPrecision', 'TooManyFeeSchedules', 'UnknownAsset', ...COMMAND_CODES],
  examples: {
    service: {
      summary: '1.5 % of the platform, and 30 cents of the provider',
      body: { effectiveFrom: '2026-02-01T00:00:00Z', rules: FEE_RULES_EXAMPLE, reason: FEE_SCHEDULE_EXAMPLE.reason },
      answer: { status: 201, body: FEE_SCHEDULE_EXAMPLE },
    },
  },
});
