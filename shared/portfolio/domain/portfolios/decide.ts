/** What users may do with their portfolios. Ids and times arrive as data. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type {
  PortfolioId,
  PortfolioInput,
  PortfolioPatch,
  RebalancingPolicy,
  Target,
} from '../../contract/portfolio.ts';
import type { PortfolioEvent } from '../../contract/portfolio-events.ts';
import type { Proposal } from '../../contract/proposal.ts';
import { evolve, type Portfolio, type Portfolios } from './portfolios.ts';

const PORTFOLIOS_MAX = 50;
/** They stand in one head, which every change writes again. */
const CHARACTERS_MAX = 100_000;

/** What any change of a portfolio may be refused with. */
export type ChangeCode = 'NotFound' | 'VersionConflict' | 'PortfolioArchived' | 'TooManyPortfolios';

type Decided<Code extends string = ChangeCode> = readonly PortfolioEvent[] | Refusal<Code>;

interface Change {
  readonly portfolioId: string;
  readonly now: string;
  /** The version that the user read, if they said so. */
  readonly ifMatch?: number | undefined;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** They are kept whole in the head of their stream, which has room for so much. */
function roomFor(portfolios: Portfolios, events: readonly PortfolioEvent[]): Decided<'TooManyPortfolios'> {
  const after = events.reduce(evolve, portfolios);
  const isTooMany = Object.keys(after).length > PORTFOLIOS_MAX;
  if (!isTooMany && JSON.stringify(after).length <= CHARACTERS_MAX) return events;
  return refuse(
    'TooManyPortfolios',
    isTooMany
      ? `There can be ${PORTFOLIOS_MAX} portfolios, archived ones included.`
      : 'All portfolios together can have 100 KB of names, members and targets.',
  );
}

export interface CreatePortfolio {
  readonly portfolioId: PortfolioId;
  readonly input: Required<Omit<PortfolioInput, 'baseCurrency'>> & { readonly baseCurrency: string };
  readonly transactionIds: readonly string[];
  readonly now: string;
}

export function create(
  portfolios: Portfolios,
  { portfolioId, input, transactionIds, now }: CreatePortfolio,
): Decided<'TooManyPortfolios'> {
  const data = { portfolioId, ...input, transactionIds: [...transactionIds], createdAt: now };
  return roomFor(portfolios, [{ type: 'PortfolioCreated', data }]);
}

/** The portfolio, if it is there, is the version that was read, and may be changed. */
function changeable(
  portfolios: Portfolios,
  { portfolioId, ifMatch }: Change,
): Portfolio | Refusal<'NotFound' | 'VersionConflict' | 'PortfolioArchived'> {
  const portfolio = versioned(portfolios, { portfolioId, ifMatch });
  if ('refused' in portfolio || portfolio.status === 'active') return portfolio;
  return refuse('PortfolioArchived', `The portfolio was archived at ${portfolio.archivedAt}; restore it first.`);
}

function versioned(
  portfolios: Portfolios,
  { portfolioId, ifMatch }: Pick<Change, 'portfolioId' | 'ifMatch'>,
): Portfolio | Refusal<'NotFound' | 'VersionConflict'> {
  const portfolio = portfolios[portfolioId];
  if (!portfolio) return refuse('NotFound', 'There is no portfolio with this id.');
  if (ifMatch === undefined || ifMatch === portfolio.version) return portfolio;
  const { version } = portfolio;
  return refuse('VersionConflict', `The portfolio is at version ${version}, not ${ifMatch}; read it again.`, {
    data: { currentVersion: version },
  });
}

/** Only what is another than before; nothing, if all is the same. */
export function change(
  portfolios: Portfolios,
  { patch, ...change }: Change & { readonly patch: PortfolioPatch },
): Decided {
  const portfolio = changeable(portfolios, change);
  if ('refused' in portfolio) return portfolio;
  const before: Readonly<Record<string, unknown>> = { ...portfolio };
  const changes: PortfolioPatch = Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && !same(value, before[name])),
  );
  if (Object.keys(changes).length === 0) return [];
  const { portfolioId, now } = change;
  return roomFor(portfolios, [{ type: 'PortfolioChanged', data: { portfolioId, changes, changedAt: now } }]);
}

/** Archiving what is archived is no event. */
export function archive(portfolios: Portfolios, change: Change): Decided<'NotFound' | 'VersionConflict'> {
  const portfolio = versioned(portfolios, change);
  if ('refused' in portfolio) return portfolio;
  const { portfolioId, now } = change;
  return portfolio.status === 'archived' ? [] : [{ type: 'PortfolioArchived', data: { portfolioId, archivedAt: now } }];
}

export function restore(portfolios: Portfolios, change: Change): Decided<'NotFound' | 'VersionConflict'> {
  const portfolio = versioned(portfolios, change);
  if ('refused' in portfolio) return portfolio;
  const { portfolioId, now } = change;
  return portfolio.status === 'active' ? [] : [{ type: 'PortfolioRestored', data: { portfolioId, restoredAt: now } }];
}

export function setTargets(
  portfolios: Portfolios,
  { targets, ...change }: Change & { readonly targets: readonly Target[] },
): Decided {
  const portfolio = changeable(portfolios, change);
  if ('refused' in portfolio) return portfolio;
  if (same(targets, portfolio.targets)) return [];
  const { portfolioId, now } = change;
  const data = { portfolioId, targets: [...targets], setAt: now };
  return roomFor(portfolios, [{ type: 'TargetAllocationSet', data }]);
}

export function setPolicy(
  portfolios: Portfolios,
  { policy, ...change }: Change & { readonly policy: RebalancingPolicy | null },
): Decided {
  const portfolio = changeable(portfolios, change);
  if ('refused' in portfolio) return portfolio;
  if (same(policy, portfolio.policy)) return [];
  const { portfolioId, now } = change;
  return [{ type: 'RebalancingPolicySet', data: { portfolioId, policy, setAt: now } }];
}

/** A proposal was worked out on the targets of a version: on others it would be another. */
export function propose(
  portfolios: Portfolios,
  { proposal, version }: { readonly proposal: Proposal; readonly version: number },
): Decided {
  const { portfolioId, proposedAt: now } = proposal;
  const portfolio = changeable(portfolios, { portfolioId, now, ifMatch: version });
  if ('refused' in portfolio) return portfolio;
  return [{ type: 'RebalanceProposed', data: proposal }];
}
