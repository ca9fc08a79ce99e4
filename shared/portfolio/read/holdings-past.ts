import type { PastProjection } from '../../kernel/past/past-projection.ts';
import { holdingsProjection, type OpenHoldings } from './holdings-projection.ts';

/** Holdings can be asked for any time that transactions are dated to, so that only what was known is worked out. */
export const holdingsPast: PastProjection<OpenHoldings> = {
  projection: holdingsProjection,
  consumer: 'holdings-past',
};
