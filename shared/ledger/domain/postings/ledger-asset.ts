/** An asset as the ledger counts it: in whole smallest units. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { type Decimal, decimal } from '../../../kernel/money/decimal.ts';
import { unitOf } from '../../../kernel/money/rounding.ts';

export interface LedgerAsset {
  readonly code: string;
  /** Decimals of its smallest unit: 2 for cents. */
  readonly precision: number;
  /** Whether it is money that a state issues. */
  readonly isMoney: boolean;
}

/**
 * The amount, exact; refused where it has parts of a smallest unit.
 *
 * @param text a decimal string above zero, as the border has checked it.
 */
export function amountIn(
  { code, precision }: LedgerAsset,
  text: string,
  path = 'amount',
): Decimal | Refusal<'WrongPrecision'> {
  const amount = decimal(text);
  if (amount % unitOf(precision) === 0n) return amount;
  const message = `can have ${precision} decimals in ${code}`;
  return refuse('WrongPrecision', `\`${path}\` ${message}.`, {
    errors: [{ path, message }],
    data: { asset: code, precision },
  });
}
