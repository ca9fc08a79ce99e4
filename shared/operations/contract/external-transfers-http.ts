/** Routes of operators for transfers from and to outside. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { idSchema } from '../../kernel/ids.ts';
import { positiveDecimalString } from '../../kernel/money/schema.ts';
import { TRANSACTION_ID } from '../../ledger/contract/ledger-examples.ts';
import { EXAMPLE_TENANT, reason, tenant } from './parts.ts';

const EXAMPLE = { tenant: EXAMPLE_TENANT, transferId: '0198f3a2-5d7e-7c11-8a4e-3b5f6c7d8e90' } as const;

export const reverseExternalTransfer = defineRoute({
  method: 'POST',
  path: '/v1/ops/ledger/external-transfers/{tenant}/{transferId}/reversals',
  operationId: 'reverseExternalTransfer',
  summary: 'Take back what a transfer from or to outside has posted, or a part of it',
  description:
    'By postings the other way, with what comes back of the fees by their rules; without `amount`, all that is left. For what the provider has paid back or charged back, of which it told only a part, or nothing. The balance may come below zero. The transfer stays as it is; what else is taken back of it later is what is left then.',
  scope: OPS_SCOPE,
  params: { tenant, transferId: idSchema('TransferId') },
  body: z.strictObject({ amount: z.optional(positiveDecimalString), reason }),
  responses: { 201: z.strictObject({ transferId: z.string(), transactionId: z.string() }) },
  errors: [
    ...(['NotFound', 'AlreadyReversed', 'TransferNotCompleted', 'ValidationFailed'] as const),
    ...(['AccountFrozen', 'AccountClosed', 'InsufficientFunds', 'LimitExceeded'] as const),
    ...(['HoldExpired', 'HoldExceeded'] as const),
    ...(['WrongPrecision', 'UnknownAsset', 'TooManyAssets', ...COMMAND_CODES] as const),
  ],
  examples: {
    part: {
      summary: 'The provider has paid back a part',
      params: EXAMPLE,
      body: { amount: '10', reason: 'Refunded in part at the provider' },
      answer: { status: 201, body: { transferId: EXAMPLE.transferId, transactionId: TRANSACTION_ID } },
    },
  },
});
