/** Daily snapshots of a portfolio as they are stored: packed by month, one record for each portfolio and month. */
import * as z from 'zod/mini';
import { DECIMAL_PLACES_MAX, type Decimal, format } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';

/** What a portfolio was worth at the end of a UTC day, in its base currency. */
export interface SnapshotDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Of what had a price. */
  readonly value: Decimal;
  /** What is held at its average cost, as far as that is known. */
  readonly investment: Decimal;
  /** How many times itself what was held the evening before had become; what came and went has no part in it. */
  readonly growth: Decimal;
  /** False where the value of something is missing. */
  readonly isPriced: boolean;
  /** False where a price, a rate or a cost is missing. A price that was merely old counts. */
  readonly complete: boolean;
}

export interface SnapshotMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** In order, without gaps from the first day that was taken. */
  readonly days: readonly SnapshotDay[];
}

/** Sums may outgrow the digits that each number is held to at the border. */
function exact(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(DECIMAL_PLACES_MAX, '0')) as Decimal;
}

const UNPRICED = 0;
const COMPLETE = 1;
const WITHOUT_COST = 2;

/** Day of the month, value, investment, whether it is complete, and growth. */
const packedDay = z.tuple([z.int(), z.string(), z.string(), z.int(), z.string()]);
const packedMonth = z.object({ d: z.array(packedDay) });

export const packMonth = ({ days }: SnapshotMonth): Json => ({
  d: days.map(({ date, value, investment, growth, isPriced, complete }) => [
    Number(date.slice(8)),
    format(value),
    format(investment),
    complete ? COMPLETE : isPriced ? WITHOUT_COST : UNPRICED,
    format(growth),
  ]),
});

export const unpackMonth = (month: string, json: Json): SnapshotMonth => ({
  month,
  days: z.parse(packedMonth, json).d.map(([day, value, investment, known, growth]) => ({
    date: `${month}-${String(day).padStart(2, '0')}`,
    value: exact(value),
    investment: exact(investment),
    growth: exact(growth),
    isPriced: known !== UNPRICED,
    complete: known === COMPLETE,
  })),
});
