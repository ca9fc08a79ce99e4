/** Routes of proposed corporate actions. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { CORPORATE_ACTION_STATUSES, type CorporateAction, corporateActionView } from './corporate-action.ts';

const actionParams = { proposalId: idSchema('ProposalId') };
const PROPOSAL_ID = '0375b76e-9000-8c2f-9d61-6f0a4f1be3d7';
const params = { proposalId: PROPOSAL_ID };

const SPLIT: CorporateAction = {
  proposalId: PROPOSAL_ID,
  kind: 'split',
  asset: 'AAPL',
  into: 'AAPL',
  account: 'depot',
  date: '2020-08-31',
  ratio: { to: 4, from: 1 },
  quantityBefore: '10',
  quantityAfter: '40',
  obstacle: null,
  status: 'proposed',
  transactionId: null,
  acceptedBy: null,
  proposedAt: '2020-08-31T00:01:12.000Z',
  decidedAt: null,
};
const ACCEPTED: CorporateAction = {
  ...SPLIT,
  status: 'accepted',
  transactionId: '0375b76e-9000-8d40-8b12-95c1e7a03f6b',
  acceptedBy: 'user',
  decidedAt: '2020-09-01T07:30:00.000Z',
};

export const listCorporateActionsRoute = defineRoute({
  method: 'GET',
  path: '/v1/corporate-actions',
  operationId: 'listCorporateActions',
  summary: 'List corporate actions',
  description:
    'Splits of what was held, and assets of the catalogue that go on under another code, for each account that held the asset on that day and has no transaction of it. The latest day first. A `withdrawn` one was recorded by a transaction of the user’s own meanwhile, or doesn’t hold any more.',
  scope: 'transactions:read',
  query: {
    ...pageQuery,
    status: z.optional(z.enum(CORPORATE_ACTION_STATUSES)),
    asset: z.optional(assetSymbol),
    account: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  },
  responses: { 200: listOf(corporateActionView) },
  errors: [],
  examples: {
    open: {
      summary: 'Those that wait for the user',
      query: { status: 'proposed' },
      answer: { status: 200, body: { items: [SPLIT], nextCursor: null } },
    },
  },
});

export const acceptCorporateActionRoute = defineRoute({
  method: 'POST',
  path: '/v1/corporate-actions/{proposalId}/accept',
  operationId: 'acceptCorporateAction',
  summary: 'Accept a corporate action',
  description:
    'Records it as a transaction (`split` or `merger`) at the first instant of its day, by what the account held then as the journal says now, so that balances are those of after it from that day on. It is recorded once at most. One that was declined can be accepted after all; to undo one, reverse its transaction, and it is not proposed again.',
  scope: 'transactions:write',
  params: actionParams,
  responses: { 200: corporateActionView },
  errors: [
    'NotFound',
    'ProposalOver',
    'EarlierProposal',
    'InsufficientLots',
    'TransactionConflict',
    ...READ_CODES,
    ...COMMAND_CODES,
  ],
  examples: { one: { summary: 'A split', params, answer: { status: 200, body: ACCEPTED } } },
});

export const declineCorporateActionRoute = defineRoute({
  method: 'POST',
  path: '/v1/corporate-actions/{proposalId}/decline',
  operationId: 'declineCorporateAction',
  summary: 'Decline a corporate action',
  description: 'It is not proposed again for this account.',
  scope: 'transactions:write',
  params: actionParams,
  responses: { 200: corporateActionView },
  errors: ['NotFound', 'ProposalOver', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A split that the broker’s export has counted in already',
      params,
      answer: { status: 200, body: { ...SPLIT, status: 'declined', decidedAt: '2020-09-01T07:30:00.000Z' } },
    },
  },
});
