/** What of an account's balance can be spent: decided by time, so that an expired hold counts no more from that instant on. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { add, type Decimal, decimal, format, maximum, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { type Account, amountOf, type Hold } from './account.ts';
import { dayFor, type Used, uncounted } from './limits.ts';

export interface Funds {
  /** What is there, without what is staked. */
  readonly balance: Decimal;
  readonly reserved: Decimal;
  /** Balance without what is reserved; below zero where credit is used. */
  readonly free: Decimal;
  /** How much can leave: what is free, and credit. */
  readonly available: Decimal;
  readonly staked: Decimal;
}

/** Whether a hold counts at a time: it does until `expiresAt`, and from that instant on no more. */
export const isActive = ({ expiresAt }: Pick<Hold, 'expiresAt'>, now: string): boolean =>
  expiresAt === null || expiresAt > now;

/** What holds that count hold of an asset. */
const reservedOf = ({ holds }: Account, asset: string, now: string): Decimal =>
  sum(
    Object.values(holds).flatMap((hold) =>
      hold.asset === asset && isActive(hold, now) ? [decimal(hold.remaining)] : [],
    ),
  );

/** Balance, reserved and available of an asset, which agree: they are read of one state at one time. */
export function fundsOf(account: Account, asset: string, now: string): Funds {
  const balance = amountOf(account.balances, asset);
  const reserved = reservedOf(account, asset, now);
  const free = subtract(balance, reserved);
  const spendable = add(free, amountOf(account.creditLimits, asset));
  return {
    ...{ balance, reserved, free, staked: amountOf(account.staked, asset) },
    available: maximum(spendable, ZERO),
  };
}

/** Assets that an account has anything of. */
export const assetsOf = ({ balances, staked, holds }: Account): readonly string[] =>
  [
    ...new Set([...Object.keys(balances), ...Object.keys(staked), ...Object.values(holds).map(({ asset }) => asset)]),
  ].toSorted();

/** What limits count, without holds that have expired and of which that is not recorded yet. */
export function usedAt(account: Account, asset: string, now: string): Used | undefined {
  const expired = Object.values(account.holds).filter((hold) => hold.asset === asset && !isActive(hold, now));
  return expired.reduce<Used | undefined>(
    (used, { countedOn, remaining }) => used && uncounted(used, countedOn, decimal(remaining)),
    account.used[asset],
  );
}

/** The owner's day that something leaving now is counted on. */
export const countedOn = (account: Account, asset: string, day: string): string => dayFor(account.used[asset], day);

export const insufficientFunds = (
  { accountId }: Pick<Account, 'accountId'>,
  { asset, amount, available }: { readonly asset: string; readonly amount: Decimal; readonly available: Decimal },
): Refusal<'InsufficientFunds'> =>
  refuse('InsufficientFunds', `${format(available)} ${asset} are available, ${format(amount)} are needed.`, {
    data: { accountId, asset, available: format(available), needed: format(amount) },
  });
