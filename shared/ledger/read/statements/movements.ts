/** The movements that an account's events tell of. */
import type { AccountEvent } from '../../contract/account-events.ts';
import type { Movement } from '../../contract/movement.ts';
import { entryOf } from '../entries.ts';

/** Undefined for an event that leaves the balance as it is. */
export function movementOf(event: AccountEvent): Movement | undefined {
  if (event.type !== 'AssetStaked' && event.type !== 'AssetUnstaked') return entryOf(event);
  const { asset, amount, balance, recordedAt } = event.data;
  const isStaked = event.type === 'AssetStaked';
  return {
    ...{ type: isStaked ? 'debit' : 'credit', cause: isStaked ? 'stake' : 'unstake' },
    ...{ asset, amount, balance, effectiveAt: recordedAt, recordedAt },
  };
}
