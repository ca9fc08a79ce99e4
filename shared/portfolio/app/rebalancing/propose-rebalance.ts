/** Proposes the trades that bring a portfolio back to its targets: an event, and the proposal where it can be read. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { driftAfter } from '../../calc/rebalancing/after.ts';
import { type AllocationLine, greatestDrift } from '../../calc/rebalancing/allocation.ts';
import { type Rebalancing, rebalance, type Trade } from '../../calc/rebalancing/trades.ts';
import type { PortfolioValue } from '../../calc/valuations/valuate.ts';
import { NO_FEES, type TradingFees } from '../../contract/portfolio.ts';
import type { Proposal, ProposalReason, ProposedTrade } from '../../contract/proposal.ts';
import { type ChangeCode, propose } from '../../domain/portfolios/decide.ts';
import type { Portfolio } from '../../domain/portfolios/portfolios.ts';
import { portfolioStream, portfoliosIn } from '../../read/portfolios/portfolios-head.ts';
import { proposalIn, proposalWrite } from '../../read/rebalancing/proposals.ts';
import { portfolioAppend } from '../portfolios/portfolio-stream.ts';

export interface ProposeRebalance {
  readonly portfolio: Portfolio;
  readonly value: PortfolioValue;
  readonly lines: readonly AllocationLine[];
  readonly reason: ProposalReason;
  /** Those of the policy, unless given. */
  readonly fees?: TradingFees | undefined;
}

export type ProposeCode = ChangeCode | 'NoTargetAllocation' | 'ValuationIncomplete';

const tradeOf = ({ side, line, position, amount, fee, quantity, gain }: Trade): ProposedTrade => ({
  side,
  asset: position?.asset ?? line.asset,
  assetClass: line.assetClass,
  quantity: quantity === undefined ? null : format(quantity),
  price: position?.quote ? format(position.quote.price) : null,
  amount: format(amount),
  fee: format(fee),
  estimatedGain: gain === undefined ? null : format(gain),
});

/** What a target names and nothing is held of, at the price that it can be had for. */
const withUnheld = (line: AllocationLine, { unheld }: PortfolioValue): AllocationLine =>
  line.positions.length > 0 ? line : { ...line, positions: unheld.filter(({ asset }) => asset === line.asset) };

function tradesOf({ portfolio: { policy }, value, lines, fees }: ProposeRebalance): Rebalancing {
  const trigger = policy?.trigger;
  // A calendar brings everything back to its target, a threshold what is off by as much.
  const threshold = trigger?.kind === 'threshold' ? decimal(trigger.percentagePoints) : ZERO;
  const { currency } = value;
  const all = lines.map((line) => withUnheld(line, value));
  return rebalance(all, { currency, threshold, fees: fees ?? policy?.fees ?? NO_FEES });
}

function proposalOf({ portfolio, value, lines, reason }: ProposeRebalance, made: Rebalancing, now: string): Proposal {
  const { portfolioId, policy } = portfolio;
  const { currency } = value;
  return {
    proposalId: newId(),
    portfolioId,
    reason,
    proposedAt: now,
    baseCurrency: currency,
    value: format(value.value),
    trades: made.trades.map(tradeOf),
    fees: format(sum(made.trades.map(({ fee }) => fee))),
    estimatedGain: format(sum(made.trades.map(({ gain }) => gain ?? ZERO))),
    driftBefore: format(greatestDrift(lines)),
    driftAfter: format(driftAfter(lines, made, currency)),
    becomesOrders: policy?.autoRebalance ?? false,
  };
}

/** A trade of a named asset has a price; of a class of which nothing is held, the user says what it is to be. */
const unpricedIn = ({ trades }: Rebalancing): readonly string[] =>
  trades.flatMap(({ line, position }) => (line.asset !== null && !position?.quote ? [line.asset] : []));

function refusedAsUnpriced(assets: readonly string[]): Refusal<ProposeCode> | undefined {
  if (assets.length === 0) return undefined;
  const names = [...new Set(assets)];
  return refuse('ValuationIncomplete', `Nothing says what these are worth: ${names.slice(0, 10).join(', ')}.`, {
    data: { assets: names.slice(0, 100) },
  });
}

export interface Proposed {
  /** Undefined where there is nothing to trade. */
  readonly proposal: Proposal | undefined;
  readonly versions: CommandResult<unknown>['versions'];
}

export async function proposeRebalance(
  store: Store,
  context: CommandContext,
  asked: ProposeRebalance,
): Promise<Proposed | Refusal<ProposeCode | CommandCode>> {
  const { targets } = asked.portfolio;
  if (targets.length === 0) return refuse('NoTargetAllocation', 'The portfolio has no target allocation.');
  const missing = asked.value.missing.filter(({ what }) => what === 'price' || what === 'quantity');
  const made = missing.length > 0 ? { trades: [], cashUsed: ZERO } : tradesOf(asked);
  const refused = refusedAsUnpriced([...missing.map(({ asset }) => asset), ...unpricedIn(made)]);
  if (refused) return refused;
  const proposal = proposalOf(asked, made, context.now);
  if (proposal.trades.length === 0) return { proposal: undefined, versions: [] };
  const { tenant } = context;
  const { version } = asked.portfolio;
  const result = await runCommand<Json, ChangeCode>(store, context, [portfolioStream(tenant)], async (heads) => {
    const portfolios = portfoliosIn(heads, tenant);
    const events = propose(portfolios, { proposal, version });
    if (isRefused(events)) return events;
    const appends = [portfolioAppend(tenant, portfolios, events)];
    return { appends, records: [proposalWrite(tenant, proposal)], answer: proposal };
  });
  // An answer that was stored under the same key is an earlier proposal.
  return isRefused(result) ? result : { proposal: proposalIn(result.answer), versions: result.versions };
}
