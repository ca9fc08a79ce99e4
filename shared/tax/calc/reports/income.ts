/**
 * Income of a transaction: what it brought at the market value when it came, before fees (IRS Notice 2014-21, A-3: "the
 * fair market value ... as of the date of receipt"; the same value is the basis of its lots).
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { MergerCash } from '../../../settings/contract/settings.ts';
import type { TransactionType } from '../../../trading/contract/transaction-types.ts';
import type { IncomeRow } from '../../contract/report-view.ts';
import type { TaxEntry, TaxTransaction } from '../lot.ts';
import { surplusOf } from '../surplus.ts';
import { marketValueOf, sidesOf, type Valuer, valuesOfLegs } from '../values.ts';

/** The kind of income that a type is by itself; `incomeKind` of the transaction knows better. */
const KINDS: Readonly<Partial<Record<TransactionType, string>>> = {
  income: 'other',
  dividend: 'dividend',
  coupon: 'coupon',
  interest: 'interest',
};
/** Money that comes with a merger, where the law takes it for income (§ 20 Abs. 4a Satz 2 EStG). */
const MERGER = 'merger';
/** What comes back above what was staked. */
const STAKING = 'staking';

const isStaking = ({ type }: TaxTransaction): boolean => type === 'stake' || type === 'unstake';

/** Whether a transaction may bring income at all. */
export const mayBeIncome = (transaction: TaxTransaction): boolean =>
  KINDS[transaction.type] !== undefined || isStaking(transaction) || transaction.type === MERGER;

/** Whether `incomeKind` says which: it is no part of what the book keeps. */
export const mayNameKind = ({ type }: TaxTransaction): boolean => KINDS[type] !== undefined || type === MERGER;

interface Received {
  readonly asset: string;
  readonly quantity: Decimal;
  readonly amount: Decimal | undefined;
}

export interface IncomeContext {
  readonly base: string;
  readonly mergerCash: MergerCash;
  readonly values: Valuer;
}

/** What came in of each asset, with what it was worth in the base currency; undefined while a price is missing. */
function receivedOf(transaction: TaxTransaction, { base, mergerCash, values }: IncomeContext): readonly Received[] {
  const { ins, outs } = sidesOf(transaction, base);
  if (isStaking(transaction)) {
    const surplus = surplusOf(transaction, { ins, outs }, values);
    return surplus === undefined ? [] : [{ ...surplus, amount: surplus.worth }];
  }
  const money = ins.base === ZERO ? [] : [{ asset: base, quantity: ins.base, amount: ins.base }];
  if (transaction.type === MERGER) {
    if (mergerCash !== 'income') return [];
    const others = ins.legs.filter(({ asset }) => isFiat(asset));
    return [...money, ...others.map((leg) => ({ ...leg, amount: values.worth(leg) }))];
  }
  if (ins.legs.length === 0) return money;
  const { value: stated, costBasis } = transaction;
  const market = marketValueOf(stated, { ins, outs }, values);
  // Of what no price is known of, a basis that was stated is what was reported as income.
  const value = market ?? (costBasis && values.converted(decimal(costBasis.amount), costBasis.currency));
  const amounts = valuesOfLegs(ins, value, values);
  return [...money, ...ins.legs.map(({ asset, quantity }, leg) => ({ asset, quantity, amount: amounts[leg] }))];
}

/** Income rows of an entry of the timeline; `named` is its `incomeKind`. May throw a `Miss`. */
export function incomeRowsOf(
  { transactionId, transaction }: TaxEntry,
  named: string | undefined,
  context: IncomeContext,
): readonly IncomeRow[] {
  const kind = named ?? KINDS[transaction.type] ?? (transaction.type === MERGER ? MERGER : STAKING);
  return receivedOf(transaction, context).map(({ asset, quantity, amount }) => ({
    transactionId,
    at: transaction.timestamp,
    asset,
    quantity: format(quantity),
    kind,
    ...(amount !== undefined && { amount: format(amount) }),
  }));
}

/** Sums of rows that have an amount, in all and by kind. */
export class IncomeSums {
  #total = 0n;
  readonly #byKind = new Map<string, bigint>();

  take({ kind, amount }: Pick<IncomeRow, 'kind' | 'amount'>): void {
    if (amount === undefined) return;
    const value = decimal(amount);
    this.#total += value;
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0n) + value);
  }

  get total(): string {
    return format(this.#total as Decimal);
  }

  get byKind(): Readonly<Record<string, string>> {
    const kinds = [...this.#byKind].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(kinds.map(([kind, amount]) => [kind, format(amount as Decimal)]));
  }
}
