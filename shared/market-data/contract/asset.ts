/** What is said of an asset, by whoever registers it. */
import * as z from 'zod/mini';
import { isFiat } from '../../kernel/money/currencies.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { ASSET_CLASS_NAMES, classOfType, isSubclassOf } from './asset-classes.ts';
import { assetDetails, DETAIL_NAMES, detailRule } from './asset-details.ts';
import { assetIdentifiers, exchangeName } from './asset-identifiers.ts';
import { ASSET_TYPES } from './asset-types.ts';

/** Money that values itself. */
const nativeCurrency = z.string().check(z.refine(isFiat, 'must be a currency in use (ISO 4217), such as "USD"'));

const metadata = z
  .record(z.string().check(z.minLength(1), z.maxLength(40)), z.string().check(z.maxLength(300)))
  .check(z.refine((all) => Object.keys(all).length <= 10, 'must have at most 10 entries'));

const fields = z.strictObject({
  /** What transactions name it by. */
  code: assetSymbol,
  type: z.enum(ASSET_TYPES),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** What others call it, where that isn't the code: the ticker of a second listing, say. */
  symbol: z.optional(assetSymbol),
  /** The currency that it is quoted in; its own, of money. */
  nativeCurrency: z._default(nativeCurrency, 'USD'),
  /** Decimals that quantities are shown with. */
  precision: z.int().check(z.minimum(1), z.maximum(18)),
  /** Where it is traded first. */
  exchange: z.optional(exchangeName),
  /** The first day that it existed: of a coin its first block, of a fund its inception. Of a bond, `issuedOn` says so. */
  inceptionDate: z.optional(calendarDate),
  assetClass: z.optional(z.enum(ASSET_CLASS_NAMES)),
  subclass: z.optional(z.string()),
  identifiers: z._default(assetIdentifiers, []),
  ...assetDetails,
  metadata: z._default(metadata, {}),
});

type Fields = z.output<typeof fields>;

function* faultsOf(asset: Fields): Generator<readonly [field: keyof Fields, message: string]> {
  const { allowed, required } = detailRule(asset.type);
  if (required && asset[required] === undefined) yield [required, `is required of an asset of type ${asset.type}`];
  for (const name of DETAIL_NAMES) {
    if (asset[name] !== undefined && !allowed.includes(name)) {
      yield [name, `is not for an asset of type ${asset.type}`];
    }
  }
  const assetClass = asset.assetClass ?? classOfType(asset.type);
  if (asset.subclass !== undefined && !isSubclassOf(assetClass, asset.subclass)) {
    yield ['subclass', `is not a subclass of ${assetClass}`];
  }
  if (asset.type === 'bond' && asset.inceptionDate !== undefined) {
    yield ['inceptionDate', 'is not for an asset of type bond: `bond.issuedOn` says it'];
  }
  if (asset.type === 'fiat' && asset.nativeCurrency !== asset.code) {
    yield ['nativeCurrency', 'must be the code itself: money is quoted in itself'];
  }
}

export const assetDefinition = fields.check(
  z.superRefine((asset, context) => {
    for (const [field, message] of faultsOf(asset)) context.addIssue({ code: 'custom', message, path: [field] });
  }),
);
export type AssetDefinition = z.output<typeof assetDefinition>;
