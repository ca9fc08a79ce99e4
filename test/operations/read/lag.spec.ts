import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { consumers } from '../../../shared/consumers.ts';
import { PoisonCommit } from '../../../shared/kernel/projection/fold.ts';
import { halt } from '../../../shared/kernel/projection/halts.ts';
import { lagOf } from '../../../shared/operations/read/lag.ts';
import { performanceProjection } from '../../../shared/portfolio/read/performance/performance-projection.ts';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { Spine, TENANT } from '../../faults/support/spine.ts';
import { buy } from '../../support/transactions.ts';

async function owner(): Promise<Spine> {
  const spine = Spine.on(new MemoryStore());
  const parsed = parseTransaction(buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10' }));
  if (!parsed.ok) throw new Error('not a transaction');
  await spine.send(parsed.transaction);
  return spine;
}
const lagsIn = (spine: Spine) => lagOf(spine.store, consumers, TENANT);

describe('how far consumers are', () => {
  it('is told of those that each commit is brought to', async () => {
    const spine = await owner();
    const behind = { source: 'journal', version: 1, cursor: 0, haltedAt: null, skipped: 0 };
    const lags = await lagsIn(spine);
    expect(lags).toEqual(
      ['transactions', 'pairings', 'holdings', 'tax-book'].map((consumer) => ({ consumer, ...behind })),
    );
    await spine.settle();
    expect((await lagsIn(spine)).filter(({ cursor, version }) => cursor < version)).toEqual([]);
  });

  it('is told of one that works on demand only where it was halted: until somebody asks it lacks nothing', async () => {
    const spine = await owner();
    const poison = new PoisonCommit('journal', 1, new Error('no'));
    await halt(spine.store, performanceProjection, TENANT, poison, spine.now());
    expect(await lagsIn(spine)).toContainEqual({
      ...{ consumer: 'performance', source: 'journal', version: 1, cursor: 0, haltedAt: 1, skipped: 0 },
    });
  });
});
