/** Stripe as `npm start` has it: whatever is ordered there is settled soon, and told by a webhook. */
import { setTimeout as sleep } from 'node:timers/promises';
import { deliver, startPaymentServers } from './start-payment-servers.ts';
import type { Resource } from './stripe-server.ts';

/** So that it is seen to be under way. */
const SETTLES_AFTER_MS = 300;

/** What becomes of an order, by the kind of object: its status, and the event that tells of it. */
const SETTLED: Readonly<Record<string, readonly [status: string, event: string]>> = {
  payment_intent: ['succeeded', 'payment_intent.succeeded'],
  payout: ['paid', 'payout.paid'],
  refund: ['succeeded', 'refund.updated'],
};

export interface SettlingProviders {
  /** JSON for `PAYMENT_PROVIDERS`. */
  readonly settings: string;
  /** Where our own API is, which the webhooks go to. */
  readonly tell: (origin: string) => void;
  readonly close: () => Promise<void>;
}

export async function startSettlingProviders(): Promise<SettlingProviders> {
  const { servers, close } = await startPaymentServers();
  let told: string | undefined;
  async function settle({ id, object, metadata }: Resource): Promise<void> {
    await sleep(SETTLES_AFTER_MS, undefined, { ref: false });
    const [status, event] = SETTLED[object] ?? [];
    const held = servers.stripe.resources.find((one) => one.id === id);
    // What waits for the user's own bank goes on waiting.
    if (status === undefined || event === undefined || held?.status === 'requires_action') return;
    const webhook = servers.stripe.advance(String(metadata['reference']), event, { status });
    // A host that stops asks again when it is back.
    if (told !== undefined) await deliver(told, 'stripe', webhook).catch(() => {});
  }
  servers.stripe.ordered = (made) => void settle(made);
  const { stripe } = servers.settings();
  return {
    settings: JSON.stringify({ stripe }),
    tell: (origin) => {
      told = origin;
    },
    close,
  };
}
