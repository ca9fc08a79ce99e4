/**
 * Events of positions, derived from the journal: one stream per tenant, at most one event for each asset and batch of
 * transactions applied. Quantities are over all accounts.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

/** A sum of quantities, which may outgrow the digits that a single one is held to. */
const quantity = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));

export const ACQUISITION_METHODS = ['purchase', 'reward', 'airdrop', 'mining', 'transfer_in'] as const;

export const positionEvents = defineEvents('position', {
  /** The first time that the quantity of an asset became other than zero. */
  AssetPositionOpened: {
    1: z.object({
      assetId: z.string(),
      initialQuantity: quantity,
      /** Average cost of a unit in `currency`; `null` while a price for it is missing. */
      acquisitionPrice: z.nullable(quantity),
      currency: z.string(),
      acquisitionMethod: z.enum(ACQUISITION_METHODS),
      /** The account of the first transaction. */
      source: z.string(),
    }),
  },
  AssetPositionUpdated: {
    1: z.object({
      assetId: z.string(),
      previousQuantity: quantity,
      newQuantity: quantity,
      /** Without a sign. */
      changeAmount: quantity,
      changeType: z.enum(['increase', 'decrease']),
      /** The types of the transactions that caused it, and `reversal`, in alphabetical order, with commas between. */
      updateReason: z.string(),
    }),
  },
});

export type PositionEvent = z.infer<(typeof positionEvents)['event']>;
