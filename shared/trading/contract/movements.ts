/**
 * What a transaction does to quantities: the one place that says which coins a leg or a fee moves. The ledger entries
 * and the holdings are both made from it, so that they can't disagree.
 */
import { type Decimal, decimal, minimum, negate, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { TransactionInput } from './transaction.ts';

/**
 * How a fee was paid.
 * - `taken`: its coins left the account, beside the amounts.
 * - `received`: it was kept back from what came in, of which `amounts` says what arrived; no coins move.
 * - `described`: it is the difference between what a transfer sent and what arrived; `fees` only describes it.
 */
export type FeePayment = 'taken' | 'received' | 'described';

export interface FeePaid {
  readonly asset: string;
  readonly quantity: Decimal;
  /** As stated, in the currency of the transaction's `value`. */
  readonly value: Decimal | undefined;
  readonly payment: FeePayment;
}

/** Where coins are within an account: at hand, or locked in staking without a token for them. */
export type Pocket = 'external' | 'staked';

export interface Movement {
  readonly account: string;
  readonly pocket: Pocket;
  readonly asset: string;
  /** Above zero for what arrives, below for what leaves; never zero. */
  readonly quantity: Decimal;
  readonly role: 'leg' | 'fee';
}

/** What a transfer sends and what arrives of it; the difference is its fee. */
export interface Transferred {
  readonly asset: string;
  readonly sent: Decimal;
  readonly arrived: Decimal;
}

type Direction = 'in' | 'out';

const legsOf = (transaction: TransactionInput, direction: Direction) =>
  transaction.amounts
    .filter((amount) => amount.direction === direction)
    .map(({ asset, quantity }) => ({ asset, quantity: decimal(quantity) }));

export const assetsOf = (transaction: TransactionInput, direction: Direction): ReadonlySet<string> =>
  new Set(legsOf(transaction, direction).map(({ asset }) => asset));

function paymentOf(transaction: TransactionInput, asset: string): FeePayment {
  if (assetsOf(transaction, 'out').has(asset)) return transaction.type === 'transfer' ? 'described' : 'taken';
  return assetsOf(transaction, 'in').has(asset) ? 'received' : 'taken';
}

/** The fees, each with how it was paid. */
export const feesOf = (transaction: TransactionInput): readonly FeePaid[] =>
  (transaction.fees ?? []).map(({ asset, quantity, value }) => ({
    asset,
    quantity: decimal(quantity),
    value: value === undefined ? undefined : decimal(value),
    payment: paymentOf(transaction, asset),
  }));

/** Of a transfer without an amount that arrived, all of it arrives but the fees in its own asset. */
function transferredOf(transaction: TransactionInput): Transferred | undefined {
  if (transaction.type !== 'transfer') return undefined;
  const [out] = legsOf(transaction, 'out');
  if (!out) return undefined;
  const described = feesOf(transaction).filter(({ payment }) => payment === 'described');
  const fee = minimum(sum(described.map(({ quantity }) => quantity)), out.quantity);
  const arrived = legsOf(transaction, 'in')[0]?.quantity ?? subtract(out.quantity, fee);
  return { asset: out.asset, sent: out.quantity, arrived };
}

/** Staking that names no token for what is locked, and its end: the coins stay the account's. */
const isLocking = ({ type, amounts }: TransactionInput): boolean =>
  (type === 'stake' || type === 'unstake') && new Set(amounts.map(({ direction }) => direction)).size === 1;

function legMovements(transaction: TransactionInput): readonly Movement[] {
  const { account, toAccount } = transaction;
  const at = (pocket: Pocket, asset: string, quantity: Decimal): Movement => ({
    account,
    pocket,
    asset,
    quantity,
    role: 'leg',
  });
  const transferred = transferredOf(transaction);
  if (transferred) {
    const { asset, sent, arrived } = transferred;
    if (toAccount === undefined) throw new TypeError('A transfer names the account that it goes to');
    return [
      at('external', asset, negate(arrived)),
      { ...at('external', asset, negate(subtract(sent, arrived))), role: 'fee' },
      { ...at('external', asset, arrived), account: toAccount },
    ];
  }
  const signed = [
    ...legsOf(transaction, 'out').map(({ asset, quantity }) => at('external', asset, negate(quantity))),
    ...legsOf(transaction, 'in').map(({ asset, quantity }) => at('external', asset, quantity)),
  ];
  if (!isLocking(transaction)) return signed;
  return signed.flatMap((leg) => [leg, at('staked', leg.asset, negate(leg.quantity))]);
}

/** All movements, legs before fees. */
export function movementsOf(transaction: TransactionInput): readonly Movement[] {
  const fees = feesOf(transaction)
    .filter(({ payment }) => payment === 'taken')
    .map(
      ({ asset, quantity }): Movement => ({
        account: transaction.account,
        pocket: 'external',
        asset,
        quantity: negate(quantity),
        role: 'fee',
      }),
    );
  return [...legMovements(transaction), ...fees].filter(({ quantity }) => quantity !== ZERO);
}
