import type { AssetType } from '../../contract/asset-types.ts';
import type { AssetView } from '../../contract/asset-view.ts';

/** What lists show of an asset. */
export interface Summarized {
  readonly code: string;
  readonly name: string;
  readonly type: AssetType;
  /** Left out where it is the code. */
  readonly symbol?: string | undefined;
  readonly exchange?: string | null | undefined;
  readonly nativeCurrency: string;
  readonly active: boolean;
  readonly origin: AssetView['origin'];
}

export const summaryOf = ({ code, name, type, symbol, exchange, nativeCurrency, active, origin }: Summarized) => ({
  ...{ code, name, type, symbol: symbol ?? code, exchange: exchange ?? null, nativeCurrency, active, origin },
});
