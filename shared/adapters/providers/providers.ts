/** Which providers there are, with their keys: an operator's secret, as JSON, by the names of providers. */
import type { PaymentProvider } from '../../ledger/contract/payment-provider.ts';
import { bankFiles } from './bank-files/bank-files.ts';
import { moonPay } from './moonpay/moonpay.ts';
import { ramp } from './ramp/ramp.ts';
import { providerSettings } from './settings.ts';
import { stripe } from './stripe/stripe.ts';

/**
 * The clients of the providers that are configured, by name.
 *
 * @throws what names no field or provider that there is. No fault quotes what was configured: it holds keys.
 */
export function configuredProviders(text: string | undefined): ReadonlyMap<string, PaymentProvider> {
  const { stripe: ofStripe, moonpay, ramp: ofRamp, 'bank-files': ofBank } = providerSettings(text);
  const all = [
    ofStripe && stripe(ofStripe),
    moonpay && moonPay(moonpay),
    ofRamp && ramp(ofRamp),
    ofBank && bankFiles(ofBank),
  ];
  return new Map(all.flatMap((provider) => (provider ? [[provider.name, provider]] : [])));
}
