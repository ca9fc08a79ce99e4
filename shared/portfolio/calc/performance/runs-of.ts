/**
 * What a transaction does to each asset, told without fees: amounts are what was paid or got for it, and what it cost
 * beside stands apart. Whatever is known about amounts without looking at prices is settled here; the rest says what to
 * look for.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, ONE, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { type FeePaid, feesOf, movementsOf } from '../../../trading/contract/movements.ts';
import type { TransactionInput } from '../../../trading/contract/transaction.ts';
import { REORGANISATIONS, type TransactionType } from '../../../trading/contract/transaction-types.ts';
import { basisShareOf } from '../basis-share.ts';
import { type Arrival, arrivalMark, type Phase, positionOf } from '../position.ts';
import { type Leg, type Money, NOTHING, type Run, type Worth } from './run.ts';

export interface PlacedRun {
  readonly asset: string;
  /** Sorts the runs of an asset. */
  readonly order: string;
  readonly run: Run;
}

type Dated = TransactionInput & { readonly timestamp: Timestamp };

const INCOME: ReadonlySet<TransactionType> = new Set(['income', 'dividend', 'coupon', 'interest', 'return_of_capital']);
/** What pays out of an asset: cash of this kind says nothing about where cash is kept. */
const YIELD: ReadonlySet<TransactionType> = new Set(['dividend', 'coupon', 'interest', 'return_of_capital']);
/** Gone, and nothing came for it. */
const LOSSES: ReadonlySet<TransactionType> = new Set(['lost', 'staking_loss']);

function legsOf({ amounts }: Dated, direction: 'in' | 'out'): readonly Leg[] {
  const byAsset = new Map<string, Decimal>();
  for (const amount of amounts) {
    if (amount.direction !== direction) continue;
    byAsset.set(amount.asset, add(byAsset.get(amount.asset) ?? ZERO, decimal(amount.quantity)));
  }
  return [...byAsset].map(([asset, quantity]) => ({ asset, quantity }));
}

/** The money of a side that is nothing but money of one currency. */
function moneyOf(side: readonly Leg[]): Money | undefined {
  const [only] = side;
  return only && side.length === 1 && isFiat(only.asset) ? { amount: only.quantity, currency: only.asset } : undefined;
}

class Transaction {
  readonly #transaction: Dated;
  readonly #arrival: Arrival;
  readonly #came: readonly Leg[];
  readonly #went: readonly Leg[];
  readonly #placed: PlacedRun[] = [];

  constructor(transaction: Dated, arrival: Arrival) {
    this.#transaction = transaction;
    this.#arrival = arrival;
    this.#came = legsOf(transaction, 'in');
    this.#went = legsOf(transaction, 'out');
  }

  placed(): readonly PlacedRun[] {
    const { type } = this.#transaction;
    if (type === 'transfer') this.#transfer();
    else if (type === 'split') this.#split();
    else if (type === 'stake' || type === 'unstake') this.#stake();
    else if (REORGANISATIONS.has(type)) this.#reorganise();
    else this.#exchange();
    this.#fees();
    return this.#placed;
  }

  #put(asset: string, phase: Phase, run: Omit<Run, 'account' | 'isOwn'> & Partial<Run>): void {
    const { timestamp, account } = this.#transaction;
    const stage = run.kind === 'in' || run.kind === 'take' ? 1 : 0;
    const index = this.#placed.length.toString(36).padStart(2, '0');
    const order = positionOf(timestamp, phase, this.#arrival, stage) + index;
    this.#placed.push({ asset, order, run: { account, isOwn: true, ...run } });
  }

  /** What all of a side was worth: as stated, else the money on either side, else to be found. */
  #worthOf(side: readonly Leg[]): Worth {
    const { value } = this.#transaction;
    const shared = side.length > 1 ? { shared: side } : {};
    const stated = value && { amount: decimal(value.amount), currency: value.currency };
    const money = stated ?? moneyOf(this.#went) ?? moneyOf(this.#came);
    return money ? { money, ...shared } : { sides: [this.#came, this.#went], ...shared };
  }

  #exchange(): void {
    const { type, costBasis } = this.#transaction;
    const stated = costBasis && { basis: { amount: decimal(costBasis.amount), currency: costBasis.currency } };
    for (const { asset, quantity } of this.#came) {
      const worth = this.#worthOf(this.#came);
      this.#put(asset, 'acquire', { kind: 'in', quantity, worth: { ...worth, ...stated }, isOwn: this.#isOwn(asset) });
      if (INCOME.has(type)) this.#put(this.#payer(asset), 'acquire', { kind: 'income', quantity: ZERO, worth });
    }
    for (const { asset, quantity } of this.#went) {
      const worth = LOSSES.has(type) ? NOTHING : this.#worthOf(this.#went);
      this.#put(asset, 'dispose', { kind: 'out', quantity, worth, isOwn: false });
      if (type === 'fee') this.#put(asset, 'dispose', { kind: 'fee', quantity: ZERO, worth });
    }
  }

  /** One asset goes on as others, by the shares of its cost that were stated. */
  #reorganise(): void {
    const id = arrivalMark(this.#arrival);
    const from = this.#went[0]?.asset ?? '';
    for (const { asset, quantity } of this.#went) {
      const carried = { id, from, share: ONE, before: ZERO };
      this.#put(asset, 'carry', { kind: 'give', quantity, worth: this.#worthOf(this.#went), carried });
    }
    let before = ZERO;
    const became = this.#came.filter(({ asset }) => !isFiat(asset));
    for (const { asset, quantity } of became) {
      const share = basisShareOf(this.#transaction, asset);
      const carried = { id, from, share, before };
      this.#put(asset, 'carry', { kind: 'take', quantity, worth: this.#worthOf(this.#came), carried });
      before = add(before, share);
    }
    this.#mergerCash(became);
  }

  /** Money that came with a merger is what the first of the new assets has paid. */
  #mergerCash([payer]: readonly Leg[]): void {
    if (payer === undefined) return;
    for (const { asset, quantity } of this.#came.filter((leg) => isFiat(leg.asset))) {
      const worth: Worth = { money: { amount: quantity, currency: asset } };
      this.#put(asset, 'carry', { kind: 'in', quantity, worth, isOwn: false });
      this.#put(payer.asset, 'carry', { kind: 'income', quantity: ZERO, worth });
    }
  }

  /** Money that something was sold for is not money that was brought; another currency bought with money is. */
  #isOwn(asset: string): boolean {
    const { type } = this.#transaction;
    if (type === 'sell') return false;
    if (!isFiat(asset)) return true;
    if (YIELD.has(type)) return false;
    return this.#went.every((leg) => isFiat(leg.asset));
  }

