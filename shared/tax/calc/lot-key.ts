import { acquiredLotKey, givenLotOrder } from './keys.ts';
import type { Acquire } from './steps.ts';

/** The key of the lot of a pool that an entry of the timeline acquires. */
export const lotKeyOf = (
  pool: string,
  entry: string,
  { leg, acquiredAtMs }: Pick<Acquire, 'leg' | 'acquiredAtMs'>,
): string =>
  acquiredAtMs === undefined ? acquiredLotKey(pool, entry, leg) : pool + givenLotOrder(entry, leg, acquiredAtMs);
