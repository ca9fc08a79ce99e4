import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import { type DaysAsked, periodOf } from '../../calc/statements/days.ts';
import { summaryOf } from '../../calc/transactions/summary.ts';
import type { AccountId } from '../../contract/account.ts';
import type { TransactionView } from '../../contract/transactions-http.ts';
import { searchTransactions } from './search.ts';

const TRANSACTIONS_MAX = 20_000;

export interface SummaryAsked extends DaysAsked {
  readonly tenant: TenantId;
  readonly accountId: AccountId | undefined;
  readonly timeZone: string | undefined;
  readonly now: string;
}

async function allOf(
  store: Store,
  { tenant, accountId, now }: SummaryAsked,
  { from, before: to }: { readonly from: string; readonly before: string },
): Promise<readonly TransactionView[] | Refusal<'ValidationFailed' | 'NotFound' | 'AnswerTooLarge'>> {
  const all: TransactionView[] = [];
  for (let before: string | undefined; ; ) {
    const asked = { tenant, filter: { accountId }, from, to, before, limit: TRANSACTIONS_MAX, now };
    const page = await searchTransactions(store, asked);
    if (isRefused(page)) return page;
    all.push(...page.items);
    if (all.length > TRANSACTIONS_MAX) {
      return refuse('AnswerTooLarge', `There are more than ${TRANSACTIONS_MAX} transactions. Ask for fewer days.`);
    }
    if (page.next === undefined) return all;
    before = page.next;
  }
}

export async function summarizeTransactions(store: Store, asked: SummaryAsked) {
  const { tenant, now } = asked;
  const stream = settingsStream(tenant);
  const own = await readStates(store, [stream], (heads) => settingsIn(heads, tenant).settings.timeZone);
  const timeZone = asked.timeZone ?? own;
  const period = periodOf(asked, { timeZone, today: dateIn(timeZone, now as Timestamp) });
  if (isRefused(period)) return period;
  const all = await allOf(store, asked, period);
  if (isRefused(all)) return all;
  const { from, to } = period.days;
  return { timeZone, from, to, count: all.length, items: summaryOf(all) };
}
