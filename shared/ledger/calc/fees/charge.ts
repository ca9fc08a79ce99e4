import { assertNever } from '../../../kernel/errors.ts';
import { type Decimal, decimal, maximum, minimum, ONE } from '../../../kernel/money/decimal.ts';
import { type RoundingRule, roundQuotient, unitOf } from '../../../kernel/money/rounding.ts';
import type { FeeCharge } from '../../contract/fees.ts';

type Tiered = Extract<FeeCharge, { readonly method: 'tiered' }>;

/** Each band charges its part of the amount, and its flat fee once anything lies in it. */
function marginal(bands: Tiered['bands'], amount: Decimal): bigint {
  let charged = 0n;
  let from = 0n;
  for (const { upTo, rate, flat } of bands) {
    if (amount <= from) break;
    const end = upTo === undefined ? amount : minimum(decimal(upTo), amount);
    charged += (end - from) * decimal(rate) + decimal(flat) * ONE;
    from = end;
  }
  return charged;
}

/** The band in which the amount ends charges all of it. */
function wholeAmount(bands: Tiered['bands'], amount: Decimal): bigint {
  const found = bands.find(({ upTo }) => upTo === undefined || amount <= decimal(upTo));
  if (!found) throw new Error('the last band has no end');
  return amount * decimal(found.rate) + decimal(found.flat) * ONE;
}

/** Not rounded yet: an integer scaled by 10^36, which holds every product of an amount and a rate. */
function exactCharge(charge: FeeCharge, amount: Decimal): bigint {
  switch (charge.method) {
    case 'percentage':
      return amount * decimal(charge.rate);
    case 'flat':
      return decimal(charge.amount) * ONE;
    case 'tiered':
      return charge.mode === 'marginal' ? marginal(charge.bands, amount) : wholeAmount(charge.bands, amount);
    default:
      return assertNever(charge);
  }
}

/** How a fee becomes one that can be paid. */
export interface FeeRounding {
  /** Decimals of the asset's smallest unit. */
  readonly places: number;
  readonly rule: RoundingRule;
}

/**
 * What is charged on an amount: exact until it is rounded once to the asset's unit, and within its bounds after that, which
 * are whole units themselves.
 */
export function chargeOn(amount: Decimal, charge: FeeCharge, { places, rule }: FeeRounding): Decimal {
  const unit = unitOf(places);
  const rounded = (roundQuotient(exactCharge(charge, amount), unit * ONE, rule) * unit) as Decimal;
  if (charge.method === 'flat') return rounded;
  const raised = charge.minimum === undefined ? rounded : maximum(rounded, decimal(charge.minimum));
  return charge.maximum === undefined ? raised : minimum(raised, decimal(charge.maximum));
}
