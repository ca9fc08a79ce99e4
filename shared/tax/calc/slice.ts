import type { Decimal } from '../../kernel/money/decimal.ts';
import type { LotSelection } from './lot.ts';
import type { OpenLot } from './open-lot.ts';

/** What a disposal or a move takes from one lot; the lot is as it is afterwards. */
export interface Slice {
  readonly open: OpenLot;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  /** Where lots were named for it: whether this is one of them, or stands in for one that couldn't be used. */
  readonly selection?: LotSelection | undefined;
}
