/** What providers told of one payment: a set of updates, by the ids of their events. */
import { isDeepStrictEqual } from 'node:util';
import { assertNever, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import type { ProviderPaymentEvent, RecordedUpdate } from '../../contract/provider-payment-events.ts';

export interface ProviderPayment {
  /** By event id, the first that came under each. */
  readonly updates: Readonly<Record<string, RecordedUpdate>>;
  /** What else came under an id that was taken. */
  readonly contradictions: readonly RecordedUpdate[];
}

export const NO_UPDATES: ProviderPayment = { updates: {}, contradictions: [] };

/** No payment has so many events; the head that holds them has its limits. */
const UPDATES_MAX = 300;

export function evolve(payment: ProviderPayment, event: ProviderPaymentEvent): ProviderPayment {
  const { type, data } = event;
  switch (type) {
    case 'ProviderUpdateReceived':
      return { ...payment, updates: { ...payment.updates, [data.update.eventId]: data.update } };
    case 'ProviderUpdateContradicted':
      return { ...payment, contradictions: [...payment.contradictions, data.update] };
    default:
      return assertNever(type);
  }
}

const recordedOf = ({ provider, eventId, reference, state, occurredAt }: ProviderUpdate): RecordedUpdate => {
  const { stage, providerId, amount, fee, part, reason } = state;
  return {
    ...{ provider, eventId, occurredAt },
    ...(reference !== undefined && { reference }),
    state: {
      ...{ stage, providerId },
      ...(amount !== undefined && { amount }),
      ...(fee !== undefined && { fee }),
      ...(part !== undefined && { part }),
      ...(reason !== undefined && { reason }),
    },
  };
};

/** Nothing for what is known already. */
export function decideUpdate(
  payment: ProviderPayment,
  told: ProviderUpdate,
  now: string,
): readonly ProviderPaymentEvent[] | Refusal<'TooManyUpdates'> {
  const update = recordedOf(told);
  const before = payment.updates[update.eventId];
  const alike = [...(before ? [before] : []), ...payment.contradictions];
  if (alike.some((one) => isDeepStrictEqual(one, update))) return [];
  if (Object.keys(payment.updates).length + payment.contradictions.length >= UPDATES_MAX) {
    return refuse('TooManyUpdates', `There are ${UPDATES_MAX} updates of this payment already.`);
  }
  const type = before ? 'ProviderUpdateContradicted' : 'ProviderUpdateReceived';
  return [{ type, data: { update, recordedAt: now } }];
}
