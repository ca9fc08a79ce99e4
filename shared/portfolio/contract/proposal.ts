/** A proposal of trades that would bring a portfolio back to its targets. */
import * as z from 'zod/mini';

export const PROPOSAL_REASONS = ['requested', 'threshold', 'calendar'] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

const amount = z.string();

export const proposedTrade = z.object({
  side: z.enum(['sell', 'buy']),
  /** `null` where a class is to be bought of which nothing is held: which asset is the user's to say. */
  asset: z.nullable(z.string()),
  assetClass: z.nullable(z.string()),
  /** At the price of the proposal; `null` without an asset. */
  quantity: z.nullable(amount),
  price: z.nullable(amount),
  /** What is sold or bought, in the portfolio's currency, without the fee. */
  amount,
  fee: amount,
  /** What the sale would realize against average cost before the fee; `null` for a purchase or an unknown cost. */
  estimatedGain: z.nullable(amount),
});
export type ProposedTrade = z.output<typeof proposedTrade>;

export const proposalData = z.object({
  proposalId: z.string(),
  portfolioId: z.string(),
  reason: z.enum(PROPOSAL_REASONS),
  proposedAt: z.string(),
  baseCurrency: z.string(),
  /** Of the whole portfolio when it was proposed. */
  value: amount,
  trades: z.array(proposedTrade),
  fees: amount,
  /** Over all sales whose cost is known. */
  estimatedGain: amount,
  /** The greatest distance of a share from its target in percentage points, before and after. */
  driftBefore: amount,
  driftAfter: amount,
  /** Whether it is to become orders by itself, once there are any: the policy's `autoRebalance` at that time. */
  becomesOrders: z.boolean(),
});
export type Proposal = z.output<typeof proposalData>;
