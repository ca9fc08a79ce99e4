/** Routes of portfolios: what they are, what they should consist of, and how they are brought back to that. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { booleanText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { openingHoldings } from './opening-holding.ts';
import {
  members,
  portfolioInput,
  portfolioPatch,
  RISK_LEVELS,
  rebalancingPolicy,
  target,
  targets,
} from './portfolio.ts';
import { POLICY, PORTFOLIO, PORTFOLIO_ID, TARGETS } from './portfolio-examples.ts';

const PATH = '/v1/portfolios';
const ONE = `${PATH}/{portfolioId}` as const;
export const portfolioParams = { portfolioId: idSchema('PortfolioId') };

const described = {
  portfolioId: z.string(),
  name: z.string(),
  baseCurrency: z.string(),
  riskLevel: z.enum(RISK_LEVELS),
  description: z.string(),
  members,
  targets: z.array(target),
  policy: z.nullable(rebalancingPolicy),
  status: z.enum(['active', 'archived']),
  archivedAt: z.optional(z.string()),
  version: z.int(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** When a rebalancing was proposed last. */
  lastProposedAt: z.optional(z.string()),
};
const portfolioView = z.strictObject(described);
export type PortfolioView = z.output<typeof portfolioView>;

const CHANGE_CODES = [
  'NotFound',
  'VersionConflict',
  'PortfolioArchived',
  'TooManyPortfolios',
  ...COMMAND_CODES,
] as const;
const params = { portfolioId: PORTFOLIO_ID };
const ARCHIVED = { status: 'archived', archivedAt: '2026-02-01T08:00:00.000Z' };

export const createPortfolioRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'createPortfolio',
  summary: 'Create a portfolio',
  description:
    'A portfolio looks at holdings: those in its `members.accounts`, of its `members.assets`; what is left out leaves nothing out, so that without `members` it is all that the user has. With `holdings`, each is recorded as a transaction at its price (a purchase, money as a deposit) in the same step as the portfolio: all are there, or nothing is. An account must be one that transactions name, or one of `holdings`.',
  scope: 'portfolios:write',
  body: z.extend(portfolioInput, { holdings: z._default(openingHoldings, []) }),
  responses: { 201: z.strictObject({ ...described, transactionIds: z.array(z.string()) }) },
  errors: ['TooManyPortfolios', ...COMMAND_CODES, 'ConsumerHalted', 'NotYetConsistent'],
  versioned: true,
  examples: {
    everything: {
      summary: 'All that the user has',
      body: { name: 'Everything' },
      answer: {
        status: 201,
        body: {
          ...PORTFOLIO,
          name: 'Everything',
          members: {},
          targets: [],
          policy: null,
          version: 1,
          transactionIds: [],
        },
      },
    },
    withHoldings: {
      summary: 'With what is in it',
      body: {
        name: 'Retirement',
        baseCurrency: 'EUR',
        members: { accounts: ['depot'] },
        holdings: [
          { asset: 'VWCE', quantity: '40', price: '98.5', at: '2024-03-01T09:00:00Z', account: 'depot' },
          { asset: 'EUR', quantity: '500', at: '2024-03-01T09:00:00Z', account: 'depot' },
        ],
      },
    },
  },
});

export const listPortfoliosRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listPortfolios',
  summary: 'List portfolios',
  description: 'The oldest first; archived ones only if they are asked for.',
  scope: 'portfolios:read',
  query: { ...pageQuery, archived: z.optional(booleanText) },
  responses: { 200: listOf(portfolioView) },
  errors: [],
  examples: {
    all: { summary: 'All', answer: { status: 200, body: { items: [PORTFOLIO], nextCursor: null } } },
  },
});

