/**
 * What a pairing comes to. Every account ends up with just what its withdrawals and deposits gave it or took from it;
 * only that they are one movement is new.
 */
import {
  add,
  type Decimal,
  decimal,
  format,
  multiplyDivide,
  subtract,
  sum,
  ZERO,
} from '../../../kernel/money/decimal.ts';
import type { TransactionInput } from '../../contract/transaction.ts';
import type { Candidate } from './candidate.ts';
import type { Parts } from './proposal.ts';

type Fee = NonNullable<TransactionInput['fees']>[number];

interface Leg {
  readonly withdrawal: Candidate;
  readonly deposit: Candidate;
  readonly left: Decimal;
  readonly arrived: Decimal;
  /** Whether it carries what the withdrawal paid beside the coins themselves. */
  readonly carriesFees: boolean;
}

/** All that left the account in the asset. */
export const leftOf = ({ quantity, fee }: Candidate): Decimal => add(quantity, fee);

/** One transfer for each pair, and the fees that deposits took from elsewhere, in that order. */
export function derivedOf(parts: Parts): readonly TransactionInput[] {
  const [deposit, ...others] = parts.deposits;
  if (!deposit) throw new TypeError('A pairing has a deposit');
  const legs = others.length === 0 ? joined(parts.withdrawals, deposit) : spread(parts);
  return [...legs.map(transferOf), ...parts.deposits.flatMap(feeOfDeposit)];
}

/** Several withdrawals that arrived as one: what arrived is shared by what was sent, the last takes the rest. */
function joined(withdrawals: readonly Candidate[], deposit: Candidate): readonly Leg[] {
  const sent = sum(withdrawals.map(({ quantity }) => quantity));
  // More than was sent can arrive only where the fees were not taken after all.
  const weightOf = deposit.quantity <= sent ? ({ quantity }: Candidate) => quantity : leftOf;
  const whole = sum(withdrawals.map(weightOf));
  let rest = deposit.quantity;
  return withdrawals.map((withdrawal, index) => {
    const isLast = index === withdrawals.length - 1;
    const arrived = isLast ? rest : share(deposit.quantity, weightOf(withdrawal), whole);
    rest = subtract(rest, arrived);
    return { withdrawal, deposit, left: leftOf(withdrawal), arrived, carriesFees: true };
  });
}

/** Rounded down, so that the last one never lacks anything. */
const share = (amount: Decimal, part: Decimal, whole: Decimal): Decimal => ((amount * part) / whole) as Decimal;

/** One withdrawal that arrived as several: the first transfer has the fee. */
function spread({ withdrawals, deposits }: Parts): readonly Leg[] {
  const [withdrawal] = withdrawals;
  if (!withdrawal) throw new TypeError('A pairing has a withdrawal');
  const lost = subtract(leftOf(withdrawal), sum(deposits.map(({ quantity }) => quantity)));
  return deposits.map((deposit, index) => ({
    withdrawal,
    deposit,
    left: index === 0 ? add(deposit.quantity, lost) : deposit.quantity,
    arrived: deposit.quantity,
    carriesFees: index === 0,
  }));
}

function transferOf({ withdrawal, deposit, left, arrived, carriesFees }: Leg): TransactionInput {
  const { account, asset, transaction } = withdrawal;
  const lost = subtract(left, arrived);
  const others = carriesFees ? (transaction.fees ?? []).filter((fee) => fee.asset !== asset) : [];
  const fees = [...(lost > ZERO ? [lostFee(withdrawal, lost)] : []), ...others];
  const value = transaction.value && shareOfValue(withdrawal, left);
  return {
    account,
    timestamp: transaction.timestamp,
    type: 'transfer',
    toAccount: deposit.account,
    amounts: [
      { asset, quantity: format(left), direction: 'out' },
      { asset, quantity: format(arrived), direction: 'in' },
    ],
    ...(fees.length > 0 && { fees }),
    ...(value && { value }),
  };
}

/** The stated value of what was sent, for a part of it and of its fee. */
function shareOfValue({ quantity, transaction: { value } }: Candidate, left: Decimal): TransactionInput['value'] {
  if (!value) return undefined;
  return { currency: value.currency, amount: format(multiplyDivide(decimal(value.amount), left, quantity)) };
}

/** What did not arrive, at the value that the withdrawal states for its fee, or else for its coins. */
function lostFee({ asset, quantity, fee, transaction }: Candidate, lost: Decimal): Fee {
  const stated = (transaction.fees ?? []).filter((each) => each.asset === asset);
  const values = stated.flatMap(({ value }) => (value === undefined ? [] : [decimal(value)]));
  const worth = (): Decimal | undefined => {
    if (fee > ZERO && values.length === stated.length) return multiplyDivide(sum(values), lost, fee);
    return transaction.value && multiplyDivide(decimal(transaction.value.amount), lost, quantity);
  };
  const value = worth();
  return { asset, quantity: format(lost), ...(value !== undefined && { value: format(value) }) };
}

/** Fees of a deposit in other assets, which left its account by themselves. */
function feeOfDeposit({ asset, account, transaction }: Candidate): readonly TransactionInput[] {
  return (transaction.fees ?? [])
    .filter((fee) => fee.asset !== asset && decimal(fee.quantity) > ZERO)
    .map((fee) => ({
      account,
      timestamp: transaction.timestamp,
      type: 'fee',
      amounts: [{ asset: fee.asset, quantity: fee.quantity, direction: 'out' }],
      ...(fee.value !== undefined &&
        transaction.value && { value: { currency: transaction.value.currency, amount: fee.value } }),
    }));
}
