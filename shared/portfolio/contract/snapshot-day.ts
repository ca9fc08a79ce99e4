/** Daily snapshots of a portfolio as they are stored: packed by month, one record for each portfolio and month. */
import * as z from 'zod/mini';
import { type Decimal, decimal, format } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';

/** What a portfolio was worth at the end of a UTC day, in its base currency. */
export interface SnapshotDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Of what had a price. */
  readonly value: Decimal;
  /** What is held at its average cost, as far as that is known. */
  readonly investment: Decimal;
  /** False where a price, a rate or a cost is missing. A price that was merely old counts. */
  readonly complete: boolean;
}

export interface SnapshotMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** In order, without gaps from the first day that was taken. */
  readonly days: readonly SnapshotDay[];
}

/** Day of the month, value, investment, and 1 where it is complete. */
const packedDay = z.tuple([z.int(), z.string(), z.string(), z.int()]);
const packedMonth = z.object({ d: z.array(packedDay) });

export const packMonth = ({ days }: SnapshotMonth): Json => ({
  d: days.map(({ date, value, investment, complete }) => [
    Number(date.slice(8)),
    format(value),
    format(investment),
    complete ? 1 : 0,
  ]),
});

export const unpackMonth = (month: string, json: Json): SnapshotMonth => ({
  month,
  days: z.parse(packedMonth, json).d.map(([day, value, investment, complete]) => ({
    date: `${month}-${String(day).padStart(2, '0')}`,
    value: decimal(value),
    investment: decimal(investment),
    complete: complete === 1,
  })),
});
