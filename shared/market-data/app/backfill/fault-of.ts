import type { SourceFault } from '../../contract/price-source.ts';
import type { PassedOver } from '../sources/ask-in-order.ts';

/** Sources that were asked, and gave nothing. */
const ASKED = ['rate-limited', 'unavailable', 'malformed', 'unknown-asset'] as const;
type AskedWhy = (typeof ASKED)[number];
const wasAsked = (why: PassedOver['why']): why is AskedWhy => ASKED.some((asked) => asked === why);

/**
 * What to make of all the sources that were passed over: undefined where none was asked at all. What passes by itself
 * counts for more than what doesn't.
 */
export function faultOf(passedOver: readonly PassedOver[]): SourceFault | undefined {
  const asked = passedOver.flatMap(({ source, why, reason }) =>
    wasAsked(why) ? [{ why, reason: `${source}: ${reason ?? why}` }] : [],
  );
  const worst = ASKED.flatMap((kind) => asked.find(({ why }) => why === kind) ?? [])[0];
  if (!worst) return undefined;
  return worst.why === 'rate-limited' ? { kind: 'rate-limited' } : { kind: worst.why, reason: worst.reason };
}
