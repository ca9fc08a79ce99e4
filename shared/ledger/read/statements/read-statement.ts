/** Reads the statement of a month, and which months there are. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import { MonthEntries } from '../../calc/statements/month-entries.ts';
import { monthOfTime, monthsBack, type StatementMonth, statementMonth } from '../../calc/statements/months.ts';
import { statementOf } from '../../calc/statements/statement.ts';
import type { AccountId } from '../../contract/account.ts';
import type { Statement } from '../../contract/statements-http.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { accountIn, accountStream } from '../account-head.ts';
import { readPeriod } from './read-period.ts';

export interface OfAccount {
  readonly tenant: TenantId;
  readonly accountId: AccountId;
  /** That of the settings, if left out. */
  readonly timeZone: string | undefined;
  readonly now: string;
}

/** An account, and whose days are asked about; undefined where there is no such account. */
export async function accountWithZone(
  store: Store,
  { tenant, accountId, timeZone }: OfAccount,
): Promise<{ readonly account: Account; readonly timeZone: string } | undefined> {
  const stream = accountStream(tenant, accountId);
  return readStates(store, [stream, settingsStream(tenant)], (heads) => {
    const account = accountIn(heads, stream);
    return account && { account, timeZone: timeZone ?? settingsIn(heads, tenant).settings.timeZone };
  });
}

const noAccount = () => refuse('NotFound', 'There is no such account.');

/** The latest first. */
export async function statementMonths(
  store: Store,
  asked: OfAccount,
): Promise<readonly StatementMonth[] | Refusal<'NotFound'>> {
  const found = await accountWithZone(store, asked);
  if (!found) return noAccount();
  const { account, timeZone } = found;
  const months = monthsBack(monthOfTime(timeZone, asked.now), monthOfTime(timeZone, account.createdAt));
  return months.map((month) => statementMonth(month, timeZone, asked.now));
}

export async function readStatement(
  store: Store,
  asked: OfAccount & {
    readonly month: string;
    /** From 1 on; the first one, if left out. */
    readonly part?: number | undefined;
    readonly entriesOfAPart?: number;
  },
): Promise<Statement | Refusal<'NotFound' | 'ValidationFailed' | 'AnswerTooLarge'>> {
  const { tenant, accountId, now } = asked;
  const found = await accountWithZone(store, asked);
  if (!found) return noAccount();
  const { timeZone, account } = found;
  const latest = monthOfTime(timeZone, now);
  if (asked.month > latest) return refuseInput([{ path: 'month', message: `must not be after ${latest}` }]);
  const month = statementMonth(asked.month, timeZone, now);
  const recorded = new MonthEntries(asked.part ?? 1, asked.entriesOfAPart);
  const period = await readPeriod(store, { tenant, accountId, ...month }, (moved) => recorded.add(moved));
  if (isRefused(period)) return period;
  const { closing } = period;
  if (!closing)
    return refuse('NotFound', `The account was opened later: in ${monthOfTime(timeZone, account.createdAt)}.`);
  if (recorded.part > recorded.parts) {
    return refuseInput([{ path: 'part', message: `must not be after ${recorded.parts}` }]);
  }
  const [at = now] = [now, month.before].toSorted();
  return statementOf({ ...period, closing, recorded }, month, at);
}
