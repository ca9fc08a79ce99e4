/** Hands an update on: to the stream of its payment, where it stays, and to the transfer that the payment is of. */
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import type { ProviderPayment } from '../../domain/provider-inbox/provider-payment.ts';
import { type OnProviderUpdate, readProviderPayment, recordProviderUpdate } from './record-provider-update.ts';

/** Refunds and disputes name the payment only; which transfer it is of, another update has said. */
const referenceIn = ({ updates, contradictions }: ProviderPayment): string | undefined =>
  [...Object.values(updates), ...contradictions].find(({ reference }) => reference !== undefined)?.reference;

/** The update itself, and those before it that nobody knew the transfer of. Whoever is told twice takes it once. */
function tellable(
  payment: ProviderPayment,
  { eventId }: ProviderUpdate,
  reference: string | undefined,
): readonly ProviderUpdate[] {
  if (reference === undefined) return [];
  const known = Object.values(payment.updates).filter((one) => one.eventId === eventId || one.reference === undefined);
  // Under an id of its own: the transfer has the other one under this id.
  const against = payment.contradictions
    .filter((one) => one.eventId === eventId)
    .map((one, at) => ({ ...one, eventId: `${eventId} against ${at + 1}` }));
  return [...known, ...against].map((one) => ({ ...one, reference }) as ProviderUpdate);
}

/** @param named the transfer that the provider's id leads to, once an answer to its order has named it. */
export const handOn =
  (
    store: Store,
    tell: OnProviderUpdate,
    named: (provider: string, providerId: string) => Promise<string | undefined>,
  ): OnProviderUpdate =>
  async (update, about) => {
    const refused = await recordProviderUpdate(store)(update, about);
    if (isRefused(refused)) return refused;
    const payment = await readProviderPayment(store, update.provider, update.state.providerId);
    try {
      const reference = payment && (referenceIn(payment) ?? (await named(update.provider, update.state.providerId)));
      for (const told of payment ? tellable(payment, update, reference) : []) {
        const untold = await tell(told, about);
        if (isRefused(untold)) return untold;
      }
    } catch (error) {
      // Nobody is left to be told.
      if (!(error instanceof TenantErased)) throw error;
    }
    return undefined;
  };