  /** What a payment in money is said to come from. */
  #payer(asset: string): string {
    const { metadata = {}, paidBy } = this.#transaction;
    const named = metadata['asset'] ?? metadata['symbol'];
    if (paidBy !== undefined) return paidBy;
    return isFiat(asset) && typeof named === 'string' && named !== '' ? named : asset;
  }

  #transfer(): void {
    const { toAccount = '' } = this.#transaction;
    for (const { asset, quantity, role } of movementsOf(this.#transaction)) {
      if (role === 'leg' && quantity > ZERO) {
        this.#put(asset, 'carry', { kind: 'move', quantity, worth: NOTHING, to: toAccount });
      }
      if (role === 'fee' && asset === this.#went[0]?.asset)
        this.#spend(asset, subtract(ZERO, quantity), this.#describedFee(asset, quantity));
    }
  }

  /** What a transfer lost on its way is worth what its fees say, else its price. */
  #describedFee(asset: string, quantity: Decimal): Worth {
    const values = this.#feesPaid('described').map(({ value }) => value);
    const isStated = values.length > 0 && values.every((value) => value !== undefined);
    if (isStated) return { money: { amount: sum(values), currency: this.#transaction.value?.currency ?? '' } };
    return marketOf({ asset, quantity: subtract(ZERO, quantity) });
  }

  /** Coins given for a service: they left at their worth, and that worth is a fee. */
  #spend(asset: string, quantity: Decimal, worth: Worth, bearer = asset): void {
    this.#put(asset, 'dispose', { kind: 'out', quantity, worth, isOwn: false });
    if (this.#isInBasis) return;
    this.#put(bearer, 'dispose', { kind: 'fee', quantity: ZERO, worth });
  }

  #split(): void {
    const asset = this.#transaction.amounts[0]?.asset ?? '';
    const total = (legs: readonly Leg[]) => sum(legs.map(({ quantity }) => quantity));
    const quantity = subtract(total(this.#came), total(this.#went));
    this.#put(asset, 'carry', { kind: 'split', quantity, worth: NOTHING });
  }

  /** Coins that are locked stay the user's. What is more when they come back was earned, what is less was lost. */
  #stake(): void {
    if (this.#came.length === 0 || this.#went.length === 0) return;
    const came = new Map(this.#came.map(({ asset, quantity }) => [asset, quantity]));
    if (!this.#went.some(({ asset }) => came.has(asset))) {
      this.#exchange();
      return;
    }
    const assets = new Set([...this.#came, ...this.#went].map(({ asset }) => asset));
    const went = new Map(this.#went.map(({ asset, quantity }) => [asset, quantity]));
    for (const asset of assets) {
      const difference = subtract(came.get(asset) ?? ZERO, went.get(asset) ?? ZERO);
      const worth = marketOf({ asset, quantity: difference });
      if (difference > ZERO) {
        this.#put(asset, 'carry', { kind: 'in', quantity: difference, worth });
        this.#put(asset, 'carry', { kind: 'income', quantity: ZERO, worth });
      } else if (difference < ZERO) {
        this.#put(asset, 'carry', { kind: 'out', quantity: subtract(ZERO, difference), worth: NOTHING, isOwn: false });
      }
    }
  }

  /** Whether what was paid beside is a part of the cost that was stated. */
  get #isInBasis(): boolean {
    return this.#transaction.costBasis !== undefined;
  }

  #feesPaid(payment: FeePaid['payment']): readonly FeePaid[] {
    return feesOf(this.#transaction).filter((fee) => fee.payment === payment && fee.quantity > ZERO);
  }

  /** Fees belong to what was traded: what came in before what went out, money last. */
  #fees(): void {
    const legs = [...this.#came, ...this.#went];
    const bearer = legs.find(({ asset }) => !isFiat(asset)) ?? legs[0];
    if (!bearer) return;
    for (const fee of this.#feesPaid('taken'))
      this.#spend(fee.asset, fee.quantity, this.#worthOfFee(fee), bearer.asset);
    for (const fee of this.#isInBasis ? [] : this.#feesPaid('received')) {
      this.#put(bearer.asset, 'dispose', { kind: 'fee', quantity: ZERO, worth: this.#worthOfFee(fee) });
    }
  }

  #worthOfFee({ asset, quantity, value }: FeePaid): Worth {
    if (isFiat(asset)) return { money: { amount: quantity, currency: asset } };
    if (value === undefined) return marketOf({ asset, quantity });
    return { money: { amount: value, currency: this.#transaction.value?.currency ?? '' } };
  }
}

const marketOf = (leg: Leg): Worth => ({ sides: [[leg], []] });

/** The runs of a transaction, by asset, each with its place in the order of that asset. */
export const runsOf = (transaction: Dated, arrival: Arrival): readonly PlacedRun[] =>
  new Transaction(transaction, arrival).placed();
