/** Stands in for `shared/webhooks/app/endpoint-keys.ts`: messages have their headers, and a signature that nobody checks. */
import type { Sign } from '../../../../shared/webhooks/app/ports.ts';

export const signer =
  (): Sign =>
  async (_tenant, _endpoint, { id, timestampSeconds }) => ({
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': 'v1,simulated',
  });
