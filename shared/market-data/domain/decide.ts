/** Decides on the user's own closes and rates. Nothing recorded before matters: a later row replaces an earlier one. */
import type { Issue, Refusal } from '../../kernel/errors.ts';
import { refuseInput } from '../../kernel/issues.ts';
import { dateOf, type Timestamp } from '../../kernel/time.ts';
import { daysBefore } from '../contract/days.ts';
import type { UserPriceEvent } from '../contract/events.ts';
import type { ExchangeRateInput, PriceInput } from '../contract/http.ts';
import { beforeInception, type Inceptions } from '../contract/inception.ts';

export interface RecordPrices {
  readonly type: 'RecordPrices';
  readonly now: Timestamp;
  readonly prices: readonly PriceInput[];
  /** Of the assets. */
  readonly inceptions: Inceptions;
}

export interface RecordExchangeRates {
  readonly type: 'RecordExchangeRates';
  readonly now: Timestamp;
  readonly rates: readonly ExchangeRateInput[];
  /** Of the currencies on both sides. */
  readonly inceptions: Inceptions;
}

type Decision = readonly UserPriceEvent[] | Refusal<'ValidationFailed'>;

/** Somewhere on earth it is tomorrow already; later than that is a mistyped date. */
const lastDate = (now: Timestamp): string => daysBefore(dateOf(now), -1);

interface Checked {
  readonly list: 'prices' | 'rates';
  readonly now: Timestamp;
  readonly inceptions: Inceptions;
}

interface Described {
  readonly key: string;
  readonly said: string;
  readonly fault?: Issue | undefined;
  /** What must have existed on the day. */
  readonly of: readonly string[];
}

/** What is wrong with rows of one request. `keyOfRow` names the day's row; two different ones contradict each other. */
function issuesOf<Row extends { readonly date: string }>(
  rows: readonly Row[],
  { list, now, inceptions }: Checked,
  describe: (row: Row) => Described,
): readonly Issue[] {
  const said = new Map<string, string>();
  return rows.flatMap((row, index) => {
    const path = `${list}.${index}`;
    const { key, said: text, fault, of } = describe(row);
    const issues: Issue[] = fault ? [{ path: `${path}.${fault.path}`, message: fault.message }] : [];
    if (row.date > lastDate(now)) issues.push({ path: `${path}.date`, message: 'is in the future' });
    const early = of.flatMap((asset) => beforeInception(asset, row.date, inceptions.get(asset)) ?? []);
    issues.push(...early.map((message) => ({ path: `${path}.date`, message })));
    const before = said.get(key);
    if (before !== undefined && before !== text) {
      issues.push({ path, message: 'contradicts an earlier row of this request for the same day' });
    }
    said.set(key, text);
    return issues;
  });
}

/** Refuses dates after tomorrow or before the asset existed, a currency priced in itself, and rows that contradict each other. */
export function decidePrices({ prices, now, inceptions }: RecordPrices): Decision {
  const issues = issuesOf(prices, { list: 'prices', now, inceptions }, ({ asset, date, close, currency }) => ({
    key: JSON.stringify([asset, date]),
    said: JSON.stringify([close, currency]),
    fault: asset === currency ? { path: 'currency', message: 'is the asset itself' } : undefined,
    // What something cost before the euro is told in euros, too, by the rate that it was fixed at.
    of: [asset],
  }));
  if (issues.length > 0) return refuseInput(issues);
  return [{ type: 'PricesRecorded', data: { prices: prices.map((row) => ({ ...row })) } }];
}

/** Refuses dates after tomorrow or before a currency existed, its rate to itself, and rows that contradict each other. */
export function decideExchangeRates({ rates, now, inceptions }: RecordExchangeRates): Decision {
  const issues = issuesOf(rates, { list: 'rates', now, inceptions }, ({ from, to, date, rate }) => ({
    key: JSON.stringify([from, to, date]),
    said: rate,
    fault: from === to ? { path: 'to', message: 'is the same as "from"' } : undefined,
    of: from === to ? [from] : [from, to],
  }));
  if (issues.length > 0) return refuseInput(issues);
  return [{ type: 'ExchangeRatesRecorded', data: { rates: rates.map((row) => ({ ...row })) } }];
}
