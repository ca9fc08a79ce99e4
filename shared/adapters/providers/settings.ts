/** What operators say of providers: `PAYMENT_PROVIDERS` on a laptop, the parameter `payment-providers` in the cloud. */
import * as z from 'zod/mini';

const address = z
  .string()
  .check(z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is no address'));
const key = z.string().check(z.minLength(1));
/** The one in force, and during a rotation the one before. */
const webhookSecrets = z.array(key).check(z.minLength(1), z.maxLength(5));
const party = z.strictObject({ name: key, iban: key, bic: z.optional(key) });

const CLEARING_SECONDS_MAX = 14 * 86_400;
const seconds = z.int().check(z.minimum(0), z.maximum(CLEARING_SECONDS_MAX));
/** How long what is settled must clear before it counts as completed, of banking; left out: not at all. */
const clearing = z.optional(
  z.strictObject({ 'pay-in': z.optional(seconds), 'pay-out': z.optional(seconds), refund: z.optional(seconds) }),
);

const settings = z.strictObject({
  stripe: z.optional(z.strictObject({ endpoint: z.optional(address), apiKey: key, webhookSecrets, clearing })),
  moonpay: z.optional(
    z.strictObject({
      endpoint: z.optional(address),
      pages: z.optional(z.strictObject({ buy: address, sell: address })),
      apiKey: key,
      publishableKey: key,
      currencies: z.optional(z.record(z.string(), key)),
      webhookSecrets,
      clearing,
    }),
  ),
  ramp: z.optional(
    z.strictObject({
      endpoint: z.optional(address),
      page: z.optional(address),
      apiKey: key,
      webhookUrl: address,
      referenceKey: key,
      assets: z.record(
        z.string(),
        z.strictObject({ symbol: key, decimals: z.int().check(z.minimum(0), z.maximum(18)) }),
      ),
      /** Ramp's public keys, as PEM. */
      webhookSecrets,
      clearing,
    }),
  ),
  'bank-files': z.optional(z.strictObject({ endpoint: address, apiKey: key, debtor: party, webhookSecrets, clearing })),
});
export type ProviderSettings = z.output<typeof settings>;

export type Clearing = Readonly<Partial<Record<'pay-in' | 'pay-out' | 'refund', number | undefined>>>;

/** The providers that are set up, with how long what each has settled must clear, in seconds. */
export const clearingOf = (given: ProviderSettings): ReadonlyMap<string, Clearing> =>
  new Map(Object.entries(given).flatMap(([name, provider]) => (provider ? [[name, provider.clearing ?? {}]] : [])));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the text.
    throw new Error('PAYMENT_PROVIDERS is not JSON');
  }
}

/** @throws what names no field or provider that there is. No fault quotes what was configured: it holds keys. */
export function providerSettings(text: string | undefined): ProviderSettings {
  const parsed = settings.safeParse(jsonOf(text || '{}'));
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'it');
  throw new Error(`PAYMENT_PROVIDERS is not as documented: ${paths.join(', ')}`);
}
