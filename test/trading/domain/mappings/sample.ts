import { isRefused } from '../../../../shared/kernel/errors.ts';
import { parseInput } from '../../../../shared/kernel/issues.ts';
import { defineMapping } from '../../../../shared/trading/app/mappings/define-mapping.ts';
import { type Mapping, mappingInput } from '../../../../shared/trading/contract/mapping.ts';

/** A broker that writes one amount per row, and says by a word which way it goes. */
export const BROKER = {
  name: 'Broker',
  header: ['When', 'What', 'Coin', 'Amount', 'Paid', 'Fee', 'Ref', 'State'],
  columns: { date: 'When', type: 'What', quantity: 'Amount', asset: 'Coin', id: 'Ref' },
  direction: 'by-type',
};

/** What is wrong with a mapping, as path and sentence; nothing if it can be kept. */
export function faultsOf(sent: unknown): readonly string[] {
  const parsed = parseInput(mappingInput, sent);
  const refused = isRefused(parsed) ? parsed : defineMapping(parsed.value);
  return isRefused(refused) ? (refused.errors ?? []).map(({ path, message }) => `${path}: ${message}`) : [];
}

/** A mapping that nothing is wrong with. */
export function mappingOf(sent: unknown): Mapping {
  const parsed = parseInput(mappingInput, sent);
  if (isRefused(parsed)) throw new Error(parsed.detail);
  const mapping = defineMapping(parsed.value);
  if (isRefused(mapping)) throw new Error(mapping.detail);
  return mapping;
}
