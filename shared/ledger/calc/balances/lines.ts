/** What a user has of one asset in one place: an account of the ledger, or one that imported transactions name. */
import { type Decimal, maximum, negate, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { type AccountDomain, domainOf, type UserAccountKind } from '../../contract/account.ts';
import { type Account, amountOf } from '../../domain/accounts/account.ts';
import { assetsOf, fundsOf } from '../../domain/accounts/available.ts';

/** Amounts of one asset that add up over places: `total` is what is there, staked and followed elsewhere. */
export interface Amounts {
  readonly total: Decimal;
  /** Without what is staked; below zero where credit is used. */
  readonly balance: Decimal;
  readonly reserved: Decimal;
  readonly available: Decimal;
  readonly staked: Decimal;
  readonly credit: Decimal;
  /** How far balances are below zero. */
  readonly creditUsed: Decimal;
  /** Kept elsewhere, and followed here by its transactions. */
  readonly external: Decimal;
}
export interface Place {
  /** The account’s id; of one that transactions name, its name after `external:`. */
  readonly account: string;
  readonly name: string;
  readonly kind: UserAccountKind | 'external';
  readonly domain: AccountDomain;
}

export interface Line {
  readonly place: Place;
  readonly asset: string;
  readonly amounts: Amounts;
  /** Kept elsewhere, where more of it went out than ever came in: it counts for nothing, as in a portfolio. */
  readonly isOverdrawn?: boolean;
}

/** @param now decides which holds count. */
export function linesOfAccount(account: Account, now: string): readonly Line[] {
  const { accountId, name, kind } = account;
  const place: Place = { account: accountId, name, kind: kind as UserAccountKind, domain: domainOf(kind) };
  return assetsOf(account).map((asset) => {
    const { balance, reserved, available, staked } = fundsOf(account, asset, now);
    const credit = amountOf(account.creditLimits, asset);
    const creditUsed = maximum(negate(balance), ZERO);
    const total = sum([balance, staked]);
    const amounts = { total, balance, reserved, available, staked, credit, creditUsed, external: ZERO };
    return { place, asset, amounts };
  });
}

const NOTHING: Amounts = {
  ...{ total: ZERO, balance: ZERO, reserved: ZERO, available: ZERO },
  ...{ staked: ZERO, credit: ZERO, creditUsed: ZERO, external: ZERO },
};

/** Holdings of imported transactions are investments, as a portfolio's are. */
const externalLine = (account: string, asset: string, quantity: Decimal): Line => ({
  place: { account: `external:${account}`, name: account, kind: 'external', domain: 'investing' },
  asset,
  amounts: { ...NOTHING, total: quantity, external: quantity },
});

export const sumOf = (all: readonly Amounts[]): Amounts =>
  all.reduce<Amounts>((sums, amounts) => mapAmounts((name) => sum([sums[name], amounts[name]])), NOTHING);

/** The same done with each amount. */
export const mapAmounts = <T>(of: (name: keyof Amounts) => T): Readonly<Record<keyof Amounts, T>> => ({
  ...{ total: of('total'), balance: of('balance'), reserved: of('reserved'), available: of('available') },
  ...{ staked: of('staked'), credit: of('credit'), creditUsed: of('creditUsed'), external: of('external') },
});

/** Holdings elsewhere by account and asset. An asset of which all accounts together are below zero is overdrawn. */
export function externalLines(
  held: readonly { readonly account: string; readonly asset: string; readonly quantity: Decimal }[],
): readonly Line[] {
  const sums = new Map<string, Decimal>();
  for (const { asset, quantity } of held) sums.set(asset, sum([sums.get(asset) ?? ZERO, quantity]));
  return held.map(({ account, asset, quantity }) => {
    const line = externalLine(account, asset, quantity);
    return (sums.get(asset) ?? ZERO) < ZERO ? { ...line, isOverdrawn: true } : line;
  });
}
