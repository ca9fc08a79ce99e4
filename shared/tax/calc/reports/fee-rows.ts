/** Fees of a transaction, each at what it was worth: what basis and proceeds were made with, on its own. */
import { type Decimal, decimal, format, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { TransactionType } from '../../../trading/contract/transaction-types.ts';
import type { FeeRow } from '../../contract/report-view.ts';
import { type FeeContext, type Paid, paidPerUnit, worthOfFee } from '../fees.ts';
import type { TaxEntry } from '../lot.ts';
import type { TaxRules } from '../rules.ts';
import { type Leg, marketValueOf, sidesOf, type Valuer } from '../values.ts';

/** Types that move units of one asset, of which what doesn't arrive is a fee. */
const MOVING: ReadonlySet<TransactionType> = new Set(['transfer', 'stake', 'unstake']);

/** What left and did not arrive, less what the fees in it were described as. */
function lostOf({ transaction, ins, outs }: FeeContext): Decimal {
  if (!MOVING.has(transaction.type)) return ZERO;
  const [out, ...others] = [...outs.legs, ...ins.legs.slice(1)];
  const [arrived] = ins.legs;
  if (out === undefined || arrived === undefined || out.asset !== arrived.asset || others.length > 0) return ZERO;
  const described = (transaction.fees ?? []).filter(({ asset }) => asset === out.asset);
  const said = sum(described.map(({ quantity }) => decimal(quantity)));
  const lost = subtract(subtract(out.quantity, arrived.quantity), said);
  if (lost < ZERO) return ZERO;
  return lost;
}

/** What the transaction itself paid for a unit. */
function paidIn(context: FeeContext, lost: Decimal): Paid | undefined {
  const { transaction, values, ins, outs } = context;
  const stated = transaction.value;
  if (transaction.type === 'transfer' || lost > ZERO) {
    const value = stated && values.converted(decimal(stated.amount), stated.currency);
    const [out] = outs.legs;
    return out && value !== undefined ? { ...out, value } : undefined;
  }
  return paidPerUnit({ ins, outs }, marketValueOf(stated, { ins, outs }, values));
}

/** A fee as it was sent, and the row that it makes. */
export interface ToldFee {
  readonly fee: Leg & { readonly stated: Decimal | undefined };
  readonly row: FeeRow;
}

/** Fee rows of an entry of the timeline. May throw a `Miss`. */
export const feeRowsOf = (entry: TaxEntry, rules: TaxRules, values: Valuer): readonly FeeRow[] =>
  feesToldOf(entry, rules, values).map(({ row }) => row);

/** Fees of an entry of the timeline with their rows. May throw a `Miss`. */
export function feesToldOf(entry: TaxEntry, rules: TaxRules, values: Valuer): readonly ToldFee[] {
  const { transaction, transactionId } = entry;
  const context: FeeContext = { transaction, rules, values, ...sidesOf(transaction, rules.base) };
  const lost = lostOf(context);
  const stated = (transaction.fees ?? []).map(({ asset, quantity, value }) => ({
    asset,
    quantity: decimal(quantity),
    stated: value === undefined ? undefined : decimal(value),
  }));
  const outAsset = context.outs.legs[0]?.asset ?? '';
  const all = lost === ZERO ? stated : [...stated, { asset: outAsset, quantity: lost, stated: undefined }];
  if (all.length === 0) return [];
  const needsPaid = all.some(({ asset, stated: said }) => asset !== rules.base && said === undefined);
  const paid = needsPaid ? paidIn(context, lost) : undefined;
  return all
    .filter(({ quantity, stated: said }) => quantity > ZERO || (said ?? ZERO) > ZERO)
    .map((fee) => {
      const worth = worthOfFee(fee, context, paid);
      return { fee, row: rowOf(fee, worth, { transactionId, at: transaction.timestamp }) };
    });
}

const rowOf = (
  { asset, quantity }: Leg,
  worth: Decimal | undefined,
  of: Pick<FeeRow, 'transactionId' | 'at'>,
): FeeRow => ({
  ...of,
  asset,
  quantity: format(quantity),
  ...(worth !== undefined && { amount: format(worth) }),
});
