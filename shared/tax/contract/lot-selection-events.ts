/** Which lots a user named for a disposal or a transfer: one stream per tenant, which the tax book reads. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { decimalString } from '../../kernel/money/schema.ts';

const selectedLot = z.object({
  lotId: z.string(),
  assetId: z.string(),
  /** When it was acquired, by which it is found. */
  acquisitionDate: z.string(),
  quantity: decimalString,
});

export const lotSelectionEvents = defineEvents('lot-selections', {
  /** Takes the place of what was named for the transaction before. */
  LotsSelected: {
    1: z.object({ transactionId: z.string(), transactionDate: z.string(), lots: z.array(selectedLot) }),
  },
  LotSelectionWithdrawn: { 1: z.object({ transactionId: z.string(), transactionDate: z.string() }) },
});
export type LotSelectionEvent = z.infer<(typeof lotSelectionEvents)['event']>;
