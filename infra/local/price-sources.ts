import * as z from 'zod/mini';

const address = z.string().check(z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')));
/** As `functions/market-data/configured-sources.ts` takes them, where a mistake would stop each start; here each has its endpoint. */
const priceSources = z.record(z.string(), z.strictObject({ endpoint: address, apiKey: z.optional(z.string()) }));

/** Whether a text is JSON that says where sources of market data are asked. */
export function isPriceSources(text: string): boolean {
  try {
    return priceSources.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
