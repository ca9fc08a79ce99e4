/** Routes of what a portfolio consists of against its targets, and of proposals to bring it back to them. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { tradingFees } from './portfolio.ts';
import { PORTFOLIO_ID, PROPOSAL, PROPOSAL_ID } from './portfolio-examples.ts';
import { portfolioParams } from './portfolios-http.ts';
import { proposalData } from './proposal.ts';

const amount = z.string();
const ONE = '/v1/portfolios/{portfolioId}';
const params = { portfolioId: PORTFOLIO_ID };

const allocationLine = z.strictObject({
  /** Either an asset or a class is named. */
  asset: z.nullable(z.string()),
  assetClass: z.nullable(z.string()),
  value: amount,
  /** Shares in percent. */
  current: amount,
  target: z.nullable(amount),
  /** Percentage points above the target, below it if negative. */
  drift: z.nullable(amount),
  holdings: z.array(z.string()),
});

export const getAllocationRoute = defineRoute({
  method: 'GET',
  path: `${ONE}/allocation`,
  operationId: 'getPortfolioAllocation',
  summary: 'Read what a portfolio consists of',
  description:
    'Shares of what has a price, against the targets: a line for each target, then one for each class of which something is held that no target names. Without targets, a line for each class.',
  scope: 'portfolios:read',
  params: portfolioParams,
  responses: {
    200: z.strictObject({
      currency: z.string(),
      value: amount,
      items: z.array(allocationLine),
      greatestDrift: amount,
      complete: z.boolean(),
      missing: z.optional(z.array(z.looseObject({}))),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    now: {
      summary: 'Now',
      params,
      answer: {
        status: 200,
        body: {
          currency: 'EUR',
          value: '10000',
          items: [
            {
              ...{ asset: null, assetClass: 'crypto', value: '5000', current: '50', target: '40', drift: '10' },
              holdings: ['BTC'],
            },
          ],
          greatestDrift: '10',
          complete: true,
        },
      },
    },
  },
});

export const proposeRebalanceRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/rebalance-proposals`,
  operationId: 'proposeRebalance',
  summary: 'Propose trades that bring a portfolio back to its targets',
  description:
    'As few trades as will do: lines that are off by the threshold of the policy (without one, all) go to their targets, and what that leaves over or lacks is taken up by the lines that are off the other way the most. Within a class, what realizes the least gain is sold first, by unrealized gain against average cost, which is an estimate and no tax. Fees come out of what is bought; a trade that is not worth its fee is left out. Nothing is ordered. 200 with an empty list of trades means that there is nothing to do, and nothing is recorded.',
  scope: 'portfolios:write',
  params: portfolioParams,
  /** `fees`: those of the policy, unless given. */
  body: z.strictObject({ fees: z.optional(tradingFees) }),
  responses: { 201: proposalData, 200: z.strictObject({ trades: z.array(z.never()) }) },
  errors: [
    'NotFound',
    'VersionConflict',
    'PortfolioArchived',
    'NoTargetAllocation',
    'ValuationIncomplete',
    'TooManyPortfolios',
    ...COMMAND_CODES,
    ...READ_CODES,
  ],
  examples: {
    fees: {
      summary: 'With fees of a quarter percent, at least one euro',
      params,
      body: { fees: { percent: '0.25', minimum: '1' } },
      answer: { status: 201, body: PROPOSAL },
    },
  },
});

export const listProposalsRoute = defineRoute({
  method: 'GET',
  path: `${ONE}/rebalance-proposals`,
  operationId: 'listRebalanceProposals',
  summary: 'List proposals to rebalance',
  description: 'The newest first.',
  scope: 'portfolios:read',
  params: portfolioParams,
  query: pageQuery,
  responses: { 200: listOf(proposalData) },
  errors: ['NotFound'],
  examples: {
    all: { summary: 'All', params, answer: { status: 200, body: { items: [PROPOSAL], nextCursor: null } } },
  },
});

export const getProposalRoute = defineRoute({
  method: 'GET',
  path: `${ONE}/rebalance-proposals/{proposalId}`,
  operationId: 'getRebalanceProposal',
  summary: 'Read a proposal to rebalance',
  description: 'As it was made: prices and holdings may have changed since.',
  scope: 'portfolios:read',
  params: { ...portfolioParams, proposalId: idSchema('ProposalId') },
  responses: { 200: proposalData },
  errors: ['NotFound'],
  examples: {
    one: {
      summary: 'One proposal',
      params: { ...params, proposalId: PROPOSAL_ID },
      answer: { status: 200, body: PROPOSAL },
    },
  },
});
