/** The statement of a month: what was recorded in it, and what that comes to. */
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { Statement } from '../../contract/statements-http.ts';
import { type Account, amountOf } from '../../domain/accounts/account.ts';
import { assetsOf, fundsOf } from '../../domain/accounts/available.ts';
import type { MonthEntries } from './month-entries.ts';
import type { StatementMonth } from './months.ts';
import { NO_TOTALS } from './totals.ts';

interface Recorded {
  readonly opening: Account | undefined;
  readonly closing: Account;
  readonly recorded: MonthEntries;
}

/**
 * @param at the end of the month, or the time of asking in one that isn't over: which holds counted then.
 * @throws when the movements don't lead from the one balance to the other: nothing wrong is ever handed out.
 */
export function statementOf({ opening, closing, recorded }: Recorded, month: StatementMonth, at: string): Statement {
  const { totals, entries, part, parts } = recorded;
  const assets = new Set([...(opening ? assetsOf(opening) : []), ...assetsOf(closing), ...totals.keys()]);
  const balances = [...assets].toSorted().map((asset) => {
    const { credits, debits, fees } = totals.get(asset) ?? NO_TOTALS;
    const begun = opening ? amountOf(opening.balances, asset) : decimal('0');
    const { balance, reserved, available, staked } = fundsOf(closing, asset, at);
    const expected = (begun + credits - debits) as Decimal;
    if (expected !== balance) {
      throw new Error(`${closing.accountId}: ${month.month} ends with ${format(balance)}, not ${format(expected)}`);
    }
    return {
      ...{ asset, opening: format(begun), credits: format(credits), debits: format(debits), closing: format(balance) },
      ...{ fees: format(fees), reserved: format(reserved), available: format(available), staked: format(staked) },
    };
  });
  const { accountId, kind, name } = closing;
  const which = parts === 1 ? {} : { part, parts };
  return { accountId, kind, name, ...month, ...which, balances, entries };
}
