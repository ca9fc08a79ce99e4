/** The bank's status reports as webhooks: the pain.002 itself is the body, signed by the Standard Webhooks specification. */
import type { ProviderUpdate } from '../../../ledger/contract/payment-provider.ts';
import type { WebhookScheme } from '../../../ledger/contract/webhook-scheme.ts';
import { sha256 } from '../webhooks/canonical-json.ts';
import { identityOfBytes } from '../webhooks/identity.ts';
import { ignored, told, unreadable } from '../webhooks/reading.ts';
import { verifyStandard } from '../webhooks/standard.ts';
import { readPain002, type StatusReport } from './pain-002.ts';
import { referenceIn } from './references.ts';
import { XmlFault } from './xml.ts';

const PROVIDER = 'bank-files';

function updatesIn({ id: reportId, createdAt, statuses }: StatusReport): readonly ProviderUpdate[] {
  return statuses.flatMap(({ id, stage, reason, amount }) => {
    const reference = referenceIn(id);
    if (reference === undefined) return [];
    const state = {
      stage,
      providerId: reference,
      ...(amount !== undefined && { amount }),
      ...(reason !== undefined && { reason }),
    };
    return { provider: PROVIDER, eventId: `${reportId}:${id}`, reference, state, occurredAt: createdAt };
  });
}

export const bankFilesWebhooks: WebhookScheme = {
  provider: PROVIDER,
  headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],

  verify: verifyStandard,

  identify: ({ headers, body }) => {
    const { 'webhook-id': eventId } = headers;
    return eventId === undefined || eventId === '' ? identityOfBytes(body) : { eventId, digest: sha256(body) };
  },

  read({ body }) {
    try {
      const updates = updatesIn(readPain002(body));
      return updates.length === 0 ? ignored('The report speaks of no transfer of ours.') : told(...updates);
    } catch (error) {
      if (error instanceof XmlFault) return unreadable(`The body is no status report: ${error.message}.`);
      throw error;
    }
  },
};
