/** The fee schedules that count or are still to come. Those of before stay in the stream, where they are read from. */
import { assertNever, type Issue, type Refusal, refuse } from '../../../kernel/errors.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import { unitOf } from '../../../kernel/money/rounding.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { QUOTE_VALIDITY_SECONDS } from '../../calc/fees/quote.ts';
import { scheduleAt } from '../../calc/fees/schedule-at.ts';
import type { FeeScheduleEvent } from '../../contract/fee-events.ts';
import type { FeeScheduleId } from '../../contract/fee-lines.ts';
import type { FeeRule, FeeSchedule } from '../../contract/fees.ts';

/** In order of recording. */
export type FeeSchedules = readonly FeeSchedule[];

export const NO_SCHEDULES: FeeSchedules = [];
/** Those that count are kept together, in one item. */
const PLANNED_MAX = 5;

export interface SetFeeSchedule {
  readonly scheduleId: FeeScheduleId;
  /** Now, if left out. */
  readonly effectiveFrom?: Timestamp | undefined;
  readonly rules: readonly FeeRule[];
  readonly reason: string;
  readonly setBy: string;
  readonly now: Timestamp;
  /** Decimals of an asset's smallest unit. */
  readonly precisionOf: (asset: string) => number;
}

export type SetFault = 'EffectiveInThePast' | 'WrongPrecision' | 'TooManyFeeSchedules';

/** The amounts of a rule that are charged as they stand, by their path. */
function chargedAmounts({ charge }: FeeRule): readonly (readonly [string, string])[] {
  if (charge.method === 'flat') return [['amount', charge.amount]];
  const bounds = (['minimum', 'maximum'] as const).flatMap((name): [string, string][] => {
    const amount = charge[name];
    return amount === undefined ? [] : [[name, amount]];
  });
  return bounds;
}

/** Bounds hold after rounding, and so must be amounts that can be paid. */
function precisionIssues(rules: readonly FeeRule[], precisionOf: SetFeeSchedule['precisionOf']): readonly Issue[] {
  return rules.flatMap((rule, at) => {
    const { asset } = rule;
    if (asset === undefined) return [];
    const places = precisionOf(asset);
    return chargedAmounts(rule)
      .filter(([, amount]) => decimal(amount) % unitOf(places) !== 0n)
      .map(([name]) => ({
        path: `rules.${at}.charge.${name}`,
        message: `has more than the ${places} decimals of ${asset}`,
      }));
  });
}

/** A schedule can't begin in the past, so that what was charged stays what was due. */
export function setFeeSchedule(
  schedules: FeeSchedules,
  { scheduleId, effectiveFrom, rules, reason, setBy, now, precisionOf }: SetFeeSchedule,
): readonly FeeScheduleEvent[] | Refusal<SetFault> {
  const from = effectiveFrom ?? now;
  if (from < now) {
    return refuse('EffectiveInThePast', 'A schedule of fees begins now or later: those of before stay as they were.', {
      errors: [{ path: 'effectiveFrom', message: `must not be before ${now}` }],
    });
  }
  const errors = precisionIssues(rules, precisionOf);
  if (errors.length > 0) {
    return refuse('WrongPrecision', 'An amount is finer than the smallest unit of its asset.', { errors });
  }
  if (from > now && schedules.filter((schedule) => schedule.effectiveFrom > now).length >= PLANNED_MAX) {
    return refuse('TooManyFeeSchedules', `There are ${PLANNED_MAX} schedules to come already; wait for one to begin.`);
  }
  const schedule = { scheduleId, effectiveFrom: from, recordedAt: now, reason, rules: [...rules] };
  return [{ type: 'FeeScheduleSet', data: { schedule, setBy } }];
}

/** What no quote that still holds can be of is left to the stream. */
function stillCounting(schedules: FeeSchedules, now: Timestamp): FeeSchedules {
  const oldest = fromEpochMs(toEpochMs(now) - 2 * QUOTE_VALIDITY_SECONDS * 1_000);
  const inForce = scheduleAt(schedules, oldest);
  return schedules.filter(
    (schedule) => schedule === inForce || schedule.effectiveFrom > oldest || schedule.recordedAt > oldest,
  );
}

export function evolveFeeSchedules(schedules: FeeSchedules, event: FeeScheduleEvent): FeeSchedules {
  switch (event.type) {
    case 'FeeScheduleSet': {
      const { schedule } = event.data;
      return stillCounting([...schedules, schedule], schedule.recordedAt);
    }
    default:
      return assertNever(event.type);
  }
}
