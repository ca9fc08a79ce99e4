/** Routes for a transfer that waits: the recipient accepts or declines it, the sender takes it back. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { statedReason, transferId } from './account.ts';
import { TRANSFER, TRANSFER_ID } from './ledger-examples.ts';
import { transferView } from './transfer-view.ts';

const ONE = '/v1/ledger/transfers/{transferId}';
const params = { transferId };
const EXAMPLE = { transferId: TRANSFER_ID };

export const acceptTransferRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/accept`,
  operationId: 'acceptTransfer',
  summary: 'Accept a transfer',
  description: 'What another user holds for you goes to your account.',
  scope: 'ledger:write',
  params,
  responses: { 200: transferView },
  errors: [
    ...(['TransferEnded', 'TransferExpired', 'AccountFrozen', 'AccountClosed', 'TooManyAssets'] as const),
    ...(['HoldExpired', 'HoldExceeded', 'InsufficientFunds', 'LimitExceeded', 'UnknownAsset'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    one: { summary: 'Take it', params: EXAMPLE, answer: { status: 200, body: { ...TRANSFER, role: 'recipient' } } },
  },
});

export const declineTransferRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/decline`,
  operationId: 'declineTransfer',
  summary: 'Decline a transfer, or take it back',
  description:
    'While it waits: the recipient declines it (`declined`), the sender takes it back (`cancelled`). The funds are available to the sender again.',
  scope: 'ledger:write',
  params,
  body: z.strictObject({ reason: statedReason }),
  responses: { 200: transferView },
  errors: ['TransferEnded', 'TransferExpired', 'HoldExpired', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'Not wanted',
      params: EXAMPLE,
      body: { reason: 'I know nothing of this' },
      answer: { status: 200, body: { ...TRANSFER, status: 'declined' } },
    },
  },
});
