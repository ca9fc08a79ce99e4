import { givenLotOrder, lotOrder } from './keys.ts';
import type { Acquire } from './steps.ts';

/** The place by age, within its pool, of the lot that an entry of the timeline acquires. */
export const orderOf = (entry: string, { leg, acquiredAtMs }: Pick<Acquire, 'leg' | 'acquiredAtMs'>): string =>
  acquiredAtMs === undefined ? lotOrder(entry, leg) : givenLotOrder(entry, leg, acquiredAtMs);
