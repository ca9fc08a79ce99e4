/** Routes of operators for transfers between accounts here. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { transferId } from '../../ledger/contract/account.ts';
import { TRANSFER, TRANSFER_ID } from '../../ledger/contract/ledger-examples.ts';
import { transferView } from '../../ledger/contract/transfer-view.ts';
import { EXAMPLE_TENANT, reason, tenant } from './parts.ts';

export const opsReverseTransfer = defineRoute({
  method: 'POST',
  path: '/v1/ops/ledger/transfers/{tenant}/{transferId}/reversal',
  operationId: 'opsReverseTransfer',
  summary: 'Reverse a transfer between accounts here',
  description:
    'Posts the same amounts the other way, a conversion at the rate that it was made at; of fees comes back to the sender what their rules say. `tenant` is one of its two users; the answer is as its sender sees it. It takes what is available, unless it is `forced`: then also from an account that is frozen or closed, and the balance may come below zero. Limits do not count it.',
  scope: OPS_SCOPE,
  params: { tenant, transferId },
  body: z.strictObject({ forced: z._default(z.boolean(), false), reason }),
  responses: { 200: transferView },
  errors: [
    ...(['NotFound', 'AlreadyReversed', 'TransferNotCompleted', 'AccountFrozen', 'AccountClosed'] as const),
    ...(['InsufficientFunds', 'LimitExceeded', 'TooManyAssets', 'HoldExpired', 'HoldExceeded'] as const),
    ...(['UnknownAsset', ...COMMAND_CODES] as const),
  ],
  examples: {
    fraud: {
      summary: 'Sent by somebody else',
      params: { tenant: EXAMPLE_TENANT, transferId: TRANSFER_ID },
      body: { forced: true, reason: 'The sender’s phone was stolen' },
      answer: { status: 200, body: { ...TRANSFER, status: 'reversed' } },
    },
  },
});
