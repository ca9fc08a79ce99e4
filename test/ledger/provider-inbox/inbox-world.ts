/** The inbox of providers in virtual time: a store in memory, a clock that jumps, orders that may get lost. */

import type { SignedWebhook } from '../../../infra/local/payment-servers/protocol.ts';
import { standInProviders } from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { providerSettings } from '../../../shared/adapters/providers/settings.ts';
import { WEBHOOK_SCHEMES, webhookSecretsOf } from '../../../shared/adapters/providers/webhooks/schemes.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { WorkOrder } from '../../../shared/kernel/messages.ts';
import type { Inbox, Secrets } from '../../../shared/ledger/app/provider-inbox/ports.ts';
import { receiveWebhook } from '../../../shared/ledger/app/provider-inbox/receive-webhook.ts';
import {
  readProviderPayment,
  recordProviderUpdate,
} from '../../../shared/ledger/app/provider-inbox/record-provider-update.ts';
import { workMessage } from '../../../shared/ledger/app/provider-inbox/work-message.ts';
import type { WebhookScheme } from '../../../shared/ledger/contract/webhook-scheme.ts';
import type { ProviderMessage } from '../../../shared/ledger/domain/provider-inbox/message.ts';
import { listMessages, listUnverified } from '../../../shared/ledger/read/provider-inbox/list-messages.ts';
import { dueMessage, orderedMessage, PROVIDER_INBOX } from '../../../shared/ledger/read/provider-inbox/places.ts';

const QUIET = { info: () => {}, error: () => {} };

export class InboxWorld {
  readonly store = new MemoryStore();
  readonly servers = standInProviders();
  nowMs = Date.parse('2026-03-01T10:00:00.000Z');
  readonly orders: WorkOrder[] = [];
  /** Whether the queue takes orders. */
  queueTakes = true;
  schemes: ReadonlyMap<string, WebhookScheme> = WEBHOOK_SCHEMES;
  secrets: Secrets;

  constructor() {
    this.servers.nowMs = () => this.nowMs;
    this.secrets = webhookSecretsOf(providerSettings(JSON.stringify(this.servers.settings())));
  }

  readonly now = (): string => new Date(this.nowMs).toISOString();

  pass(seconds: number): void {
    this.nowMs += seconds * 1_000;
  }

  inbox(): Inbox {
    const order = async (one: WorkOrder): Promise<void> => {
      if (!this.queueTakes) throw new Error('the queue is away');
      this.orders.push(one);
    };
    return { store: this.store, schemes: this.schemes, order, log: QUIET };
  }

  /** What the provider is answered: a status of the message, or the code of a refusal. */
  async receive(provider: string, { headers, body, reference }: SignedWebhook): Promise<string> {
    const received = { provider, headers, body, reference, now: this.now() };
    const answer = await receiveWebhook(this.inbox(), this.secrets, received);
    return isRefused(answer) ? answer.code : answer.status;
  }

  async work(provider: string, messageId: string): Promise<void> {
    const { store, schemes, now } = this;
    const onProviderUpdate = recordProviderUpdate(store);
    await workMessage({ store, schemes, onProviderUpdate, now, log: QUIET }, { provider, messageId });
  }

  /** Does what was ordered, in whichever order. */
  async workOrders(orders: readonly WorkOrder[] = this.orders.splice(0)): Promise<void> {
    for (const { partition } of orders) {
      const name = orderedMessage(partition);
      if (name) await this.work(name.provider, name.messageId);
    }
  }

  /** What the due index finds now. */
  async due(): Promise<readonly (string | undefined)[]> {
    const found: (string | undefined)[] = [];
    for await (const key of this.store.due.dueBy(PROVIDER_INBOX, this.now())) found.push(dueMessage(key));
    return found;
  }

  async messages(provider = 'stripe'): Promise<readonly ProviderMessage[]> {
    return (await listMessages(this.store, { provider, limit: 1_000, now: this.now() })).items;
  }

  unverified(provider = 'stripe') {
    return listUnverified(this.store, provider);
  }

  payment(providerId: string, provider = 'stripe') {
    return readProviderPayment(this.store, provider, providerId);
  }

  /** An event of Stripe about one payment. */
  event(
    status: string,
    { id, payment = 'pi_1' }: { readonly id?: string; readonly payment?: string } = {},
  ): SignedWebhook {
    const object = {
      object: 'payment_intent',
      id: payment,
      amount: 2_550,
      currency: 'eur',
      status,
      metadata: { reference: 'T' },
    };
    const error = status === 'requires_payment_method' ? { last_payment_error: { code: 'card_declined' } } : {};
    return this.servers.stripe.event(`payment_intent.${status}`, { ...object, ...error }, id);
  }
}
