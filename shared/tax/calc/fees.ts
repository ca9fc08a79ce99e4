/** The fees of a transaction: which take coins from lots, and what counts in basis or proceeds. */
import { add, type Decimal, decimal, multiplyDivide, ZERO } from '../../kernel/money/decimal.ts';
import type { TaxTransaction } from './lot.ts';
import type { Dispose } from './steps.ts';
import type { Leg, Sides, Valuer } from './values.ts';

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

/**
 * What a fee was worth: as stated (in the currency of the transaction's value, or else the base currency); else by
 * market data; else by what the transaction itself paid per unit.
 */
export function worthOfFee(
  fee: Leg & { readonly stated: Decimal | undefined },
  { transaction, base, values, unit }: FeeContext,
): Decimal | undefined {
  if (fee.asset === base) return fee.quantity;
  const stated =
    fee.stated === undefined ? undefined : values.converted(fee.stated, transaction.value?.currency ?? base);
  const worth = stated ?? values.worth(fee);
  if (worth !== undefined) return worth;
  if (unit === undefined || unit.asset !== fee.asset) return undefined;
  return multiplyDivide(unit.value, fee.quantity, unit.quantity);
}

export interface FeeContext {
  readonly transaction: TaxTransaction;
  readonly base: string;
  readonly values: Valuer;
  /** A quantity whose value is known from the transaction. */
  readonly unit?: (Leg & { readonly value: Decimal }) | undefined;
}

/** Sorts out the fees of anything but a transfer. */
export function feesOf({ ins, outs }: Sides, context: FeeContext): Fees {
  const { transaction, base } = context;
  const inKind = new Map<string, Decimal>();
  const disposals = new Map<string, Dispose>();
  let counted: Decimal | undefined = ZERO;
  let countedInKind: Decimal | undefined = ZERO;
  const isOn = ({ legs }: Sides['ins'], asset: string): boolean => legs.some((leg) => leg.asset === asset);
  for (const fee of transaction.fees ?? []) {
    const stated = fee.value === undefined ? undefined : decimal(fee.value);
    const leg = { asset: fee.asset, quantity: decimal(fee.quantity), stated };
    if (isOn(outs, fee.asset)) {
      inKind.set(fee.asset, add(inKind.get(fee.asset) ?? ZERO, leg.quantity));
      countedInKind = sumOfKnown(countedInKind, worthOfFee(leg, context));
      continue;
    }
    const worth = worthOfFee(leg, context);
    counted = sumOfKnown(counted, worth);
    const takesCoins = fee.asset !== base && !isOn(ins, fee.asset) && leg.quantity > ZERO;
    if (takesCoins) disposals.set(fee.asset, feeDisposal(transaction, leg, worth, disposals.get(fee.asset)));
  }
  return { counted, countedInKind, inKind, disposals: [...disposals.values()] };
}

/** Unknown as soon as one of them is. */
export const sumOfKnown = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  a === undefined || b === undefined ? undefined : add(a, b);

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
