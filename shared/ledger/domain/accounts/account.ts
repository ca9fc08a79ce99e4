/** An account as its events leave it. Its head holds all that a decision needs; amounts are decimal strings. */
import { assertNever } from '../../../kernel/errors.ts';
import { add, type Decimal, decimal, format, negate, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { AccountId, AccountKind, Actor, Limits, Receiving, Verification } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import { counted, type Used, uncounted } from './limits.ts';

type Amounts = Readonly<Record<string, string>>;

/** Since when it is so, by whom, and why. */
interface Because {
  readonly since: string;
  readonly by: Actor;
  readonly reason: string;
}
export type Status = { readonly status: 'active' } | ({ readonly status: 'frozen' | 'closed' } & Because);

/** A hold that counts until it expires. */
export interface Hold {
  readonly asset: string;
  /** What it still holds. */
  readonly remaining: string;
  readonly expiresAt: string | null;
  /** The owner's day that limits count it on. */
  readonly countedOn: string;
  readonly transferId?: string;
  /** What it held at first. */
  readonly amount: string;
  readonly placedAt: string;
  readonly reference?: string;
  readonly description?: string;
}

export interface Account {
  readonly accountId: AccountId;
  readonly kind: AccountKind;
  readonly name: string;
  readonly status: Status;
  readonly verification: Verification;
  readonly limits: Limits;
  readonly lowBalance: Amounts;
  readonly creditLimits: Amounts;
  readonly receiving: Receiving;
  /** By asset, without what is staked. */
  readonly balances: Amounts;
  readonly staked: Amounts;
  /** By id. */
  readonly holds: Readonly<Record<string, Hold>>;
  /** What left it lately, by asset. */
  readonly used: Readonly<Record<string, Used>>;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An amount by asset; zero where there is none. */
export const amountOf = (amounts: Amounts, asset: string): Decimal => decimal(amounts[asset] ?? '0');

/** Zero takes no room. */
function withAmount(amounts: Amounts, asset: string, amount: Decimal): Amounts {
  const { [asset]: _, ...rest } = amounts;
  return amount === ZERO ? rest : { ...rest, [asset]: format(amount) };
}

const moved = (account: Account, asset: string, by: Decimal): Account => ({
  ...account,
  balances: withAmount(account.balances, asset, add(amountOf(account.balances, asset), by)),
});

type Data<T extends AccountEvent['type']> = Extract<AccountEvent, { type: T }>['data'];

function added(account: Account, { asset, amount }: Data<'MoneyAdded'>): Account {
  return moved(account, asset, decimal(amount));
}

function subtracted(account: Account, { asset, amount, countedOn }: Data<'MoneySubtracted'>): Account {
  const after = moved(account, asset, negate(decimal(amount)));
  if (countedOn === undefined) return after;
  return { ...after, used: { ...after.used, [asset]: counted(after.used[asset], countedOn, decimal(amount)) } };
}

function stakedBy(account: Account, asset: string, by: Decimal): Account {
  const staked = withAmount(account.staked, asset, add(amountOf(account.staked, asset), by));
  return { ...moved(account, asset, negate(by)), staked };
}

function placed(account: Account, data: Data<'HoldPlaced'>): Account {
  const { accountId: _, holdId, ...hold } = data;
  const { asset, amount, countedOn } = data;
  const used = { ...account.used, [asset]: counted(account.used[asset], countedOn, decimal(amount)) };
  return { ...account, holds: { ...account.holds, [holdId]: { ...hold, remaining: amount } as Hold }, used };
}

/** Takes away what a hold holds no more; where nothing came of it, limits have room for it again. */
function freed(account: Account, { holdId, amount }: Data<'HoldReleased'>, isUnused: boolean): Account {
  const { [holdId]: hold, ...others } = account.holds;
  if (!hold) return account;
  const { asset, countedOn } = hold;
  const left = subtract(decimal(hold.remaining), decimal(amount));
  const holds = left === ZERO ? others : { ...others, [holdId]: { ...hold, remaining: format(left) } };
  const used = account.used[asset];
  if (!isUnused || !used) return { ...account, holds };
  return { ...account, holds, used: { ...account.used, [asset]: uncounted(used, countedOn, decimal(amount)) } };
}

function created({ accountId, kind, createdAt, ...described }: Data<'AccountCreated'>): Account {
  return {
    accountId: accountId as AccountId,
    kind,
    ...(described as Pick<Account, 'name' | 'limits' | 'lowBalance' | 'creditLimits' | 'receiving'>),
    status: { status: 'active' },
    verification: 'unverified',
    balances: {},
    staked: {},
    holds: {},
    used: {},
    createdAt,
    updatedAt: createdAt,
  };
}

function statusChanged(
  account: Account,
  event: Extract<AccountEvent, { data: { reason: string; by: Actor } }>,
): Account {
  const { by, reason } = event.data;
  switch (event.type) {
    case 'AccountFrozen': {
      const { frozenAt: since } = event.data;
      return { ...account, status: { status: 'frozen', since, by, reason }, updatedAt: since };
    }
    case 'AccountUnfrozen':
      return { ...account, status: { status: 'active' }, updatedAt: event.data.unfrozenAt };
    case 'AccountClosed': {
      const { closedAt: since } = event.data;
      return { ...account, status: { status: 'closed', since, by, reason }, updatedAt: since };
    }
    case 'AccountVerified':
      return { ...account, verification: 'verified', updatedAt: event.data.verifiedAt };
    case 'AccountVerificationRejected':
      return { ...account, verification: 'rejected', updatedAt: event.data.rejectedAt };
    default:
      return assertNever(event);
  }
}

/** @param account undefined before the first event, which is `AccountCreated`. */
export function evolve(account: Account | undefined, event: AccountEvent): Account {
  if (event.type === 'AccountCreated') return created(event.data);
  if (!account) throw new Error(`${event.type} of an account that was not created`);
  switch (event.type) {
    case 'AccountUpdated':
      return { ...account, ...(event.data.changes as Partial<Account>), updatedAt: event.data.updatedAt };
    case 'AccountFrozen':
    case 'AccountUnfrozen':
    case 'AccountClosed':
    case 'AccountVerified':
    case 'AccountVerificationRejected':
      return statusChanged(account, event);
    case 'MoneyAdded':
    case 'AssetBalanceAdded':
      return added(account, event.data);
    case 'MoneySubtracted':
    case 'AssetBalanceSubtracted':
      return subtracted(account, event.data);
    case 'AssetStaked':
      return stakedBy(account, event.data.asset, decimal(event.data.amount));
    case 'AssetUnstaked':
      return stakedBy(account, event.data.asset, negate(decimal(event.data.amount)));
    case 'HoldPlaced':
      return placed(account, event.data);
    case 'HoldCompleted':
      return freed(account, { ...event.data, releasedAt: event.data.completedAt }, false);
    case 'HoldReleased':
      return freed(account, event.data, true);
    case 'HoldExpired':
      return freed(account, { ...event.data, releasedAt: event.data.expiredAt }, true);
    // What they tell of follows from the balance.
    case 'LowBalance':
    case 'NegativeBalance':
      return account;
    default:
      return assertNever(event);
  }
}

/** Its events one after the other. */
export const evolveAll = (account: Account | undefined, events: readonly AccountEvent[]): Account | undefined =>
  events.reduce<Account | undefined>(evolve, account);
