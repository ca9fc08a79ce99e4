/** How each provider tells of payments, and with what it signs. */
import type { WebhookScheme } from '../../../ledger/contract/webhook-scheme.ts';
import { bankFilesWebhooks } from '../bank-files/webhook.ts';
import { moonPayWebhooks } from '../moonpay/webhook.ts';
import { rampWebhooks } from '../ramp/webhook.ts';
import type { ProviderSettings } from '../settings.ts';
import { stripeWebhooks } from '../stripe/webhook.ts';

const ALL = [stripeWebhooks, moonPayWebhooks, rampWebhooks, bankFilesWebhooks];

/** By the name of the provider, configured or not: what came from one that no longer is can still be read. */
export const WEBHOOK_SCHEMES: ReadonlyMap<string, WebhookScheme> = new Map(ALL.map((one) => [one.provider, one]));

/** What webhooks of each configured provider may be signed with. */
export function webhookSecretsOf(settings: ProviderSettings): ReadonlyMap<string, readonly string[]> {
  const { stripe, moonpay, ramp, 'bank-files': bank } = settings;
  const all: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['stripe', stripe?.webhookSecrets],
    ['moonpay', moonpay?.webhookSecrets],
    ['ramp', ramp && [...ramp.webhookSecrets, ramp.referenceKey]],
    ['bank-files', bank?.webhookSecrets],
  ];
  return new Map(all.flatMap(([name, secrets]) => (secrets ? [[name, secrets]] : [])));
}
