/** What a corporate action would come to in an account, if it isn't recorded there yet. */
import { type Decimal, decimal, format, multiplyDivide, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { CorporateActionTerms } from '../../contract/corporate-action.ts';
import type { HoldingsMaps } from '../maps.ts';
import { courseOf } from './course.ts';

/** What became of an asset, for whoever holds it by a code. */
export type Action = Pick<CorporateActionTerms, 'kind' | 'asset' | 'into' | 'date' | 'ratio'>;

type Terms = Omit<CorporateActionTerms, 'proposalId'>;

/**
 * Undefined where nothing of it was held on the day, or it is recorded already. Of an exchange only what was held ever
 * since goes on in the other asset: what was sold by the old code was sold as that.
 */
export async function termsOf(
  maps: Pick<HoldingsMaps, 'timeline'>,
  action: Action,
  account: string,
): Promise<Terms | undefined> {
  const { before, least, isSplit } = await courseOf(maps, { ...action, account });
  const { kind, ratio } = action;
  const held = kind === 'split' ? before : least;
  if (held <= ZERO || (kind === 'split' && isSplit)) return undefined;
  const after = splitQuantity(held, ratio);
  const left = subtract(least, subtract(held, after));
  return {
    ...action,
    account,
    quantityBefore: format(held),
    quantityAfter: format(after),
    obstacle: kind === 'split' && least >= ZERO && left < ZERO ? 'leaves-short' : null,
  };
}

/** Rounded half-even at the 18th decimal. */
const splitQuantity = (quantity: Decimal, { to, from }: Action['ratio']): Decimal =>
  multiplyDivide(quantity, decimal(String(to)), decimal(String(from)));
