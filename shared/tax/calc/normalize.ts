/** From a transaction, as it was sent, to what it does to lots. */

import { add, type Decimal, decimal, plus, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';
import { toEpochMs } from '../../kernel/time.ts';
import { type FeeContext, feesOf, sumOfKnown, worthOfFee } from './fees.ts';
import { sharing, type TaxTransaction } from './lot.ts';
import { liquidity, reorganisation } from './reorganise.ts';
import type { TaxRules } from './rules.ts';
import { isAllocation } from './scope.ts';
import type { Acquire, Convert, Dispose, Move, Steps } from './steps.ts';
import { surplusOf } from './surplus.ts';
import { type Leg, marketValueOf, NOTHING, type Side, sidesOf, type Valuer, valuesOfLegs } from './values.ts';

type Context = FeeContext;

/** What a transaction does under these rules and values. */
export function stepsOf(transaction: TaxTransaction, rules: TaxRules, values: Valuer): Steps {
  if (isAllocation(transaction)) return { acquiring: [{ do: 'allocate' }], taking: [] };
  const { ins, outs } = sidesOf(transaction, rules.base);
  const context: Context = { transaction, rules, values, ins, outs };
  switch (transaction.type) {
    case 'transfer':
      return transfer(context);
    case 'split':
      return split(context);
    case 'stake':
    case 'unstake':
      return staking(context);
    case 'return_of_capital':
      return capitalReturned(context);
    case 'liquidity_add':
    case 'liquidity_remove':
      return carriedOver(context, rules.tax.liquidity === 'carry-over' ? liquidity(context) : undefined);
    case 'merger':
    case 'spin_off':
      return reorganised(context);
    default:
      return exchange(context);
  }
}

/** Amounts that share by the values of their legs; equal where all are unknown. */
function sharesByValue(amount: Decimal, values: readonly (Decimal | undefined)[]): readonly Decimal[] {
  if (values.length === 1) return [amount];
  const whole = sum(values.map((value) => value ?? ZERO));
  if (whole === ZERO) return values.map((_, index) => (index === 0 ? amount : ZERO));
  const share = sharing(amount, whole);
  return values.map((value) => share(value ?? ZERO));
}

function ownBasisOf({ transaction, rules, values }: Context): OwnBasis | undefined {
  const { costBasis, lossBasis } = transaction;
  if (costBasis === undefined) return undefined;
  const cost = values.converted(decimal(costBasis.amount), costBasis.currency);
  if (lossBasis === undefined || cost === undefined || !rules.giftsLoseFromWorth) return { cost };
  const worth = values.converted(decimal(lossBasis), costBasis.currency);
  return { cost, overWorth: worth && subtract(cost, worth) };
}

/** Everything that comes in is acquired at the value and everything that goes is disposed of at the same value. */
function exchange(context: Context): Steps {
  const { transaction, rules, values, ins, outs } = context;
  // what leaves at cost needs no price
  const atCost = transaction.type === 'withdrawal';
  const value = atCost ? undefined : marketValueOf(transaction.value, context, values);
  const fees = feesOf(context, value);
  // the fee counts once: with what comes in, unless that is money; for a sale always with what goes
  const isOnOuts = outs.legs.length > 0 && (transaction.type === 'sell' || ins.legs.length === 0);
  const inFee = isOnOuts || !rules.tax.buyFeeInBasis ? ZERO : sumOfKnown(fees.counted, fees.countedInKind);
  const outFee = isOnOuts && rules.tax.sellFeeDeducted ? fees.counted : ZERO;
  const outValues = valuesOfLegs(outs, value, values);
  const disposed = disposals(context, outValues, { fee: outFee, inKind: fees.inKind, atCost });
  return {
    acquiring: acquisitions(context, valuesOfLegs(ins, value, values), inFee, ownBasisOf(context)),
    taking: fees.disposals.length === 0 ? disposed : [...disposed, ...fees.disposals],
  };
}

/** A cost that was stated; undefined while its currency has no rate. */
interface OwnBasis {
  readonly cost: Decimal | undefined;
  /** By how much it exceeds what a gift was worth when it came. */
  readonly overWorth?: Decimal | undefined;
}

/** What was stated, or else the value with its fee; nothing while that isn't known. */
function costOf(
  value: Decimal | undefined,
  fee: Decimal | undefined,
  own: OwnBasis | undefined,
): Pick<Acquire, 'cost' | 'needsPrice' | 'overWorth'> {
  if (own !== undefined) {
    return { cost: own.cost ?? ZERO, needsPrice: own.cost === undefined, overWorth: own.overWorth };
  }
  if (value === undefined) return { cost: ZERO, needsPrice: true, overWorth: undefined };
  return { cost: plus(value, fee ?? ZERO), needsPrice: fee === undefined, overWorth: undefined };
}

function acquisitions(
  { transaction, ins }: { readonly transaction: TaxTransaction; readonly ins: Side },
  legValues: readonly (Decimal | undefined)[],
  fee: Decimal | undefined,
  own?: OwnBasis,
): readonly Acquire[] {
  const { legs } = ins;
  const [only] = legs;
  if (only === undefined) return [];
  // nearly always: no lists are made for a fee that isn't shared
  if (legs.length === 1) return [acquisition(transaction, only, 0, costOf(legValues[0], fee, own))];
  const fees = sharesByValue(fee ?? ZERO, legValues);
  return legs.map((leg, at) => {
    const cost = costOf(legValues[at], fee === undefined ? undefined : fees[at], own);
    return acquisition(transaction, leg, at, cost);
  });
}

const acquisition = (
  { account, acquiredAt }: TaxTransaction,
  { asset, quantity }: Leg,
  leg: number,
  { cost, needsPrice, overWorth }: Pick<Acquire, 'cost' | 'needsPrice' | 'overWorth'>,
): Acquire => ({
  do: 'acquire',
  asset,
  account,
  quantity,
  cost,
  needsPrice,
  leg,
  acquiredAtMs: acquiredAt === undefined ? undefined : toEpochMs(acquiredAt),
  overWorth,
});

/** How a side is disposed of: with what fee (undefined: not known yet), and with which coins that go as fees besides. */
interface Disposing {
  readonly fee: Decimal | undefined;
  readonly inKind: ReadonlyMap<string, Decimal>;
  readonly atCost: boolean;
}

function disposals(
  { transaction: { account }, outs: { legs } }: Context,
  legValues: readonly (Decimal | undefined)[],
  how: Disposing,
): readonly Dispose[] {
  const [only] = legs;
  if (only === undefined) return [];
  if (legs.length === 1) return [disposal(account, only, legValues[0], how)];
  const fees = sharesByValue(how.fee ?? ZERO, legValues);
  return legs.map((leg, at) => {
    const fee = how.fee === undefined ? undefined : fees[at];
    return disposal(account, leg, legValues[at], { ...how, fee });
  });
}

const disposal = (
  account: string,
  { asset, quantity }: Leg,
  value: Decimal | undefined,
  { fee, inKind, atCost }: Disposing,
): Dispose => ({
  do: 'dispose',
  asset,
  account,
  quantity: inKind.size === 0 ? quantity : add(quantity, inKind.get(asset) ?? ZERO),
  proceeds: value === undefined || fee === undefined ? undefined : subtract(value, fee),
  atCost,
});

/** Fees beside what moves, each a disposal; those of the moved assets are described by the amounts already. */
const feesBeside = (context: Context, described: readonly Side[]): readonly Dispose[] => {
  const legs = described.flatMap((side) => side.legs);
  return feesOf({ ...context, ins: { base: ZERO, legs }, outs: NOTHING }, undefined).disposals;
};

/** What left and did not arrive: a disposal at the value stated for it, or at cost where the settings say so. */
function lostOnTheWay(
  context: Context,
  { asset, quantity, whole }: { readonly asset: string; readonly quantity: Decimal; readonly whole: Decimal },
): readonly Dispose[] {
  if (quantity <= ZERO) return [];
  const { transaction, rules, values } = context;
  const step = { do: 'dispose', asset, account: transaction.account, quantity } as const;
  if (rules.tax.transferFee === 'non-disposal') return [{ ...step, proceeds: undefined, atCost: true }];
  const said = (transaction.fees ?? []).flatMap((fee) => (fee.asset === asset ? [fee.value] : []));
  const known = said.filter((value) => value !== undefined);
  const stated = known.length > 0 && known.length === said.length ? sum(known.map(decimal)) : undefined;
  const all = transaction.value;
  const value = all && values.converted(decimal(all.amount), all.currency);
  const paid = value === undefined ? undefined : { asset, quantity: whole, value };
  const proceeds = worthOfFee({ asset, quantity, stated }, context, paid);
  return [{ ...step, proceeds, atCost: false }];
}

function transfer(context: Context): Steps {
  const { transaction, rules, ins, outs } = context;
  const [out] = outs.legs;
  if (out === undefined) return { acquiring: [], taking: feesBeside(context, []) };
  const { asset, quantity } = out;
  const arrived = ins.legs[0]?.quantity ?? subtract(quantity, describedFee(transaction, asset, quantity));
  const lost = lostOnTheWay(context, { asset, quantity: subtract(quantity, arrived), whole: quantity });
  // under universal scope the lots stay where they are
  const movesLots = rules.scope.movesLotsAt(transaction.timestamp);
  const isMoved = movesLots && arrived > ZERO && transaction.toAccount !== undefined;
  const move: Move = {
    do: 'move',
    asset,
    account: transaction.account,
    quantity: arrived,
    toAsset: asset,
    toAccount: transaction.toAccount ?? transaction.account,
    arriving: arrived,
  };
  return { acquiring: [], taking: [...(isMoved ? [move] : []), ...lost, ...feesBeside(context, [outs])] };
}

/** The fee in kind that a transfer without an arriving amount describes. */
function describedFee({ fees = [] }: TaxTransaction, asset: string, left: Decimal): Decimal {
  const fee = sum(fees.filter((each) => each.asset === asset).map((each) => decimal(each.quantity)));
  return fee < left ? fee : ZERO;
}

function split(context: Context): Steps {
  const { transaction, rules, ins, outs } = context;
  const asset = ins.legs[0]?.asset ?? outs.legs[0]?.asset;
  const taking = feesBeside(context, []);
  if (asset === undefined || asset === rules.base) return { acquiring: [], taking };
  const added = ins.legs[0]?.quantity;
  const removed = outs.legs[0]?.quantity;
  return { acquiring: [{ do: 'rescale', asset, account: transaction.account, added, removed }], taking };
}

/** What comes in is acquired as in any exchange, and lowers the cost of what paid it. */
function capitalReturned(context: Context): Steps {
  const { account, paidBy: asset, value } = context.transaction;
  const { acquiring, taking } = exchange(context);
  if (asset === undefined) return { acquiring, taking };
  const amount = marketValueOf(value, context, context.values);
  return { acquiring: [...acquiring, { do: 'return-capital', asset, account, amount }], taking };
}

/**
 * Staking moves nothing for tax while the asset stays the same. A receipt token of another asset is a wrap: the lots
 * go on in it. More than two assets make it an exchange.
 */
function staking(context: Context): Steps {
  const { transaction, rules, ins, outs } = context;
  const [came] = ins.legs;
  const [went] = outs.legs;
  const isSimple = ins.legs.length <= 1 && outs.legs.length <= 1 && ins.base === ZERO && outs.base === ZERO;
  const isWrap = came !== undefined && went !== undefined && came.asset !== went.asset;
  if (!isSimple || (isWrap && rules.tax.wrapping === 'disposal')) return exchange(context);
  if (came === undefined || went === undefined) return { acquiring: [], taking: feesBeside(context, []) };
  if (came.asset === went.asset) return stakedAndBack(context, came.quantity, went.quantity);
  const { account } = transaction;
  const move: Move = { do: 'move', account, toAccount: account, ...wrapOf(went, came) };
  return { acquiring: [], taking: [move, ...feesBeside(context, [ins])] };
}

/** Lots that go on in other assets, and the fees beside; what can't go on is an exchange. */
const carriedOver = (context: Context, taking: readonly (Move | Convert)[] | undefined): Steps =>
  taking === undefined
    ? exchange(context)
    : { acquiring: [], taking: [...taking, ...feesBeside(context, [context.ins])] };

/** Money of other currencies that comes with it is acquired at its worth. */
function reorganised(context: Context): Steps {
  const { transaction, values } = context;
  const { convert, money = [] } = reorganisation(context) ?? {};
  const { acquiring, taking } = carriedOver(context, convert && [convert]);
  if (money.length === 0 || convert === undefined) return { acquiring, taking };
  const worths = money.map((leg) => values.worth(leg));
  return { acquiring: acquisitions({ transaction, ins: { base: ZERO, legs: money } }, worths, ZERO), taking };
}

const wrapOf = (went: Side['legs'][number], came: Side['legs'][number]) => ({
  asset: went.asset,
  quantity: went.quantity,
  toAsset: came.asset,
  arriving: came.quantity,
});

/** The same asset went and came back: what is more is acquired, what is less is a fee, as on a transfer. */
function stakedAndBack(context: Context, came: Decimal, went: Decimal): Steps {
  const { outs, transaction } = context;
  const asset = outs.legs[0]?.asset ?? '';
  const lost = lostOnTheWay(context, { asset, quantity: subtract(went, came), whole: went });
  const taking = [...lost, ...feesBeside(context, lost.length > 0 ? [outs] : [])];
  const surplus = surplusOf(transaction, context, context.values);
  if (surplus === undefined) return { acquiring: [], taking };
  const gained = { transaction, ins: { base: ZERO, legs: [surplus] } };
  return { acquiring: acquisitions(gained, [surplus.worth], ZERO), taking };
}
