import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { WEBHOOK_SCHEMES, webhookSecretsOf } from '../../shared/adapters/providers/webhooks/schemes.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import * as messages from '../../shared/ledger/app/provider-inbox/operate-messages.ts';
import type { Inbox } from '../../shared/ledger/app/provider-inbox/ports.ts';
import { providerMessageId } from '../../shared/ledger/contract/provider-messages.ts';
import {
  listMessages,
  listUnverified,
  messageViewOf,
  type ProviderMessageView,
  unverifiedViewOf,
} from '../../shared/ledger/read/provider-inbox/list-messages.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/provider-messages-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('provider-inbox');
const secretsNow = operatorSettings('payment-providers', (text) => webhookSecretsOf(providerSettings(text)));
const inbox: Inbox = { store, schemes: WEBHOOK_SCHEMES, order: (order) => queue.send(order), log };
const cursor = cursorOf('provider-messages', providerMessageId);

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.listProviderMessages, async ({ query, now }) => {
      const { provider, status, limit } = query;
      const decoded = cursor.decode(query.cursor);
      if (isRefused(decoded)) return decoded;
      if (status === 'unverified') {
        const items = (await listUnverified(store, provider)).slice(0, limit).map(unverifiedViewOf);
        return { status: 200 as const, body: { items, nextCursor: null } };
      }
      const { items, after } = await listMessages(store, { provider, status, limit, now, after: decoded.position });
      const nextCursor = after === undefined ? null : cursor.encode(after);
      return { status: 200 as const, body: { items: items.map(messageViewOf), nextCursor } };
    }),

    on(contract.showProviderMessage, async (request) => {
      const { provider, messageId } = request.params;
      const look = { what: 'provider-message', target: { provider, messageId }, reason: request.body.reason };
      return showPayload(store, request, look, async () => {
        const shown = await messages.showMessage(store, { provider, messageId });
        if (isRefused(shown)) return shown;
        const { view, webhook, message } = shown;
        const updates = message?.status === 'processed' ? message.updates : [];
        return { status: 200 as const, body: { ...view, headers: webhook.headers, body: webhook.body, updates } };
      });
    }),

    on(contract.replayProviderMessage, async (request) => {
      const { provider, messageId } = request.params;
      const act = { action: 'replayProviderMessage', target: { provider, messageId }, reason: request.body.reason };
      const done = await operate(operatingOf(store, 'replayProviderMessage', request), act, async () => {
        const again = { name: { provider, messageId: String(messageId) }, now: request.now };
        const replayed = await messages.replayMessage(inbox, await secretsNow(), again);
        return isRefused(replayed) ? replayed : { ...replayed };
      });
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),

    on(contract.replayProviderMessages, async (request) => {
      const { provider, limit, reason } = request.body;
      const act = { action: 'replayProviderMessages', target: { provider, limit: String(limit) }, reason };
      const done = await operate(operatingOf(store, 'replayProviderMessages', request), act, async () => ({
        ...(await messages.replayFailed(inbox, await secretsNow(), { provider, limit, now: request.now })),
      }));
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),

    on(contract.ignoreProviderMessage, async (request) => {
      const { provider, messageId } = request.params;
      const { reason } = request.body;
      const act = { action: 'ignoreProviderMessage', target: { provider, messageId }, reason };
      const done = await operate(operatingOf(store, 'ignoreProviderMessage', request), act, async () => {
        const ignored = await messages.ignoreMessage(store, {
          name: { provider, messageId },
          reason,
          now: request.now,
        });
        return isRefused(ignored) ? ignored : (ignored as unknown as Json);
      });
      return isRefused(done) ? done : { status: 200 as const, body: done as unknown as ProviderMessageView };
    }),
  ],
});
