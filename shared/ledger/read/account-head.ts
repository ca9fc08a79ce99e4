/** Accounts as the heads of their streams hold them. */
import { reducerModel, type StateModel, stateIn } from '../../kernel/store/stream-state.ts';
import type { Head } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import type { AccountId } from '../contract/account.ts';
import { type AccountEvent, accountEvents } from '../contract/account-events.ts';
import { type Account, evolve } from '../domain/accounts/account.ts';

export const accountStream = (tenant: TenantId, accountId: AccountId): StreamId => ({
  ...{ tenant, type: 'account', id: accountId },
});

export const ACCOUNT_STATE: StateModel<Account | undefined> = reducerModel<Account | undefined, AccountEvent>({
  version: 1,
  contract: accountEvents,
  initial: undefined,
  evolve,
});

/** Undefined where no such account was opened. */
export const accountIn = (heads: ReadonlyMap<string, Head>, stream: StreamId): Account | undefined =>
  stateIn(heads, stream, ACCOUNT_STATE);
