import { decimal } from '../../../kernel/money/decimal.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import type { LpTokenTerms } from './price-lp-token.ts';

/** What the catalogue says of a pool's token, to calculate with. */
export const lpTermsOf = ({ underlyings }: NonNullable<AssetView['pool']>): LpTokenTerms => ({
  kind: 'weights',
  weights: underlyings.map(({ asset, weight }) => ({ asset, quantity: decimal(weight) })),
});
