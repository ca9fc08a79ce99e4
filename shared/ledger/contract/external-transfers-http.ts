/** Routes of transfers from and to outside; how far one is, its workflow says. */

import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { transferId } from './account.ts';
import { externalTransferOrder } from './external-transfer.ts';
import { WORKFLOW_EXAMPLE, WORKFLOW_SUMMARY_EXAMPLE, workflowSummary } from './workflow-view.ts';

const TRANSFERS = '/v1/ledger/external-transfers';
const WRITE = 'ledger:write';

export const orderExternalTransferRoute = defineRoute({
  method: 'POST',
  path: TRANSFERS,
  operationId: 'orderExternalTransfer',
  summary: 'Have money come in or go out',
  description:
    'By a payment provider. The answer says how it began; `GET /v1/workflows/{workflowId}` how far it is, and what happened on the way. What goes out is held until the provider has settled it, and given back only when it is certain that it was not paid. Fees are those of `feeQuoteId`, or of the schedule in force.',
  scope: WRITE,
  body: externalTransferOrder,
  responses: { 202: workflowSummary },
  errors: [
    ...(['NotFound', 'AccountFrozen', 'AccountClosed', 'UnknownAsset', 'WrongPrecision'] as const),
    ...(['UnknownProvider', 'QuoteMismatch', 'QuoteExpired'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    payOut: {
      summary: 'A pay-out',
      body: {
        ...{ provider: 'stripe', direction: 'pay-out', accountId: WORKFLOW_EXAMPLE.workflowId, asset: 'EUR' },
        ...{ amount: '40', counterparty: 'ba_1QxY3aLkdIwHu7ix' },
      },
      answer: { status: 202, body: WORKFLOW_SUMMARY_EXAMPLE },
    },
  },
});

export const cancelExternalTransferRoute = defineRoute({
  method: 'POST',
  path: `${TRANSFERS}/{transferId}/cancel`,
  operationId: 'cancelExternalTransfer',
  summary: 'Stop a transfer from or to outside, if it still can be',
  description:
    'Before it is sent, what is held is given back. After that the provider is told to stop, and its answer counts: the workflow says what came of it.',
  scope: WRITE,
  params: { transferId },
  body: z.optional(z.strictObject({})),
  responses: { 202: workflowSummary },
  errors: ['NotFound', 'TransferEnded', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A transfer',
      params: { transferId: WORKFLOW_EXAMPLE.workflowId },
      answer: { status: 202, body: WORKFLOW_SUMMARY_EXAMPLE },
    },
  },
});
