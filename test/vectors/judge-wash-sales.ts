/** Judges the calculation of wash sales by a vector: its adjustments, in order, and the losses that may be deducted. */
import { z } from 'zod';
import { decimal, format } from '../../shared/kernel/money/decimal.ts';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import { costOfReplacement } from '../../shared/tax/calc/wash-sales/judged-sale.ts';
import { judged } from '../tax/support/wash-cases.ts';

const lot = z.object({ lotId: z.string(), quantity: z.string(), acquired: z.string(), costBasis: z.string() });
const soldLot = lot.extend({ disposed: z.string(), proceeds: z.string() });
export const washVector = z.object({
  soldLots: z.array(soldLot),
  openLots: z.array(lot),
  expected: z.object({
    adjustments: z.array(
      z.object({
        lossLotId: z.string(),
        replacementLotId: z.string(),
        quantity: z.string(),
        disallowedLoss: z.string(),
        replacementCostBasis: z.string(),
        effectiveAcquiredAt: z.string(),
      }),
    ),
    deductibleLoss: z.array(z.object({ lotId: z.string(), amount: z.string() })),
  }),
});
export type WashVector = z.infer<typeof washVector>;
type Lot = z.infer<typeof lot>;

/** Lots of one day and unit cost are one purchase. */
export const purchaseOf = ({ acquired, costBasis, quantity }: Lot): string =>
  `${acquired} ${Number(costBasis) / Number(quantity)}`;

const unitsOf = (of: Lot) => ({
  id: of.lotId,
  purchase: purchaseOf(of),
  quantity: decimal(of.quantity),
  costBasis: decimal(of.costBasis),
  acquiredAtMs: Date.parse(of.acquired),
  replaces: true,
});

/** What the calculation says, in the words of a vector; deductible losses of the lots that it names. */
export function judgedWash({ soldLots, openLots, expected }: WashVector): WashVector['expected'] {
  const sold = soldLots.map((of) => ({
    ...unitsOf(of),
    disposedAtMs: Date.parse(of.disposed),
    proceeds: decimal(of.proceeds),
  }));
  const { sales } = judged(sold, openLots.map(unitsOf));
  return {
    adjustments: sales.flatMap(({ id, replacements }) =>
      replacements.map((each) => ({
        lossLotId: id,
        replacementLotId: each.lotId,
        quantity: format(each.quantity),
        disallowedLoss: format(each.disallowedLoss),
        replacementCostBasis: format(costOfReplacement(each)),
        effectiveAcquiredAt: fromEpochMs(each.heldFromMs).slice(0, 10),
      })),
    ),
    deductibleLoss: expected.deductibleLoss.map(({ lotId }) => ({
      lotId,
      amount: format(sales.find(({ id }) => id === lotId)?.deductibleLoss ?? decimal('0')),
    })),
  };
}
