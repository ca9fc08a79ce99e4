/** What the book keeps of a transaction: enough to value it again under another base currency or other prices. */
import * as z from 'zod/mini';
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Json, MapOptions } from '../../kernel/pages/types.ts';
import { type Timestamp, timestamp } from '../../kernel/time.ts';
import type { PriceSubject } from '../../market-data/contract/price-row.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { TRANSACTION_TYPES } from '../../trading/contract/transaction-types.ts';
import { pack, unpack } from './packed.ts';
import { type Arrival, timeMark } from './position.ts';
import type { Arrived, Valued } from './valuation.ts';

export interface TransactionRecord {
  readonly transactionId: string;
  readonly arrival: Arrival;
  readonly transaction: Valued;
  readonly arrived: readonly Arrived[];
  /** What was looked up in the price book for it, found or not. */
  readonly subjects: readonly PriceSubject[];
}

export const recordKey = (at: Timestamp, transactionId: string): string => keyOf('T', timeMark(at), transactionId);
/** One entry for each account and transaction that uses it. */
export const useKey = (account: string, at: Timestamp, transactionId: string): string =>
  keyOf('A', account, timeMark(at), transactionId);
/** One entry for each subject and transaction that was valued from it, or would have been. */
export const dependentKey = (subject: PriceSubject, at: Timestamp, transactionId: string): string =>
  keyOf(subject, timeMark(at), transactionId);

/** Only what matters for quantities and costs. */
export const valuedPart = ({
  type,
  account,
  toAccount,
  amounts,
  fees,
  value,
  costBasis,
  paidBy,
  timestamp: at,
}: TransactionInput): Valued => ({
  type,
  account,
  amounts,
  timestamp: at,
  ...(toAccount === undefined ? {} : { toAccount }),
  ...(fees === undefined || fees.length === 0 ? {} : { fees }),
  ...(value === undefined ? {} : { value }),
  ...(costBasis === undefined ? {} : { costBasis }),
  ...(paidBy === undefined ? {} : { paidBy }),
});

const stored = z.object({
  i: z.string(),
  a: z.tuple([z.number(), z.number()]),
  t: z.object({
    type: z.enum(TRANSACTION_TYPES),
    account: z.string(),
    timestamp,
    amounts: z.array(
      z.object({
        asset: z.string(),
        quantity: z.string(),
        direction: z.enum(['in', 'out']),
        basisShare: z.optional(z.string()),
      }),
    ),
    toAccount: z.optional(z.string()),
    fees: z.optional(z.array(z.object({ asset: z.string(), quantity: z.string(), value: z.optional(z.string()) }))),
    value: z.optional(z.object({ currency: z.string(), amount: z.string() })),
    costBasis: z.optional(z.object({ currency: z.string(), amount: z.string() })),
    paidBy: z.optional(z.string()),
  }),
  /** Asset, cost, whether the cost is incomplete. */
  c: z.array(z.tuple([z.string(), z.string(), z.boolean()])),
  s: z.array(z.string()),
});

const encode = ({ transactionId, arrival, transaction, arrived, subjects }: TransactionRecord): Json => ({
  i: transactionId,
  a: [arrival.version, arrival.index],
  t: plain(transaction),
  c: arrived.map(({ asset, cost }) => [asset, pack(cost.amount), cost.incomplete]),
  s: subjects,
});

/** JSON has no `undefined`, so fields that are absent are left out. */
const plain = ({ amounts, fees, value, costBasis, paidBy, toAccount, type, account, timestamp: at }: Valued): Json => ({
  type,
  account,
  timestamp: at,
  amounts: amounts.map(({ asset, quantity, direction, basisShare }) => ({
    ...{ asset, quantity, direction },
    ...(basisShare === undefined ? {} : { basisShare }),
  })),
  ...(toAccount === undefined ? {} : { toAccount }),
  ...(value === undefined ? {} : { value: { currency: value.currency, amount: value.amount } }),
  ...(costBasis === undefined ? {} : { costBasis: { currency: costBasis.currency, amount: costBasis.amount } }),
  ...(paidBy === undefined ? {} : { paidBy }),
  ...(fees === undefined
    ? {}
    : {
        fees: fees.map((fee) => ({
          asset: fee.asset,
          quantity: fee.quantity,
          ...(fee.value === undefined ? {} : { value: fee.value }),
        })),
      }),
});

const decode = (json: Json): TransactionRecord => {
  const { i, a, t, c, s } = z.parse(stored, json);
  return {
    transactionId: i,
    arrival: { version: a[0], index: a[1] },
    transaction: t,
    arrived: c.map(([asset, amount, incomplete]) => ({ asset, cost: { amount: unpack(amount), incomplete } })),
    subjects: s,
  };
};

/** The map holds `null` under keys that only say that something is there. */
export type RecordEntry = TransactionRecord | null;
export const RECORDS = {
  encode: (entry) => entry && encode(entry),
  decode: (json) => (json === null ? null : decode(json)),
} satisfies Pick<MapOptions<RecordEntry>, 'encode' | 'decode'>;
