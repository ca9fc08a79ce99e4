/** An asset as it is read. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { ASSET_CLASS_NAMES } from './asset-classes.ts';
import { assetDetails } from './asset-details.ts';
import { ASSET_TYPES } from './asset-types.ts';

export type AssetId = string & { readonly __brand: 'AssetId' };
const assetIdSchema = idSchema('AssetId');

export const assetSplit = z.strictObject({
  /** The first day on which quantities and prices are those of after the split. */
  date: calendarDate,
  /** So many new ones for `from` old ones: 4 for 1 is to 4, from 1. */
  to: z.int().check(z.positive(), z.maximum(1_000_000)),
  from: z.int().check(z.positive(), z.maximum(1_000_000)),
});
export type AssetSplit = z.output<typeof assetSplit>;

const identifierView = z.strictObject({
  scheme: z.string(),
  value: z.string(),
  exchange: z.optional(z.string()),
  chain: z.optional(z.string()),
  primary: z.boolean(),
});

export const assetView = z.strictObject({
  assetId: assetIdSchema,
  /** What transactions name it by; the one that is left, where the one asked for was renamed or merged. */
  code: assetSymbol,
  type: z.enum(ASSET_TYPES),
  name: z.string(),
  /** What others call it; mostly its code. */
  symbol: z.string(),
  nativeCurrency: z.string(),
  precision: z.int(),
  exchange: z.nullable(z.string()),
  /** The first day that it existed, where somebody said so; of a bond, `bond.issuedOn` is that day. */
  inceptionDate: z.optional(calendarDate),
  /** Given, or that of its type. */
  assetClass: z.enum(ASSET_CLASS_NAMES),
  subclass: z.nullable(z.string()),
  /** One of them is primary, unless there are none. */
  identifiers: z.array(identifierView),
  ...assetDetails,
  metadata: z.record(z.string(), z.string()),
  active: z.boolean(),
  /** Codes that mean it, too: of before it was renamed, and of assets that were merged into it. */
  formerCodes: z.array(z.string()),
  /** Oldest first. */
  splits: z.array(assetSplit),
  /**
   * `catalogue` for what all users share, `own` for what this user has added, `implied` by a code such as `kraken:XYZ`,
   * `used` by transactions of this user alone: nobody has said what it is.
   */
  origin: z.enum(['catalogue', 'own', 'implied', 'used']),
  /**
   * What prices of the market are kept under: the code that it was registered by, whatever it was renamed to since; for an
   * asset that a user has added, how a provider names it, such as `coingecko:bitcoin`, since the same code may mean
   * something else to others. Null if no provider knows it.
   */
  marketCode: z.nullable(z.string()),
  /** Changes with each change of it. */
  version: z.int(),
});
export type AssetView = z.output<typeof assetView>;
