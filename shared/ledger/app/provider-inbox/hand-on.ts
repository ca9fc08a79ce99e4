/** Hands an update on: to the stream of its payment, where it stays, and to the transfer that the payment is of. */
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import type { RecordedUpdate } from '../../contract/provider-payment-events.ts';
import type { ProviderPayment } from '../../domain/provider-inbox/provider-payment.ts';
import { type OnProviderUpdate, readProviderPayment, recordProviderUpdate } from './record-provider-update.ts';

/** Refunds and disputes name the payment only; which transfer it is of, another update has said. */
const referenceIn = ({ updates, contradictions }: ProviderPayment): string | undefined =>
  [...Object.values(updates), ...contradictions].find(({ reference }) => reference !== undefined)?.reference;

/**
 * What came under one event id, each under an id of its own: the transfer has the first one under the event's.
 */
const underOneId = (payment: ProviderPayment, first: RecordedUpdate): readonly RecordedUpdate[] => [
  first,
  ...payment.contradictions
    .filter(({ eventId }) => eventId === first.eventId)
    .map((one, at) => ({ ...one, eventId: `${first.eventId} against ${at + 1}` })),
];

/**
 * What a transfer is told of its payment: what names no transfer, which may have come while nobody knew whose it was, and
 * one event besides. Whoever is told twice takes it once.
 */
export const tellable = (payment: ProviderPayment, reference: string, besides?: string): readonly ProviderUpdate[] =>
  Object.values(payment.updates)
    .filter((one) => one.eventId === besides || one.reference === undefined)
    .flatMap((one) => underOneId(payment, one))
    .map((one) => ({ ...one, reference }) as ProviderUpdate);

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
      if (!payment || reference === undefined) return undefined;
      for (const told of tellable(payment, reference, update.eventId)) {
        const untold = await tell(told, about);
        if (isRefused(untold)) return untold;
      }
    } catch (error) {
      // Nobody is left to be told.
      if (!(error instanceof TenantErased)) throw error;
    }
    return undefined;
  };
