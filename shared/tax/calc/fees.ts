/** The fees of a transaction: which take coins from lots, and what counts in basis or proceeds. */
import { add, type Decimal, decimal, multiplyDivide, plus, ZERO } from '../../kernel/money/decimal.ts';
import type { TaxTransaction } from './lot.ts';
import type { TaxRules } from './rules.ts';
import type { Dispose } from './steps.ts';
import type { Leg, Side, Sides, Valuer } from './values.ts';

export interface Fees {
  /** What the fees count as in the basis of what comes in or the proceeds of what goes out; undefined: not known yet. */
  readonly counted: Decimal | undefined;
  /**
   * What the fees in kind were worth. They are not deducted from proceeds, which the coins left for already, but are
   * part of what was paid for what comes in. Undefined: not known yet.
   */
  readonly countedInKind: Decimal | undefined;
  /** Coins of the disposed assets that went as fees, by asset; they leave together with what was disposed of. */
  readonly inKind: ReadonlyMap<string, Decimal>;
  /** Disposals of assets that are on neither side. */
  readonly disposals: readonly Dispose[];
}

export interface FeeContext extends Sides {
  readonly transaction: TaxTransaction;
  readonly rules: TaxRules;
  readonly values: Valuer;
}

/** A quantity and what was paid for it. */
export type Paid = Leg & { readonly value: Decimal };

const NONE: ReadonlyMap<string, Decimal> = new Map();
const NO_FEES: Fees = { counted: ZERO, countedInKind: ZERO, inKind: NONE, disposals: [] };

/**
 * What a fee was worth: as stated (in the currency of the transaction's value, or else the base currency); else by
 * market data; else by what the transaction itself paid per unit.
 */
export function worthOfFee(
  fee: Leg & { readonly stated: Decimal | undefined },
  { transaction, rules: { base }, values }: FeeContext,
  paid: Paid | undefined,
): Decimal | undefined {
  if (fee.asset === base) return fee.quantity;
  const stated =
    fee.stated === undefined ? undefined : values.converted(fee.stated, transaction.value?.currency ?? base);
  const worth = stated ?? values.worth(fee);
  if (worth !== undefined) return worth;
  if (paid === undefined || paid.asset !== fee.asset) return undefined;
  return multiplyDivide(paid.value, fee.quantity, paid.quantity);
}

/** A side of one asset says what a unit of it was worth. */
export function paidPerUnit({ ins, outs }: Sides, value: Decimal | undefined): Paid | undefined {
  const side = [ins, outs].find(({ legs, base }) => legs.length === 1 && base === ZERO);
  const leg = side?.legs[0];
  return leg && value !== undefined ? { ...leg, value } : undefined;
}

/** Sorts out the fees of anything but a transfer; `value` is what the transaction was worth. */
export function feesOf(context: FeeContext, value: Decimal | undefined): Fees {
  const { transaction, rules, ins, outs } = context;
  const { fees = [] } = transaction;
  if (fees.length === 0) return NO_FEES;
  const paid = fees.every(({ asset }) => asset === rules.base) ? undefined : paidPerUnit(context, value);
  let inKind: Map<string, Decimal> | undefined;
  let disposals: Map<string, Dispose> | undefined;
  let counted: Decimal | undefined = ZERO;
  let countedInKind: Decimal | undefined = ZERO;
  for (const { asset, quantity, value: said } of fees) {
    const leg = { asset, quantity: decimal(quantity), stated: said === undefined ? undefined : decimal(said) };
    const worth = worthOfFee(leg, context, paid);
    if (isOn(outs, asset)) {
      inKind ??= new Map();
      inKind.set(asset, add(inKind.get(asset) ?? ZERO, leg.quantity));
      countedInKind = sumOfKnown(countedInKind, worth);
      continue;
    }
    counted = sumOfKnown(counted, worth);
    const takesCoins = asset !== rules.base && !isOn(ins, asset) && leg.quantity > ZERO;
    if (!takesCoins) continue;
    disposals ??= new Map();
    disposals.set(asset, feeDisposal(transaction, leg, worth, disposals.get(asset)));
  }
  return { counted, countedInKind, inKind: inKind ?? NONE, disposals: disposals ? [...disposals.values()] : [] };
}

function isOn({ legs }: Side, asset: string): boolean {
  for (const leg of legs) if (leg.asset === asset) return true;
  return false;
}

/** Unknown as soon as one of them is. */
export const sumOfKnown = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  a === undefined || b === undefined ? undefined : plus(a, b);

/** Coins that went as a fee, together with those of the same asset before. */
function feeDisposal(
  { account }: TaxTransaction,
  { asset, quantity }: Leg,
  worth: Decimal | undefined,
  before: Dispose | undefined,
): Dispose {
  const known = before ? before.proceeds : ZERO;
  return {
    do: 'dispose',
    asset,
    account,
    quantity: add(quantity, before?.quantity ?? ZERO),
    proceeds: known === undefined || worth === undefined ? undefined : add(known, worth),
    atCost: false,
  };
}
