/** Whether a policy asks for a proposal now. */
import { type Decimal, decimal } from '../../../kernel/money/decimal.ts';
import type { RebalancingPolicy } from '../../contract/portfolio.ts';
import type { ProposalReason } from '../../contract/proposal.ts';

/** After a proposal nothing is proposed for so long: whoever doesn't follow it isn't told the same every night. */
const REST_DAYS = 7;
const DAY_MS = 86_400_000;

export interface Question {
  readonly policy: RebalancingPolicy;
  /** In percentage points. */
  readonly drift: Decimal;
  readonly lastProposedAt: string | undefined;
  /** When the portfolio was changed last: a period that had begun by then is not proposed for. */
  readonly changedAt: string;
  readonly now: string;
}

/** The beginning of the calendar period (UTC) that a time is in. */
export function periodStart(every: 'monthly' | 'quarterly' | 'yearly', now: string): string {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const first = { monthly: month, quarterly: month - ((month - 1) % 3), yearly: 1 }[every];
  return new Date(Date.UTC(year, first - 1, 1)).toISOString();
}

export function dueReason({ policy, drift, lastProposedAt, changedAt, now }: Question): ProposalReason | undefined {
  const { trigger } = policy;
  if (trigger.kind === 'calendar') {
    const start = periodStart(trigger.every, now);
    return changedAt < start && (lastProposedAt ?? '') < start ? 'calendar' : undefined;
  }
  const rested = lastProposedAt === undefined || Date.parse(now) - Date.parse(lastProposedAt) >= REST_DAYS * DAY_MS;
  return rested && drift >= decimal(trigger.percentagePoints) ? 'threshold' : undefined;
}
