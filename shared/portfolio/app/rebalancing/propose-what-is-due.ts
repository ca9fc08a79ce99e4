import { isRefused } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { greatestDrift } from '../../calc/rebalancing/allocation.ts';
import { dueReason } from '../../domain/rebalancing/due.ts';
import { readAllocation } from '../../read/rebalancing/read-allocation.ts';
import { marketSources } from '../../read/valuations/market.ts';
import { SNAPSHOT_TAKER, type Taken, type TakeSnapshots } from '../valuations/take-snapshots.ts';
import { proposeRebalance } from './propose-rebalance.ts';

/**
 * Proposes what the policy of a portfolio asks for at the end of a day. What can't be proposed now, for want of a price
 * or because the portfolio is being changed, is asked again the next night.
 */
export async function proposeWhatIsDue(
  { store, tenant, now }: TakeSnapshots,
  { portfolio, last: value }: Extract<Taken, { kind: 'taken' }>,
): Promise<void> {
  const { policy, targets, lastProposedAt, changedAt } = portfolio;
  if (!policy || targets.length === 0 || !value) return;
  const lines = await readAllocation(value, targets, marketSources(store, tenant, now.slice(0, 10)));
  const reason = dueReason({ policy, drift: greatestDrift(lines), lastProposedAt, changedAt, now });
  if (!reason) return;
  const context = { tenant, principal: SNAPSHOT_TAKER, correlationId: newId(), now };
  const proposed = await proposeRebalance(store, context, { portfolio, value, lines, reason });
  if (isRefused(proposed) && proposed.code === 'TooManyPortfolios') throw new Error(proposed.detail);
}
