import { expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { consumers } from '../../shared/consumers.ts';
import { lagging } from '../../shared/relay/app/lagging.ts';
import { append, newTenant, streamIn, T0, unit } from '../support/units.ts';

it('what lags is brought to the webhooks, too, of a user who has endpoints, and of nobody else', async () => {
  const [listening, silent] = [newTenant(), newTenant()];
  const store = new MemoryStore();
  await store.write(unit({ appends: [append(streamIn(listening, 'webhook-endpoints'), 0)] }));
  for (const tenant of [listening, silent]) await store.write(unit({ appends: [append(streamIn(tenant), 0)] }));
  const late = (tenant: typeof silent) => lagging(store, consumers, { stream: streamIn(tenant), recordedAt: T0 });
  expect(await late(listening)).toMatchObject({ version: 1, served: ['webhook-endpoints'] });
  expect(await late(silent)).not.toHaveProperty('served');
  expect(await late(silent)).toMatchObject({ version: 1 });
});
