/** What an owner is told when a balance has come down. */
import { decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import { type Account, amountOf, evolveAll } from '../accounts/account.ts';
import { fundsOf } from '../accounts/available.ts';

/** `LowBalance` when what is free comes below the threshold, `NegativeBalance` when the balance comes below zero. */
export function alarms(
  before: Account,
  asset: string,
  events: readonly AccountEvent[],
  now: string,
): readonly AccountEvent[] {
  const after = evolveAll(before, events) ?? before;
  const { accountId } = after;
  const told: AccountEvent[] = [];
  const threshold = before.lowBalance[asset];
  const [had, has] = [fundsOf(before, asset, now).free, fundsOf(after, asset, now).free];
  if (threshold !== undefined && had >= decimal(threshold) && has < decimal(threshold)) {
    told.push({ type: 'LowBalance', data: { accountId, asset, available: format(has), threshold, at: now } });
  }
  const balance = amountOf(after.balances, asset);
  if (amountOf(before.balances, asset) >= ZERO && balance < ZERO) {
    told.push({ type: 'NegativeBalance', data: { accountId, asset, balance: format(balance), at: now } });
  }
  return told;
}
