import type { Refusal } from '../../../kernel/errors.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import { type Account, evolveAll } from '../../domain/accounts/account.ts';
import { type PlaceCode, placeHold } from '../../domain/holds/hold.ts';
import { heldAmounts, holdIdOf } from './bookings.ts';

export interface Holding {
  readonly holdNumber: number;
  /** The owner's. */
  readonly day: string;
  readonly now: string;
}

/** What a transfer holds on its account, amount and fees: all of it, or none. */
export function holdsFor(
  account: Account,
  transfer: ExternalTransfer,
  { holdNumber, day, now }: Holding,
): readonly AccountEvent[] | Refusal<PlaceCode> {
  const { transferId } = transfer;
  const events: AccountEvent[] = [];
  let current = account;
  for (const [asset, amount] of heldAmounts(transfer)) {
    const holdId = holdIdOf(transfer, holdNumber, asset);
    const placed = placeHold(current, { holdId, asset, amount, expiresAt: null, transferId, day, now });
    if ('refused' in placed) return placed;
    events.push(...placed);
    current = evolveAll(current, placed) ?? current;
  }
  return events;
}
