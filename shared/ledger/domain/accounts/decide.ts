/** What owners and operators may do with an account. Ids and times arrive as data. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { ZERO } from '../../../kernel/money/decimal.ts';
import {
  type AccountId,
  type AccountKind,
  type Actor,
  CREDIT_KINDS,
  type Limits,
  type Receiving,
} from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import type { Account } from './account.ts';
import { assetsOf, fundsOf } from './available.ts';
import { mayReceive, type StandingCode } from './standing.ts';

type Decided<Code extends string> = readonly AccountEvent[] | Refusal<Code>;

/** What an owner says of an account. */
export interface AccountDetails {
  readonly name: string;
  readonly limits: Limits;
  readonly lowBalance: Readonly<Record<string, string>>;
  readonly receiving: Receiving;
}

/** Of which some may be left out. */
export type SomeDetails = { readonly [Name in keyof AccountDetails]?: AccountDetails[Name] | undefined };

export interface OpenAccount extends SomeDetails {
  readonly accountId: AccountId;
  readonly kind: AccountKind;
  readonly receiving: Receiving;
  readonly now: string;
}

export const open = ({ accountId, kind, name, limits, lowBalance, receiving, now }: OpenAccount): AccountEvent => ({
  type: 'AccountCreated',
  data: {
    ...{ accountId, kind, name: name ?? kind, createdAt: now, creditLimits: {} },
    limits: limits ?? {},
    lowBalance: lowBalance ?? {},
    receiving: { ...receiving, approved: [...receiving.approved] },
  },
});

export interface Doing {
  readonly by: Actor;
  readonly now: string;
}
export interface DoingBecause extends Doing {
  readonly reason: string;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Changes = SomeDetails & Partial<Pick<Account, 'creditLimits'>>;
type ChangesData = Extract<AccountEvent, { type: 'AccountUpdated' }>['data']['changes'];

/** Only what is another than before; nothing, if all is the same. */
export function change(account: Account, patch: Changes, { by, now }: Doing): Decided<'AccountClosed'> {
  const refused = mayReceive(account);
  if (refused) return refused;
  const before: Readonly<Record<string, unknown>> = { ...account };
  const changes: ChangesData = Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && !same(value, before[name])),
  );
  if (Object.keys(changes).length === 0) return [];
  return [{ type: 'AccountUpdated', data: { accountId: account.accountId, changes, by, updatedAt: now } }];
}

/** How far below zero the balances may be, which an operator grants, and only where the kind has credit. */
export function grantCredit(
  account: Account,
  creditLimits: Readonly<Record<string, string>>,
  doing: Doing,
): Decided<'AccountClosed' | 'ValidationFailed'> {
  if (!CREDIT_KINDS.includes(account.kind)) {
    const message = `can be granted on ${CREDIT_KINDS.join(' and ')} accounts only, and this is a ${account.kind} account`;
    return refuseInput([{ path: 'creditLimits', message }]);
  }
  return change(account, { creditLimits }, doing);
}

/** An owner can freeze, too; freezing what is frozen is no event, unless an operator does what only an operator undoes. */
export function freeze(account: Account, { by, reason, now }: DoingBecause): Decided<'AccountClosed'> {
  const refused = mayReceive(account);
  if (refused) return refused;
  const { status } = account;
  if (status.status === 'frozen' && (status.by === by || by === 'owner')) return [];
  return [{ type: 'AccountFrozen', data: { accountId: account.accountId, reason, by, frozenAt: now } }];
}

/** What an operator froze, an operator unfreezes. */
export function unfreeze(account: Account, { by, reason, now }: DoingBecause): Decided<StandingCode> {
  const refused = mayReceive(account);
  if (refused) return refused;
  const { accountId, status } = account;
  if (status.status !== 'frozen') return [];
  if (status.by !== 'owner' && by === 'owner') {
    return refuse('AccountFrozen', `The account was frozen by an ${status.by}, who alone can unfreeze it.`, {
      data: { accountId, frozenAt: status.since },
    });
  }
  return [{ type: 'AccountUnfrozen', data: { accountId, reason, by, unfrozenAt: now } }];
}

/** For good, and only what is empty: nothing there, nothing staked, nothing held, nothing owed. */
export function close(
  account: Account,
  { by, reason, now }: DoingBecause,
): Decided<'AccountNotEmpty' | 'AccountFrozen'> {
  const { accountId, status } = account;
  if (status.status === 'closed') return [];
  if (status.status === 'frozen' && status.by !== 'owner' && by === 'owner') {
    return refuse('AccountFrozen', `The account was frozen at ${status.since}: ${status.reason}`, {
      data: { accountId, frozenAt: status.since },
    });
  }
  const assets = assetsOf(account).filter((asset) => {
    const { balance, staked, reserved } = fundsOf(account, asset, now);
    return balance !== ZERO || staked !== ZERO || reserved !== ZERO;
  });
  if (assets.length === 0) return [{ type: 'AccountClosed', data: { accountId, reason, by, closedAt: now } }];
  return refuse('AccountNotEmpty', `There is still something in the account: ${assets.join(', ')}.`, {
    data: { assets },
  });
}

export function verify(account: Account, { by, reason, now }: DoingBecause): Decided<'AccountClosed'> {
  const refused = mayReceive(account);
  if (refused) return refused;
  if (account.verification === 'verified') return [];
  return [{ type: 'AccountVerified', data: { accountId: account.accountId, reason, by, verifiedAt: now } }];
}

export function rejectVerification(account: Account, { by, reason, now }: DoingBecause): Decided<'AccountClosed'> {
  const refused = mayReceive(account);
  if (refused) return refused;
  if (account.verification === 'rejected') return [];
  const data = { accountId: account.accountId, reason, by, rejectedAt: now };
  return [{ type: 'AccountVerificationRejected', data }];
}
