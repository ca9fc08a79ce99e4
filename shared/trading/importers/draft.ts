/** Writes the transaction of a result, with decimals as strings and only the fields that say something. */
import { type Decimal, format } from '../../kernel/money/decimal.ts';
import { parseTransaction } from '../contract/transaction.ts';
import type { TransactionType } from '../contract/transaction-types.ts';
import { covers, rejectAll } from './cells.ts';
import type { FeeLeg, Leg, Value } from './legs.ts';
import type { Result, Row } from './types.ts';

export interface Draft {
  readonly account: string;
  readonly timestamp: string;
  readonly type: TransactionType;
  readonly ins?: readonly Leg[];
  readonly outs?: readonly Leg[];
  readonly fees?: readonly FeeLeg[];
  readonly value?: Value | undefined;
  readonly externalId?: string | undefined;
  readonly toAccount?: string | undefined;
  readonly paidBy?: string | undefined;
  readonly incomeKind?: string | undefined;
  readonly notes?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

const amounts = (legs: readonly Leg[] = [], direction: 'in' | 'out') =>
  legs.map(({ asset, quantity }) => ({ asset, quantity: format(quantity), direction }));

const fee = ({ asset, quantity, value }: FeeLeg) => ({
  asset,
  quantity: format(quantity),
  ...(value !== undefined && { value: format(value) }),
});

const positive = (legs: readonly FeeLeg[] = []): readonly FeeLeg[] => legs.filter((leg) => leg.quantity > 0n);

/** Drops fields without content: `undefined` is no JSON. */
const stated = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

const money = ({ currency, amount }: Value): { currency: string; amount: string } => ({
  currency,
  amount: format(amount as Decimal),
});

/** Shows the draft to the very rules that the API applies; what they refuse is a rejection of all its rows. */
export function finish(rows: readonly Row[], draft: Draft): readonly Result[] {
  const fees = positive(draft.fees);
  const parsed = parseTransaction(
    stated({
      externalId: draft.externalId,
      account: draft.account,
      timestamp: draft.timestamp,
      type: draft.type,
      amounts: [...amounts(draft.ins, 'in'), ...amounts(draft.outs, 'out')],
      fees: fees.length > 0 ? fees.map(fee) : undefined,
      toAccount: draft.toAccount,
      value: draft.value && money(draft.value),
      paidBy: draft.paidBy,
      incomeKind: draft.incomeKind,
      notes: draft.notes?.slice(0, 4000),
      metadata: draft.metadata && stated(draft.metadata),
    }),
  );
  if (parsed.ok) return [{ kind: 'transaction', ...covers(rows), transaction: parsed.transaction }];
  const [first] = parsed.errors;
  return rejectAll(rows, {
    code: 'invalid-transaction',
    reason: `${first?.path ?? ''} ${first?.message ?? ''}`.trim(),
  });
}