export const getPortfolioRoute = defineRoute({
  method: 'GET',
  path: ONE,
  operationId: 'getPortfolio',
  summary: 'Read a portfolio',
  description: 'How it is described; `/valuation` says what it is worth. The ETag is its version, for `If-Match`.',
  scope: 'portfolios:read',
  params: portfolioParams,
  responses: { 200: portfolioView },
  errors: ['NotFound'],
  versioned: true,
  examples: { one: { summary: 'One portfolio', params, answer: { status: 200, body: PORTFOLIO } } },
});

export const changePortfolioRoute = defineRoute({
  method: 'PATCH',
  path: ONE,
  operationId: 'changePortfolio',
  summary: 'Change a portfolio',
  description:
    'What is left out stays as it is; `members` are replaced whole. Values and snapshots follow: those of the past, too, are of what is in it now.',
  scope: 'portfolios:write',
  params: portfolioParams,
  body: portfolioPatch,
  responses: { 200: portfolioView },
  errors: [...CHANGE_CODES, 'ConsumerHalted', 'NotYetConsistent'],
  versioned: true,
  examples: {
    rename: { summary: 'Another name', params, body: { name: 'Old age' }, answer: { status: 200, body: PORTFOLIO } },
  },
});

export const archivePortfolioRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/archive`,
  operationId: 'archivePortfolio',
  summary: 'Archive a portfolio',
  description:
    'Nothing is deleted: it can be read and restored, and no longer changed. No more snapshots are taken. Transactions are not touched.',
  scope: 'portfolios:write',
  params: portfolioParams,
  responses: { 200: portfolioView },
  errors: ['NotFound', 'VersionConflict', ...COMMAND_CODES],
  versioned: true,
  examples: {
    archive: { summary: 'Put it away', params, answer: { status: 200, body: { ...PORTFOLIO, ...ARCHIVED } } },
  },
});

export const restorePortfolioRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/restore`,
  operationId: 'restorePortfolio',
  summary: 'Restore an archived portfolio',
  description: 'It can be changed again, and snapshots of the days since are taken.',
  scope: 'portfolios:write',
  params: portfolioParams,
  responses: { 200: portfolioView },
  errors: ['NotFound', 'VersionConflict', ...COMMAND_CODES],
  versioned: true,
  examples: { restore: { summary: 'Take it out again', params, answer: { status: 200, body: PORTFOLIO } } },
});

export const setTargetAllocationRoute = defineRoute({
  method: 'PUT',
  path: `${ONE}/target-allocation`,
  operationId: 'setTargetAllocation',
  summary: 'Set what a portfolio should consist of',
  description:
    'Shares by asset or by class of assets, in percent; they must add up to exactly 100. A class takes in its assets that have no target of their own. An empty list takes all targets away.',
  scope: 'portfolios:write',
  params: portfolioParams,
  body: z.strictObject({ targets }),
  responses: { 200: portfolioView },
  errors: [...CHANGE_CODES],
  versioned: true,
  examples: {
    targets: {
      summary: 'By class and by asset',
      params,
      body: { targets: TARGETS },
      answer: { status: 200, body: PORTFOLIO },
    },
  },
});

export const setRebalancingRoute = defineRoute({
  method: 'PUT',
  path: `${ONE}/rebalancing`,
  operationId: 'setRebalancing',
  summary: 'Set when a portfolio is to be brought back to its targets',
  description:
    'After midnight (UTC) a rebalancing is proposed where a share is off by the threshold, at most once in seven days, or where a period of the calendar has begun. `autoRebalance` records that proposals are to become orders, once there are any. Without `policy`, nothing is proposed unless it is asked for.',
  scope: 'portfolios:write',
  params: portfolioParams,
  body: z.strictObject({ policy: z.nullable(rebalancingPolicy) }),
  responses: { 200: portfolioView },
  errors: [...CHANGE_CODES],
  versioned: true,
  examples: {
    threshold: {
      summary: 'When a share is off by five percentage points',
      params,
      body: { policy: POLICY },
      answer: { status: 200, body: PORTFOLIO },
    },
  },
});
