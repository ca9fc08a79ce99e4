/** Which transfer an update is of, where the provider doesn't say it in each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { TenantErased } from '../../../shared/kernel/crypto/data-keys.ts';
import { refuse } from '../../../shared/kernel/errors.ts';
import { handOn } from '../../../shared/ledger/app/provider-inbox/hand-on.ts';
import type { PaymentStage, ProviderUpdate } from '../../../shared/ledger/contract/payment-provider.ts';
import { newTenant, T0 } from '../../support/units.ts';

const about = { now: T0, correlationId: 'c' };

const update = (eventId: string, stage: PaymentStage, reference?: string): ProviderUpdate => ({
  ...{ provider: 'stripe', eventId, state: { stage, providerId: 'pi_1' }, occurredAt: T0 },
  ...(reference !== undefined && { reference }),
});
const [SETTLED, REFUNDED, DISPUTED] = [update('1', 'settled', 'T'), update('2', 'refunded'), update('3', 'disputed')];

/** No answer to an order has named the provider's id. */
const nobody = async () => undefined;

/** What the transfer hears, in order; told again, it takes nothing. */
function listener() {
  const heard = new Map<string, ProviderUpdate>();
  return {
    heard: () => [...heard.values()].map(({ reference, state }) => `${reference} ${state.stage}`),
    ids: () => [...heard.keys()].toSorted(),
    tell: async (told: ProviderUpdate) => {
      if (!heard.has(told.eventId)) heard.set(told.eventId, told);
      return undefined;
    },
  };
}

describe('an update', () => {
  it('without a reference waits until another has one', async () => {
    const { tell, heard } = listener();
    const onUpdate = handOn(new MemoryStore(), tell, nobody);
    await onUpdate(REFUNDED, about);
    expect(heard()).toEqual([]);
    await onUpdate(SETTLED, about);
    await onUpdate(DISPUTED, about);
    expect(heard()).toEqual(['T settled', 'T refunded', 'T disputed']);
  });

  it('that names the provider’s id alone reaches the transfer whose order was answered with that id', async () => {
    const { tell, heard } = listener();
    const onUpdate = handOn(new MemoryStore(), tell, async (provider, id) =>
      id === 'pi_1' ? `of ${provider}` : undefined,
    );
    await onUpdate(REFUNDED, about);
    expect(heard()).toEqual(['of stripe refunded']);
  });

  it('reaches its transfer, whatever the order and however often', async () => {
    const all = [SETTLED, REFUNDED, DISPUTED, update('4', 'processing', 'T')];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...all, ...all], { minLength: 8 }), async (sent) => {
        const { tell, ids } = listener();
        const onUpdate = handOn(new MemoryStore(), tell, nobody);
        for (const one of sent) await onUpdate(one, about);
        expect(ids()).toEqual(['1', '2', '3', '4']);
      }),
      { numRuns: 40 },
    );
  });

  it('that contradicts another is told beside it', async () => {
    const { tell, heard } = listener();
    const onUpdate = handOn(new MemoryStore(), tell, nobody);
    for (const one of [SETTLED, update('1', 'failed', 'T'), update('1', 'failed', 'T')]) await onUpdate(one, about);
    expect(heard()).toEqual(['T settled', 'T failed']);
  });

  it('that its transfer does not take is not done with', async () => {
    const onUpdate = handOn(new MemoryStore(), async () => refuse('Conflict', 'Busy.'), nobody);
    expect(await onUpdate(SETTLED, about)).toMatchObject({ code: 'Conflict' });
  });

  it('of a user who was erased is done with', async () => {
    const onUpdate = handOn(new MemoryStore(), () => Promise.reject(new TenantErased(newTenant())), nobody);
    expect(await onUpdate(SETTLED, about)).toBeUndefined();
  });
});
