/** How lots go on in others, with what replaced units in them and what that added to their basis. */
import { type Decimal, decimal, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { sharing, type TaxTransaction } from '../lot.ts';
import type { LotSeen } from './lot-seen.ts';
import type { MovedUnits } from './steps.ts';
import { type Portion, rescaled, type TrackedLot } from './tracked-lot.ts';

/** The lots that units of one went on in, with what they bring along. */
export function goOn(
  { seen, quantity, into }: MovedUnits,
  transaction: TaxTransaction | undefined,
): readonly TrackedLot[] {
  const portions = seen.live.take(quantity);
  const weights = weightsOf(into, transaction);
  const shares = portions.map(({ increase }) => sharedBy(increase, weights));
  return into.map((target, at) => {
    const lot = target.open();
    const own = portions.map((portion, of): Portion => ({ ...portion, increase: shares[of]?.[at] ?? ZERO }));
    lot.become(rescaled(own, lot.free));
    return lot;
  });
}

/**
 * By the shares that the company stated, as the cost was shared out (26 USC 358(b)(2) and (c)); else by cost, where a lot
 * became several by the worth of these.
 */
function weightsOf(into: readonly LotSeen[], transaction: TaxTransaction | undefined): readonly Decimal[] {
  const stated = into.map(({ lot }) =>
    (transaction?.amounts ?? []).flatMap(({ asset, direction, basisShare }) =>
      direction === 'in' && asset === lot.asset && basisShare !== undefined ? [decimal(basisShare)] : [],
    ),
  );
  if (into.length > 1 && stated.some((shares) => shares.length > 0)) return stated.map(sum);
  return into.map(({ opened }) => opened.costBasis);
}

/** It all goes to the first where nothing has any weight, as costs do. */
function sharedBy(amount: Decimal, weights: readonly Decimal[]): readonly Decimal[] {
  const whole = sum(weights);
  if (whole === ZERO) return weights.map((_, at) => (at === 0 ? amount : ZERO));
  return weights.map(sharing(amount, whole));
}

interface Becoming {
  readonly asset: string;
  readonly to: string;
  before: Decimal;
  after: Decimal;
}

/** Assets that went on in just one other. */
export function becoming(units: readonly MovedUnits[]): readonly Becoming[] {
  const byAsset = Map.groupBy(units, ({ seen }) => seen.lot.asset);
  return [...byAsset].flatMap(([asset, ofAsset]) => {
    const into = ofAsset.flatMap((each) => each.into);
    const [to, ...others] = new Set(into.map(({ lot }) => lot.asset));
    if (to === undefined || others.length > 0) return [];
    const before = sum(ofAsset.map(({ quantity }) => quantity));
    return [{ asset, to, before, after: sum(into.map(({ opened }) => opened.quantity)) }];
  });
}
