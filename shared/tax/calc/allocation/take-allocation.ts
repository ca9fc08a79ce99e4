import { partKey } from '../keys.ts';
import type { Ledger } from '../ledger.ts';
import type { Reaches } from '../pending.ts';
import type { TaxRules } from '../rules.ts';

/**
 * Puts the sharing out of lots into the timeline where the rules have one, and takes out that of the rules before.
 * Answers whether one came.
 */
export async function takeAllocation(ledger: Ledger, rules: TaxRules, reaches: Reaches): Promise<boolean> {
  const { timeline } = ledger.maps;
  const [before, after] = [ledger.rules.scope.allocation, rules.scope.allocation];
  if (before !== undefined && before.key !== after?.key) await timeline.delete(before.key);
  if (after === undefined || (await timeline.get(after.key)) !== undefined) return false;
  await timeline.set(after.key, after.entry);
  reaches.note({ from: partKey(after.key, 'acquiring'), cause: 'settings' });
  return true;
}
