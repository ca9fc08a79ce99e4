/** A user's portfolios as their events leave them. */
import { assertNever } from '../../../kernel/errors.ts';
import type { Members, PortfolioInput, PortfolioPatch, RebalancingPolicy, Target } from '../../contract/portfolio.ts';
import type { PortfolioEvent } from '../../contract/portfolio-events.ts';

interface Described {
  readonly portfolioId: string;
  /** Counts its changes, from 1. A proposal is none. */
  readonly version: number;
  readonly name: string;
  readonly baseCurrency: string;
  readonly riskLevel: PortfolioInput['riskLevel'];
  readonly description: string;
  readonly members: Members;
  /** Empty while there are none. */
  readonly targets: readonly Target[];
  readonly policy: RebalancingPolicy | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly lastProposedAt?: string;
}

export type Portfolio = Described &
  ({ readonly status: 'active' } | { readonly status: 'archived'; readonly archivedAt: string });

/** By id. */
export type Portfolios = Readonly<Record<string, Portfolio>>;

/** What the targets name by itself, and not by a class. */
export const targetAssets = ({ targets }: Pick<Portfolio, 'targets'>): readonly string[] =>
  targets.flatMap((target) => ('asset' in target ? [target.asset] : []));

const patched = (portfolio: Portfolio, { name, baseCurrency, riskLevel, description, members }: PortfolioPatch) => ({
  ...portfolio,
  ...(name !== undefined && { name }),
  ...(baseCurrency !== undefined && { baseCurrency }),
  ...(riskLevel !== undefined && { riskLevel }),
  ...(description !== undefined && { description }),
  ...(members !== undefined && { members }),
});

type Changing = Exclude<PortfolioEvent, { type: 'PortfolioCreated' }>;

function changed(portfolio: Portfolio, event: Changing): Portfolio {
  const version = portfolio.version + 1;
  switch (event.type) {
    case 'PortfolioChanged':
      return { ...patched(portfolio, event.data.changes), version, changedAt: event.data.changedAt };
    case 'PortfolioArchived': {
      const { archivedAt } = event.data;
      return { ...portfolio, version, status: 'archived', archivedAt, changedAt: archivedAt };
    }
    case 'PortfolioRestored': {
      const { restoredAt } = event.data;
      if (portfolio.status === 'active') return { ...portfolio, version, changedAt: restoredAt };
      const { archivedAt: _, ...rest } = portfolio;
      return { ...rest, version, status: 'active', changedAt: restoredAt };
    }
    case 'TargetAllocationSet':
      return { ...portfolio, version, targets: event.data.targets, changedAt: event.data.setAt };
    case 'RebalancingPolicySet':
      return { ...portfolio, version, policy: event.data.policy, changedAt: event.data.setAt };
    case 'RebalanceProposed':
      return { ...portfolio, lastProposedAt: event.data.proposedAt };
    default:
      return assertNever(event);
  }
}

export function evolve(portfolios: Portfolios, event: PortfolioEvent): Portfolios {
  const { portfolioId } = event.data;
  if (event.type === 'PortfolioCreated') {
    const { transactionIds: _, ...described } = event.data;
    const empty = { version: 1, targets: [], policy: null, changedAt: described.createdAt, status: 'active' as const };
    return { ...portfolios, [portfolioId]: { ...described, ...empty } };
  }
  const known = portfolios[portfolioId];
  if (!known) throw new Error(`${event.type} of an unknown portfolio ${portfolioId}`);
  return { ...portfolios, [portfolioId]: changed(known, event) };
}
