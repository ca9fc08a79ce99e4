import { describe, expect, test } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { RebalancingPolicy } from '../../../shared/portfolio/contract/portfolio.ts';
import { NO_FEES } from '../../../shared/portfolio/contract/portfolio.ts';
import { dueReason, periodStart } from '../../../shared/portfolio/domain/rebalancing/due.ts';

const NOW = '2026-08-05T00:02:00.000Z';
const policyOf = (trigger: RebalancingPolicy['trigger']): RebalancingPolicy => ({
  trigger,
  autoRebalance: false,
  fees: NO_FEES,
});
const byThreshold = policyOf({ kind: 'threshold', percentagePoints: '5' });
const quarterly = policyOf({ kind: 'calendar', every: 'quarterly' });

interface Given {
  readonly policy: RebalancingPolicy;
  readonly drift?: string;
  readonly proposed?: string;
  readonly changed?: string;
}
const dueWith = ({ policy, drift = '9', proposed, changed = '2026-01-01T00:00:00.000Z' }: Given) =>
  dueReason({ policy, drift: decimal(drift), lastProposedAt: proposed, changedAt: changed, now: NOW });

describe('a rebalancing', () => {
  test.each<[string, Given, string | undefined]>([
    ['at the threshold', { policy: byThreshold, drift: '5' }, 'threshold'],
    ['below the threshold', { policy: byThreshold, drift: '4.999' }, undefined],
    ['six days after one', { policy: byThreshold, proposed: '2026-07-30T00:02:01.000Z' }, undefined],
    ['seven days after one', { policy: byThreshold, proposed: '2026-07-29T00:02:00.000Z' }, 'threshold'],
    ['in a period without one', { policy: quarterly, drift: '0', proposed: '2026-06-30T23:59:59.999Z' }, 'calendar'],
    ['in a period with one', { policy: quarterly, proposed: '2026-07-01T00:02:00.000Z' }, undefined],
    ['in the period of a change', { policy: quarterly, changed: '2026-07-02T00:00:00.000Z' }, undefined],
  ])('%s is due or not', (_, given, reason) => {
    expect(dueWith(given)).toBe(reason);
  });

  test('knows when months, quarters and years begin', () => {
    expect([periodStart('monthly', NOW), periodStart('quarterly', NOW), periodStart('yearly', NOW)]).toEqual([
      '2026-08-01T00:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ]);
  });
});
