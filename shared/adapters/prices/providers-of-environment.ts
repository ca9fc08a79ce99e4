import * as z from 'zod/mini';
import { type Providers, providers } from './providers.ts';

const configured = z.record(
  z.string(),
  z.strictObject({
    endpoint: z.optional(z.url({ protocol: /^https?$/ })),
    apiKey: z.optional(z.string()),
    timeoutMs: z.optional(z.int()),
  }),
);

/**
 * The clients as the operator configured them: `PRICE_PROVIDERS` is JSON by the name of the provider, such as
 * `{"fred":{"apiKey":"…"}}`. Nothing that a user sends ever becomes an address here.
 *
 * @throws when it is set and can't be read; what it says isn't repeated, since it holds keys.
 */
export function providersOfEnvironment(): Providers {
  const text = process.env['PRICE_PROVIDERS'] ?? '{}';
  try {
    return providers(z.parse(configured, JSON.parse(text)));
  } catch {
    throw new Error('PRICE_PROVIDERS is not JSON of providers with `endpoint`, `apiKey` or `timeoutMs`');
  }
}
