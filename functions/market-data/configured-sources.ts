import * as z from 'zod/mini';
import { providers } from '../../shared/adapters/prices/providers.ts';

const address = z
  .string()
  .check(z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is no address'));
const configured = z.record(
  z.string(),
  z.strictObject({ endpoint: z.optional(address), apiKey: z.optional(z.string()) }),
);
export type ConfiguredSources = z.output<typeof configured>;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the text.
    throw new Error('PRICE_SOURCES is not JSON');
  }
}

/**
 * By the name of a provider, where to ask instead of its own address, and the key to use.
 *
 * @throws what names no field or provider that there is. No fault quotes what was configured: it holds keys.
 */
export function configuredSources(text: string | undefined): ConfiguredSources {
  const parsed = configured.safeParse(jsonOf(text || '{}'));
  if (!parsed.success) {
    throw new Error('PRICE_SOURCES must hold `endpoint`, an address, or `apiKey`, or both, by the names of providers');
  }
  const { prices, rates, yields } = providers();
  const unknown = Object.keys(parsed.data).some((name) => ![prices, rates, yields].some((all) => all.has(name)));
  if (unknown) throw new Error('PRICE_SOURCES names a provider that there isn’t');
  return parsed.data;
}
