import { timePrefix } from '../../kernel/ids.ts';
import type { Range } from '../../kernel/pages/types.ts';
import { type Timestamp, toEpochMs } from '../../kernel/time.ts';
import type { TransactionInput } from '../contract/transaction.ts';
import type { TransactionRow, TransactionsBook } from './transactions-book.ts';

export interface TransactionFilter {
  readonly account?: string | undefined;
  readonly asset?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: Timestamp | undefined;
  readonly to?: Timestamp | undefined;
  readonly order: 'asc' | 'desc';
  readonly includeReversed: boolean;
}

/** Rows looked at for one page, so that a rare filter over a long history answers in time. */
const SCANNED_MAX = 20_000;

const matches = (row: TransactionRow, filter: TransactionFilter): boolean => {
  const { transaction } = row;
  if (row.isDerived || (row.reversed && !filter.includeReversed)) return false;
  if (filter.type !== undefined && transaction.type !== filter.type) return false;
  if (
    filter.account !== undefined &&
    transaction.account !== filter.account &&
    transaction.toAccount !== filter.account
  )
    return false;
  if (filter.asset === undefined) return true;
  return [...transaction.amounts, ...(transaction.fees ?? [])].some(({ asset }) => asset === filter.asset);
};

function rangeOf({ from, to, order }: TransactionFilter, after: string | undefined): Range {
  const lower = from === undefined ? undefined : timePrefix(toEpochMs(from));
  const upper = to === undefined ? undefined : timePrefix(toEpochMs(to));
  const start = order === 'asc' && after !== undefined ? `${after}\u0000` : lower;
  const end = order === 'desc' && after !== undefined ? after : upper;
  return {
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && { before: end }),
    ...(order === 'desc' && { reverse: true }),
  };
}

export interface TransactionPage {
  readonly items: readonly (readonly [string, TransactionRow])[];
  /** Where the next page goes on; undefined at the end. */
  readonly after: string | undefined;
}

export async function listPage(
  book: TransactionsBook,
  filter: TransactionFilter,
  after: string | undefined,
  limit: number,
): Promise<TransactionPage> {
  const items: (readonly [string, TransactionRow])[] = [];
  let scanned = 0;
  let last: string | undefined;
  for await (const [id, row] of book.entries(rangeOf(filter, after))) {
    if (items.length === limit || scanned === SCANNED_MAX) return { items, after: last };
    scanned += 1;
    last = id;
    if (matches(row, filter)) items.push([id, row]);
  }
  return { items, after: undefined };
}

/** The transaction as its sender wrote it: whole seconds without a fraction. */
export const asSent = (transaction: TransactionInput): TransactionInput => ({
  ...transaction,
  timestamp: transaction.timestamp.replace('.000Z', 'Z') as Timestamp,
});
