import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { WEBHOOK_SCHEMES, webhookSecretsOf } from '../../shared/adapters/providers/webhooks/schemes.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createPublicHandler } from '../../shared/kernel/http/public-handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Inbox } from '../../shared/ledger/app/provider-inbox/ports.ts';
import { receiveWebhook } from '../../shared/ledger/app/provider-inbox/receive-webhook.ts';
import { receiveProviderWebhookRoute } from '../../shared/ledger/contract/providers-http.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('provider-inbox');
const secretsNow = operatorSettings('payment-providers', (text) => webhookSecretsOf(providerSettings(text)));
const inbox: Inbox = { store, schemes: WEBHOOK_SCHEMES, order: (order) => queue.send(order), log };

export const handler = createPublicHandler({
  log,
  routes: [
    on(receiveProviderWebhookRoute, async ({ params, query, headers, rawBody: body, now }) => {
      const received = { provider: params.provider, headers, body, reference: query.reference, now };
      const accepted = await receiveWebhook(inbox, await secretsNow(), received);
      return isRefused(accepted) ? accepted : { status: 200 as const, body: accepted };
    }),
  ],
});
