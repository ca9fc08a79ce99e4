/** What the configured providers say that they settled. */
import type { PaymentProvider } from '../../ledger/contract/payment-provider.ts';
import type { SettlementFeed } from '../../ledger/contract/settlement-feed.ts';
import { bankStatements } from './bank-files/statements.ts';
import { moonPay } from './moonpay/moonpay.ts';
import { ramp } from './ramp/ramp.ts';
import { providerSettings } from './settings.ts';
import { stripeSettlements } from './stripe/settlements.ts';

/** MoonPay lists transactions of one signed-in customer only, and Ramp none at all: each is asked about by its id. */
const byInquiry = ({ name, inquire }: PaymentProvider): SettlementFeed => ({
  provider: name,
  kind: 'inquiry',
  ask: ({ direction, reference, providerId }) => inquire({ direction, reference }, providerId),
});

/** @throws what `providerSettings` throws. */
export function configuredFeeds(text: string | undefined): ReadonlyMap<string, SettlementFeed> {
  const { stripe, moonpay, ramp: ofRamp, 'bank-files': ofBank } = providerSettings(text);
  const all = [
    stripe && stripeSettlements(stripe),
    moonpay && byInquiry(moonPay(moonpay)),
    ofRamp && byInquiry(ramp(ofRamp)),
    ofBank && bankStatements(ofBank),
  ];
  return new Map(all.flatMap((feed) => (feed ? [[feed.provider, feed]] : [])));
}
