import type { ClientOptions } from '../provider-answer.ts';

export interface MoonPayOptions extends ClientOptions {
  /** The secret key; neither logged nor shown. */
  readonly apiKey: string;
  /** Stands in the address of the page. */
  readonly publishableKey: string;
  /** Instead of MoonPay's own pages. */
  readonly pages?: { readonly buy: string; readonly sell: string } | undefined;
  /** MoonPay's code of an asset, where it isn't the asset's own in lower case: USDC is `usdc_polygon` on Polygon. */
  readonly currencies?: Readonly<Record<string, string>> | undefined;
}
