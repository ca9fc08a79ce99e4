/** What is done with accounts. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type AccountId, RECEIVING_DEFAULT, type UserAccountKind } from '../../contract/account.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import { type Account, evolve, evolveAll } from '../../domain/accounts/account.ts';
import { open, type SomeDetails } from '../../domain/accounts/decide.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { listKey, ownerKey } from '../../read/places.ts';
import { asJson, timeOf, writesOf } from '../postings/book.ts';
import { refuseUnknownAssets } from './named-assets.ts';

/** A race over an account is decided again for so long: others may want it at the same time, and each gets an answer. */
export const RACE_SECONDS_MAX = 20;

export type Answered<A, Code extends string> = Promise<CommandResult<A> | Refusal<Code | CommandCode>>;

/** The result with its answer as what it is: it may have come out of the inbox, which keeps plain data. */
export const answered = <A, Code extends string>(
  result: CommandResult<Json> | Refusal<Code>,
): CommandResult<A> | Refusal<Code> =>
  isRefused(result) ? (result as Refusal<Code>) : { ...result, answer: result.answer as unknown as A };

/** What is refused before anything is decided; under an idempotency key that was answered before, that answer counts. */
export const refusedAtOnce = async <A, Code extends string>(
  store: Store,
  context: CommandContext,
  refusal: Refusal<Code>,
): Answered<A, Code> => answered(await runCommand<Json, Code>(store, context, [], async () => refusal));

export const noAccount = (): Refusal<'NotFound'> => refuse('NotFound', 'There is no account with this id.');

/** Of another user who was erased, there is no account any more. */
export async function unlessErased<R>(tenant: TenantId, run: () => Promise<R>): Promise<R | Refusal<'NotFound'>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TenantErased && error.tenant !== tenant) return noAccount();
    throw error;
  }
}

export interface OpenAccountInput extends SomeDetails {
  readonly kind: UserAccountKind;
}

/** Opens an account of the caller's. */
export async function openAccount(
  store: Store,
  context: CommandContext,
  input: OpenAccountInput,
): Answered<Account, 'UnknownAsset'> {
  const { tenant, now } = context;
  const { limits, lowBalance } = input;
  const unknown = await refuseUnknownAssets(store, { limits, lowBalance });
  if (unknown) return refusedAtOnce(store, context, unknown);
  const accountId = newId<'AccountId'>() as AccountId;
  const stream = accountStream(tenant, accountId);
  const result = await runCommand<Json>(store, context, [], async (heads) => {
    const event = open({ ...input, accountId, receiving: input.receiving ?? RECEIVING_DEFAULT, now });
    const { appends } = writesOf(heads, [{ stream, before: undefined, events: [event] }], now);
    const records: RecordWrite[] = [
      { ...listKey(tenant, accountId), expect: 'absent', value: null },
      { ...ownerKey(accountId), expect: 'absent', value: tenant },
    ];
    return { appends, records, answer: asJson(evolve(undefined, event)) };
  });
  return answered(result);
}

/** Whose account, which may be another's than the caller's where an operator acts. */
export interface AccountOf {
  readonly owner: TenantId;
  readonly accountId: AccountId;
}

/** Runs a decision on one account; answers the account as it is after it. */
export async function changeAccount<Code extends string>(
  store: Store,
  context: CommandContext,
  { owner, accountId }: AccountOf,
  decide: (account: Account, now: string) => readonly AccountEvent[] | Refusal<Code>,
): Answered<Account, Code | 'NotFound'> {
  const stream = accountStream(owner, accountId);
  const options = { raceSecondsMax: RACE_SECONDS_MAX };
  const result = await runCommand<Json, Code | 'NotFound'>(
    store,
    context,
    [stream],
    async (heads) => {
      const before = accountIn(heads, stream);
      if (!before) return noAccount();
      const now = timeOf(heads, [stream], context.now);
      const events = decide(before, now);
      if (isRefused(events)) return events as Refusal<Code>;
      const after = evolveAll(before, events);
      return { ...writesOf(heads, [{ stream, before, events }], now), answer: asJson(after) };
    },
    options,
  );
  return answered(result);
}
