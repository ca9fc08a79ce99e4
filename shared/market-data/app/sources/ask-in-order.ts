/** Asks sources one after the other, best first, until one answers: by their budgets, breakers and switches. */
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { SourceAnswer, SourceFault } from '../../contract/price-source.ts';
import { enter, leave } from './gates.ts';
import type { SourceServices } from './services.ts';

/** Why a source was passed over. */
export interface PassedOver {
  readonly source: string;
  readonly why: SourceFault['kind'] | 'budget' | 'breaker' | 'paused' | 'off';
  readonly reason?: string;
}

export type Asked<T> =
  | {
      readonly kind: 'answered';
      readonly source: string;
      readonly value: T;
      readonly passedOver: readonly PassedOver[];
    }
  /** Some source may answer later. */
  | { readonly kind: 'later'; readonly retryAt: Timestamp; readonly passedOver: readonly PassedOver[] }
  /** None will: they don't know it, send what can't be taken, or are off. */
  | { readonly kind: 'none'; readonly passedOver: readonly PassedOver[] };

type Sources = Pick<SourceServices, 'records' | 'clock' | 'registry'>;

/** When a source that failed in passing is worth another try, at the earliest. */
const RETRY_MS = 10_000;
const RATE_LIMITED_MS = 60_000;

type Once<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'passed'; readonly over: PassedOver; readonly retryAtMs?: number };

function retryAtMs(fault: SourceFault, nowMs: number): number | undefined {
  if (fault.kind === 'unavailable') return nowMs + RETRY_MS;
  if (fault.kind !== 'rate-limited') return undefined;
  return nowMs + (fault.retryAfterSeconds === undefined ? RATE_LIMITED_MS : fault.retryAfterSeconds * 1000);
}

async function askOne<T>(
  { records, clock, registry }: Sources,
  name: string,
  ask: (name: string) => Promise<SourceAnswer<T>>,
): Promise<Once<T>> {
  const source = registry.get(name);
  if (source === undefined) throw new Error(`${name} is no source of the registry`);
  const admission = await enter(records, source, toEpochMs(clock()));
  if (admission.kind === 'off') return { kind: 'passed', over: { source: name, why: 'off' } };
  if (admission.kind === 'wait') {
    return { kind: 'passed', over: { source: name, why: admission.why }, retryAtMs: admission.until };
  }
  const answer = await ask(name);
  const nowMs = toEpochMs(clock());
  await leave(records, source, answer, nowMs);
  if (answer.kind === 'ok') return answer;
  const again = retryAtMs(answer, nowMs);
  return {
    kind: 'passed',
    over: { source: name, why: answer.kind, ...('reason' in answer && { reason: answer.reason }) },
    ...(again !== undefined && { retryAtMs: again }),
  };
}

/** @param ask sends one request to the source of that name. */
export async function askInOrder<T>(
  sources: Sources,
  order: readonly string[],
  ask: (name: string) => Promise<SourceAnswer<T>>,
): Promise<Asked<T>> {
  const passedOver: PassedOver[] = [];
  const retries: number[] = [];
  for (const name of order) {
    const once = await askOne(sources, name, ask);
    if (once.kind === 'ok') return { kind: 'answered', source: name, value: once.value, passedOver };
    passedOver.push(once.over);
    if (once.retryAtMs !== undefined) retries.push(once.retryAtMs);
  }
  if (retries.length === 0) return { kind: 'none', passedOver };
  return { kind: 'later', retryAt: fromEpochMs(Math.ceil(Math.min(...retries))), passedOver };
}
