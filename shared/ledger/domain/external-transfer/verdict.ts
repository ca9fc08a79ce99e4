import { type Decimal, decimal, maximum, sum } from '../../../kernel/money/decimal.ts';
import type { Facts } from './facts.ts';

/**
 * What the provider's words amount to. `failing`: it has said that it failed, and wasn't asked whether that is certain.
 * `contradiction`: it has said one thing and the other.
 */
export type Verdict = 'open' | 'settled' | 'failing' | 'failed' | 'reversed' | 'contradiction';

/** How much of what was settled has come back; undefined while nobody has said. Of two ways to count it, the larger. */
function reversedIn({ reversedAmount, reversedParts }: Facts['claims']): Decimal | undefined {
  const parts = reversedParts && sum(Object.values(reversedParts).map(decimal));
  if (reversedAmount === undefined) return parts;
  return parts === undefined ? decimal(reversedAmount) : maximum(parts, decimal(reversedAmount));
}

function isPart({ claims, postedAmount }: Facts): boolean {
  const [whole, back] = [postedAmount ?? claims.settled?.amount, reversedIn(claims)];
  return whole !== undefined && back !== undefined && back < decimal(whole);
}

export function verdictOn(facts: Facts, onReversal: 'review' | 'reverse'): Verdict {
  const { claims, ruling, isFailureCertain } = facts;
  const { settled, failed, reversed } = claims;
  if (ruling) return ruling;
  if (settled?.isDisputed) return 'contradiction';
  if (settled && failed === undefined && reversed === undefined) return 'settled';
  if (settled && failed !== undefined) return 'contradiction';
  if (reversed !== undefined) {
    // Of a part, somebody has to say what becomes of the rest.
    if (onReversal === 'review' || isPart(facts)) return 'contradiction';
    return isFailureCertain ? 'reversed' : 'failing';
  }
  if (failed !== undefined) return isFailureCertain ? 'failed' : 'failing';
  return 'open';
}
