/** What operators decide about accounts. */
import type { Account } from '../../domain/accounts/account.ts';
import * as domain from '../../domain/accounts/decide.ts';

const BY = { by: 'operator' } as const;

export const freezeBecause = (reason: string) => (account: Account, now: string) =>
  domain.freeze(account, { ...BY, reason, now });
export const unfreezeBecause = (reason: string) => (account: Account, now: string) =>
  domain.unfreeze(account, { ...BY, reason, now });
export const verifyBecause = (reason: string) => (account: Account, now: string) =>
  domain.verify(account, { ...BY, reason, now });
export const rejectBecause = (reason: string) => (account: Account, now: string) =>
  domain.rejectVerification(account, { ...BY, reason, now });
export const grantLimits = (creditLimits: Readonly<Record<string, string>>) => (account: Account, now: string) =>
  domain.grantCredit(account, creditLimits, { ...BY, now });
