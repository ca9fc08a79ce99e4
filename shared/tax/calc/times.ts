import type { Timestamp } from '../../kernel/time.ts';

/** Canonical times sort as they are. */
export const earliest = (times: readonly Timestamp[]): Timestamp | undefined =>
  times.reduce<Timestamp | undefined>((first, time) => (first === undefined || time < first ? time : first), undefined);
