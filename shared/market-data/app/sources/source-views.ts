/** The sources as operators see them: what the registry says, and how their gates stand. */
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import { fromEpochMs, type Timestamp } from '../../../kernel/time.ts';
import type { DataSource, RateLimit } from '../../contract/data-sources.ts';
import { bucketOf, tokensAt } from '../../domain/sources/budget.ts';
import { type Gate, isOn, OPEN_GATE } from '../../domain/sources/gate.ts';
import { readGates } from './gates.ts';

export interface SourceView extends Omit<DataSource, 'rateLimits'> {
  readonly budgets: readonly (RateLimit & { readonly burst: number; readonly available: number })[];
  readonly breaker: {
    readonly status: 'closed' | 'open' | 'half-open';
    readonly failures: number;
    readonly until: Timestamp | null;
  };
  readonly pausedUntil: Timestamp | null;
  readonly lastFault: { readonly kind: string; readonly reason: string; readonly at: Timestamp } | null;
}

/** @param nowMs epoch milliseconds. */
export function sourceView({ rateLimits, ...source }: DataSource, gate: Gate, nowMs: number): SourceView {
  const { breaker, paused, lastFault } = gate;
  return {
    ...source,
    active: isOn(gate, source),
    budgets: rateLimits.map((limit, at) => {
      const bucket = bucketOf(limit);
      return { ...limit, burst: bucket.burst, available: tokensAt(bucket, gate.fullAt[at] ?? 0, nowMs) };
    }),
    breaker:
      breaker.status === 'closed'
        ? { ...breaker, until: null }
        : { status: breaker.status, failures: 0, until: fromEpochMs(breaker.until) },
    pausedUntil: paused.until > nowMs ? fromEpochMs(paused.until) : null,
    lastFault: lastFault && { ...lastFault, at: fromEpochMs(lastFault.at) },
  };
}

/** All sources, by name. */
export async function sourceViews(
  records: SystemRecords,
  registry: ReadonlyMap<string, DataSource>,
  nowMs: number,
): Promise<readonly SourceView[]> {
  const gates = await readGates(records);
  return [...registry.values()]
    .map((source) => sourceView(source, gates.get(source.name) ?? OPEN_GATE, nowMs))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
