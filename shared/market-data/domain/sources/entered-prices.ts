/** Closes that somebody enters by hand, as rows or as a CSV text. */
import type { Issue, Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { parseDecimal } from '../../../kernel/money/decimal.ts';
import { dateOf, isCalendarDate, type Timestamp } from '../../../kernel/time.ts';
import { beforeInception } from '../../contract/inception.ts';

export interface EnteredClose {
  readonly date: string;
  readonly close: string;
}

export interface EnteredPrices {
  readonly asset: string;
  readonly currency: string;
  /** Just one of the two is given. */
  readonly prices?: readonly EnteredClose[] | undefined;
  readonly csv?: string | undefined;
  readonly now: Timestamp;
  /** The first day that the asset existed; undefined where nobody said. */
  readonly inception?: string | undefined;
}

interface Row extends EnteredClose {
  /** Of the row in what was sent. */
  readonly path: string;
}

const HEADER = /^\uFEFF?date,close$/i;
const ROWS_MAX = 10_000;

/** Rows of a CSV text, by their lines, which count from 1. */
function csvRows(csv: string): readonly Row[] | Refusal<'ValidationFailed'> {
  const [header = '', ...lines] = csv.trimEnd().split(/\r?\n/);
  if (!HEADER.test(header.trim())) return refuseInput([{ path: 'csv.1', message: 'must be the header "date,close"' }]);
  if (lines.length === 0) return refuseInput([{ path: 'csv', message: 'has no rows' }]);
  if (lines.length > ROWS_MAX) return refuseInput([{ path: 'csv', message: `must have at most ${ROWS_MAX} rows` }]);
  const rows = lines.map((line, index) => ({ cells: line.split(','), path: `csv.${index + 2}` }));
  const faults = rows.filter(({ cells }) => cells.length !== 2);
  if (faults.length > 0)
    return refuseInput(faults.map(({ path }) => ({ path, message: 'must be a date and a close' })));
  return rows.map(({ cells: [date = '', close = ''], path }) => ({ date: date.trim(), close: close.trim(), path }));
}

function* faultsOf(
  { date, close, path }: Row,
  today: string,
  early: (date: string) => string | undefined,
): Generator<Issue> {
  if (!isCalendarDate(date)) yield { path: `${path}.date`, message: 'must be a date such as 2021-05-04 that exists' };
  else if (date > today) yield { path: `${path}.date`, message: 'is in the future' };
  else {
    const message = early(date);
    if (message !== undefined) yield { path: `${path}.date`, message };
  }
  const price = parseDecimal(close);
  if (typeof price === 'string') yield { path: `${path}.close`, message: 'must be plain digits, such as "12.5"' };
  else if (price <= 0n) yield { path: `${path}.close`, message: 'must be above zero' };
}

/** Refuses what can't be a close: days to come or before the asset existed, prices of zero or below, the same day twice, an asset priced in itself. */
export function enteredPrices(entered: EnteredPrices): readonly EnteredClose[] | Refusal<'ValidationFailed'> {
  const { asset, currency, prices, csv, now, inception } = entered;
  if ((prices === undefined) === (csv === undefined)) {
    return refuseInput([{ path: 'prices', message: 'must be given, or `csv` instead of it' }]);
  }
  if (asset === currency) return refuseInput([{ path: 'currency', message: 'is the asset itself' }]);
  const rows = csv === undefined ? (prices ?? []).map((row, at) => ({ ...row, path: `prices.${at}` })) : csvRows(csv);
  if ('refused' in rows) return rows;
  const today = dateOf(now);
  const early = (date: string) => beforeInception(asset, date, inception);
  const dates = new Map(rows.map(({ date, path }) => [date, path]));
  const issues = rows.flatMap((row) => [
    ...faultsOf(row, today, early),
    ...(dates.get(row.date) === row.path ? [] : [{ path: `${row.path}.date`, message: 'comes twice' }]),
  ]);
  return issues.length > 0 ? refuseInput(issues) : rows.map(({ date, close }) => ({ date, close }));
}
