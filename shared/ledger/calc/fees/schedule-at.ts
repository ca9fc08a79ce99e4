import type { Timestamp } from '../../../kernel/time.ts';
import type { FeeSchedule } from '../../contract/fees.ts';

/**
 * The schedule in force at a time: of those that were recorded by then and had begun, the one that began last; of two
 * that begin at once, the one recorded last. What is recorded later never changes what was in force before.
 */
export const scheduleAt = (schedules: readonly FeeSchedule[], at: Timestamp): FeeSchedule | undefined =>
  schedules
    .filter(({ recordedAt, effectiveFrom }) => recordedAt <= at && effectiveFrom <= at)
    .reduce<FeeSchedule | undefined>(
      (latest, next) => (latest !== undefined && latest.effectiveFrom > next.effectiveFrom ? latest : next),
      undefined,
    );
