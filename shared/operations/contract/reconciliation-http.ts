/** Routes of operators for the runs that read what payment providers settled. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { timestamp } from '../../kernel/time.ts';
import { providerName } from '../../ledger/contract/provider-messages.ts';
import { reconciliationRunView } from '../../ledger/contract/reconciliation.ts';
import { reason } from './parts.ts';

const PATH = '/v1/ops/ledger/reconciliation';
const AT = '2026-03-02T05:00:00.000Z';
const RUN = {
  ...{ runId: '0345d2a1-77a9-8d1c-9a4e-0f5f1f0b7c11', provider: 'stripe', status: 'running' },
  ...{ from: '2026-02-26T05:00:00.000Z', until: AT, startedBy: 'ops-1', startedAt: AT, updatedAt: AT },
  ...{ pages: 0, settlements: 0, newSettlements: 0, compared: 0, opened: 0, closed: 0, problems: [] },
};

export const listReconciliationRuns = defineRoute({
  method: 'GET',
  path: `${PATH}/runs`,
  operationId: 'listReconciliationRuns',
  summary: 'Runs that read what a payment provider settled',
  description: 'Newest first, with how far they are. One begins each day.',
  scope: OPS_SCOPE,
  query: { ...pageQuery, provider: providerName },
  responses: { 200: listOf(reconciliationRunView) },
  errors: [],
  examples: {
    all: {
      summary: 'Those of Stripe',
      query: { provider: 'stripe' },
      answer: { status: 200, body: { items: [RUN], nextCursor: null } },
    },
  },
});

export const startReconciliation = defineRoute({
  method: 'POST',
  path: `${PATH}/runs`,
  operationId: 'startReconciliation',
  summary: 'Read now what a payment provider settled',
  description:
    'From where the last run left off, less three days, or from `from`. What was read before is known, and changes nothing. If a run is under way, it is answered instead.',
  scope: OPS_SCOPE,
  body: z.strictObject({ provider: providerName, from: z.optional(timestamp), reason }),
  responses: { 202: reconciliationRunView },
  errors: ['UnknownProvider', 'ValidationFailed', ...COMMAND_CODES],
  examples: {
    now: {
      summary: 'A statement came late',
      body: { provider: 'stripe', reason: 'The provider has corrected a statement' },
      answer: { status: 202, body: RUN },
    },
  },
});
