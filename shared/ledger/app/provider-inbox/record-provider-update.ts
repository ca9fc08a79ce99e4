/** Hands an update on: to the stream of its payment, where transfers hear of it, however often and late it comes. */
import { type CommandCode, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type StreamId } from '../../../kernel/streams.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import { type ProviderPaymentEvent, providerPaymentEvents } from '../../contract/provider-payment-events.ts';
import {
  decideUpdate,
  evolve,
  NO_UPDATES,
  type ProviderPayment,
} from '../../domain/provider-inbox/provider-payment.ts';
import { ACTOR } from './ports.ts';

/** Whoever is told what a provider said: once more for what was told before. */
export type OnProviderUpdate = (
  update: ProviderUpdate,
  about: { readonly now: string; readonly correlationId: string },
) => Promise<undefined | Refusal<CommandCode | 'TooManyUpdates'>>;

export const PROVIDER_PAYMENT_STATE = reducerModel<ProviderPayment, ProviderPaymentEvent>({
  version: 1,
  contract: providerPaymentEvents,
  initial: NO_UPDATES,
  evolve,
});

const providerPaymentStream = (provider: string, providerId: string): StreamId => ({
  tenant: PLATFORM,
  type: 'provider-payment',
  id: `${provider}.${providerId}`,
});

/** What is known of a payment; undefined for one that nothing was told of. */
export function readProviderPayment(
  store: Store,
  provider: string,
  providerId: string,
): Promise<ProviderPayment | undefined> {
  const stream = providerPaymentStream(provider, providerId);
  return readStates(store, [stream], (heads) => stateIn(heads, stream, PROVIDER_PAYMENT_STATE));
}

export const recordProviderUpdate =
  (store: Store): OnProviderUpdate =>
  async (update, { now, correlationId }) => {
    const stream = providerPaymentStream(update.provider, update.state.providerId);
    const context = { tenant: PLATFORM, principal: ACTOR, correlationId, now };
    const result = await runCommand<null, 'TooManyUpdates'>(store, context, [stream], async (heads) => {
      const payment = stateIn(heads, stream, PROVIDER_PAYMENT_STATE) ?? NO_UPDATES;
      const events = decideUpdate(payment, update, now);
      if (isRefused(events)) return events as Refusal<'TooManyUpdates'>;
      if (events.length === 0) return { appends: [], answer: null };
      const state = stateOf(PROVIDER_PAYMENT_STATE, events.reduce(evolve, payment));
      return { appends: [{ stream, events: encodeAll(providerPaymentEvents, events), ...state }], answer: null };
    });
    return isRefused(result) ? (result as Refusal<CommandCode | 'TooManyUpdates'>) : undefined;
  };
