import type { Timestamp } from '../../../kernel/time.ts';

/** What is in force from a time on, until another is. */
export interface Dated {
  readonly effectiveFrom: string;
  readonly recordedAt: string;
}

/**
 * The schedule in force at a time: of those that were recorded by then and had begun, the one that began last; of two
 * that begin at once, the one recorded last. What is recorded later never changes what was in force before.
 */
export const scheduleAt = <S extends Dated>(schedules: readonly S[], at: Timestamp): S | undefined =>
  schedules
    .filter(({ recordedAt, effectiveFrom }) => recordedAt <= at && effectiveFrom <= at)
    .reduce<S | undefined>(
      (latest, next) => (latest !== undefined && latest.effectiveFrom > next.effectiveFrom ? latest : next),
      undefined,
    );
