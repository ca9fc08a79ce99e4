/** Events of a user's portfolios: one stream for all of them. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { members, portfolioPatch, RISK_LEVELS, rebalancingPolicy, target } from './portfolio.ts';
import { proposalData } from './proposal.ts';

const portfolioId = z.string();

export const portfolioEvents = defineEvents('portfolio', {
  PortfolioCreated: {
    1: z.object({
      portfolioId,
      name: z.string(),
      baseCurrency: z.string(),
      riskLevel: z.enum(RISK_LEVELS),
      description: z.string(),
      members,
      /** The transactions that its holdings were recorded by, in the same command. */
      transactionIds: z.array(z.string()),
      createdAt: z.string(),
    }),
  },
  PortfolioChanged: {
    1: z.object({ portfolioId, changes: portfolioPatch, changedAt: z.string() }),
  },
  PortfolioArchived: { 1: z.object({ portfolioId, archivedAt: z.string() }) },
  PortfolioRestored: { 1: z.object({ portfolioId, restoredAt: z.string() }) },
  /** Without targets, there are none any more. */
  TargetAllocationSet: { 1: z.object({ portfolioId, targets: z.array(target), setAt: z.string() }) },
  /** `null`: it is rebalanced on request alone. */
  RebalancingPolicySet: {
    1: z.object({ portfolioId, policy: z.nullable(rebalancingPolicy), setAt: z.string() }),
  },
  RebalanceProposed: { 1: proposalData },
});
export type PortfolioEvent = z.infer<(typeof portfolioEvents)['event']>;
