/** Whether an account may do what is asked of it, as it stands. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Account } from './account.ts';

export type StandingCode = 'AccountFrozen' | 'AccountClosed';

const closed = ({ status }: Account): Refusal<'AccountClosed'> | undefined =>
  status.status === 'closed'
    ? refuse('AccountClosed', `The account was closed at ${status.since}.`, { data: { closedAt: status.since } })
    : undefined;

/** A frozen account takes money in, so that what was on its way arrives; a closed one takes none. */
export const mayReceive = (account: Account): Refusal<'AccountClosed'> | undefined => closed(account);

/** Nothing leaves a frozen account, and nothing of it is promised. */
export function maySpend(account: Account): Refusal<StandingCode> | undefined {
  const { status, accountId } = account;
  if (status.status !== 'frozen') return closed(account);
  const { since, reason } = status;
  return refuse('AccountFrozen', `The account was frozen at ${since}: ${reason}`, {
    data: { accountId, frozenAt: since },
  });
}

/** To others, nothing goes from an account whose verification was rejected, nor from one for wires before it is verified. */
export function maySendToOthers({ kind, verification }: Account): Refusal<'AccountNotVerified'> | undefined {
  const isBarred = verification === 'rejected' || (kind === 'wire' && verification !== 'verified');
  if (!isBarred) return undefined;
  return refuse('AccountNotVerified', 'Nothing can be sent to others from this account before it is verified.', {
    data: { verification },
  });
}
