/** The index of journals that were written before fingerprints had levels. */
import { expect, it } from 'vitest';
import { strictTrial } from '../../../functions/trading/strict.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { stateIn } from '../../../shared/kernel/store/stream-state.ts';
import { streamName } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { journalStream } from '../../../shared/trading/app/journal.ts';
import { JOURNAL_STATE } from '../../../shared/trading/app/journal-state.ts';
import { recordOne } from '../../../shared/trading/app/record-transactions.ts';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { buy } from '../../support/transactions.ts';
import { append, T0, unit } from '../../support/units.ts';

const TENANT = '33333333-3333-4333-8333-333333333333' as TenantId;
const stream = journalStream(TENANT);

it('is read on, without a fold: the same identity under another date is caught', async () => {
  const store = new MemoryStore();
  const send = async (at: string) => {
    const parsed = parseTransaction(buy({ at, quantity: '1', total: '10', externalId: 'a' }));
    if (!parsed.ok) throw new Error('bad sample');
    const context = { tenant: TENANT, principal: TENANT, correlationId: 'correlation', now: T0 };
    return recordOne(store, strictTrial(store), context, parsed.transaction);
  };
  const headNow = async () => (await store.readHeads([stream])).get(streamName(stream));
  await send('2021-01-01T00:00:00Z');
  const roots = stateIn(await store.readHeads([stream]), stream, JOURNAL_STATE);
  const older = { known: roots?.known, dates: roots?.dates.at(-1) };
  await store.write(unit({ appends: [append(stream, 1, { events: [], state: JSON.parse(JSON.stringify(older)) })] }));
  expect(await headNow()).toMatchObject({ stateVersion: 1 });

  expect(await send('2021-02-02T00:00:00Z')).toMatchObject({ code: 'TransactionConflict' });
  expect(await send('2021-01-01T00:00:00Z')).toMatchObject({ answer: { duplicate: true } });
});
