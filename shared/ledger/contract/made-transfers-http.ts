/** Routes of transfers between accounts here, once they are made. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { accountId, statedReason, transferId } from './account.ts';
import { TRANSFER, TRANSFER_ID } from './ledger-examples.ts';
import { ROLES, TRANSFER_STATUSES, transferView } from './transfer-view.ts';

const PATH = '/v1/ledger/transfers';
const ONE = `${PATH}/{transferId}` as const;
const params = { transferId };
const EXAMPLE = { transferId: TRANSFER_ID };

export const listTransfersRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listLedgerTransfers',
  summary: 'List transfers',
  description:
    'The newest first, sent and received. With filters, a page may be short or empty though more follow: go on until `nextCursor` is null.',
  scope: 'ledger:read',
  query: {
    ...pageQuery,
    accountId: z.optional(accountId),
    status: z.optional(z.enum(TRANSFER_STATUSES)),
    role: z.optional(z.enum(ROLES)),
  },
  responses: { 200: listOf(transferView) },
  errors: [],
  examples: {
    waiting: {
      summary: 'What others want to send you',
      query: { role: 'recipient', status: 'waiting' },
      answer: { status: 200, body: { items: [], nextCursor: null } },
    },
  },
});

export const getTransferRoute = defineRoute({
  method: 'GET',
  path: ONE,
  operationId: 'getLedgerTransfer',
  summary: 'Read a transfer',
  description: 'With each status that it has had.',
  scope: 'ledger:read',
  params,
  responses: { 200: transferView },
  errors: [],
  examples: { one: { summary: 'A completed one', params: EXAMPLE, answer: { status: 200, body: TRANSFER } } },
});

export const reverseTransferRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/reversal`,
  operationId: 'reverseTransfer',
  summary: 'Give back what was received',
  description:
    'Posts the same amounts the other way; a conversion at the rate that it was made at. Between users only the recipient can; nothing is ever deleted. Limits do not count it. Of fees comes back to the sender what their rules say.',
  scope: 'ledger:write',
  params,
  body: z.strictObject({ reason: statedReason }),
  responses: { 200: transferView },
  errors: [
    ...(['AlreadyReversed', 'TransferNotCompleted', 'AccountFrozen', 'AccountClosed'] as const),
    ...([
      'InsufficientFunds',
      'LimitExceeded',
      'TooManyAssets',
      'HoldExpired',
      'HoldExceeded',
      'UnknownAsset',
    ] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    one: {
      summary: 'Sent by mistake',
      params: EXAMPLE,
      body: { reason: 'Sent by mistake' },
      answer: { status: 200, body: { ...TRANSFER, status: 'reversed' } },
    },
  },
});
