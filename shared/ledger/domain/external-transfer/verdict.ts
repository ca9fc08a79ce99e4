import { decimal } from '../../../kernel/money/decimal.ts';
import type { Facts } from './facts.ts';

/**
 * What the provider's words amount to. `failing`: it has said that it failed, and wasn't asked whether that is certain.
 * `contradiction`: it has said one thing and the other.
 */
export type Verdict = 'open' | 'settled' | 'failing' | 'failed' | 'reversed' | 'contradiction';

function isPart({ claims: { settled, reversedAmount }, postedAmount }: Facts): boolean {
  const whole = postedAmount ?? settled?.amount;
  return whole !== undefined && reversedAmount !== undefined && decimal(reversedAmount) < decimal(whole);
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
