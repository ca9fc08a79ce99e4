/** Holds: what of a balance is promised, until it is taken, released, or its time is over. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { type Decimal, decimal, format, subtract } from '../../../kernel/money/decimal.ts';
import type { HoldId, TransactionId, TransferId } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { Account, Hold } from '../accounts/account.ts';
import { countedOn, fundsOf, insufficientFunds, isActive, usedAt } from '../accounts/available.ts';
import { checkLimits } from '../accounts/limits.ts';
import { maySpend, type StandingCode } from '../accounts/standing.ts';
import { alarms } from '../postings/alarms.ts';

/** They stand in the account's head, which every change writes again; expired ones do until that is recorded. */
export const HOLDS_MAX = 200;

export type HoldCode = 'NotFound' | 'HoldExpired' | 'HoldExceeded';

export interface PlaceHold {
  readonly holdId: HoldId;
  readonly asset: string;
  readonly amount: Decimal;
  readonly expiresAt: string | null;
  readonly transferId?: TransferId | undefined;
  readonly reference?: string | undefined;
  readonly description?: string | undefined;
  /** The owner's day. */
  readonly day: string;
  readonly now: string;
}

export type PlaceCode = StandingCode | 'InsufficientFunds' | 'LimitExceeded' | 'TooManyHolds';

/** With `LowBalance` where it takes what is available below the threshold: it is the hold that does, not what is paid from it. */
export function placeHold(account: Account, command: PlaceHold): readonly AccountEvent[] | Refusal<PlaceCode> {
  const { holdId, asset, amount, expiresAt, transferId, reference, description, day, now } = command;
  const refused = maySpend(account);
  if (refused) return refused;
  const holds = Object.values(account.holds);
  if (holds.filter((hold) => isActive(hold, now)).length >= HOLDS_MAX || holds.length >= 2 * HOLDS_MAX) {
    return refuse('TooManyHolds', `An account can have ${HOLDS_MAX} holds at a time.`);
  }
  const { available } = fundsOf(account, asset, now);
  if (amount > available) return insufficientFunds(account, { asset, amount, available });
  const counted = countedOn(account, asset, day);
  const limited = checkLimits(account.limits, usedAt(account, asset, now), { asset, amount, day: counted });
  if (limited) return limited;
  const placed: AccountEvent = {
    type: 'HoldPlaced',
    data: {
      ...{ accountId: account.accountId, holdId, asset, amount: format(amount), expiresAt, countedOn: counted },
      ...(transferId !== undefined && { transferId }),
      ...(reference !== undefined && { reference }),
      ...(description !== undefined && { description }),
      placedAt: now,
    },
  };
  return [placed, ...alarms(account, asset, [placed], now)];
}

/** The hold, if it still holds something at a time. */
function activeHold(account: Account, holdId: HoldId, now: string): Hold | Refusal<'NotFound' | 'HoldExpired'> {
  const hold = account.holds[holdId];
  if (!hold) return refuse('NotFound', 'There is no hold with this id on this account.');
  if (isActive(hold, now)) return hold;
  return refuse('HoldExpired', `The hold expired at ${hold.expiresAt}.`, { data: { expiredAt: hold.expiresAt } });
}

export interface TakeFromHold {
  readonly holdId: HoldId;
  readonly asset: string;
  readonly amount: Decimal;
  readonly transactionId: TransactionId;
  readonly now: string;
}

/** Takes part of a hold or all; more than once, until it is used up. */
export function takeFromHold(account: Account, command: TakeFromHold): AccountEvent | Refusal<HoldCode> {
  const { holdId, asset, amount, transactionId, now } = command;
  const hold = activeHold(account, holdId, now);
  if ('refused' in hold) return hold;
  if (hold.asset !== asset) throw new Error(`hold ${holdId} is of ${hold.asset}, not ${asset}`);
  const remaining = decimal(hold.remaining);
  if (amount > remaining) {
    return refuse('HoldExceeded', `The hold still holds ${hold.remaining} ${asset}, ${format(amount)} are asked for.`, {
      data: { remaining: hold.remaining },
    });
  }
  const { accountId } = account;
  const data = { accountId, holdId, asset, amount: format(amount), remaining: format(subtract(remaining, amount)) };
  return { type: 'HoldCompleted', data: { ...data, transactionId, completedAt: now } };
}

/** Gives back what remains of a hold. */
export function releaseHold(
  account: Account,
  { holdId, reason, now }: { readonly holdId: HoldId; readonly reason?: string | undefined; readonly now: string },
): AccountEvent | Refusal<'NotFound' | 'HoldExpired'> {
  const hold = activeHold(account, holdId, now);
  if ('refused' in hold) return hold;
  const { asset, remaining: amount } = hold;
  const data = { accountId: account.accountId, holdId, asset, amount, releasedAt: now };
  return { type: 'HoldReleased', data: { ...data, ...(reason !== undefined && { reason }) } };
}

/** Records what has expired, some of it or all; what has not is left alone. */
export const expireHolds = (account: Account, now: string, holdIds: readonly string[]): readonly AccountEvent[] =>
  holdIds.flatMap((holdId) => {
    const hold = account.holds[holdId];
    if (!hold || isActive(hold, now) || hold.expiresAt === null) return [];
    const { asset, remaining: amount, expiresAt: expiredAt } = hold;
    return [{ type: 'HoldExpired' as const, data: { accountId: account.accountId, holdId, asset, amount, expiredAt } }];
  });
