import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { monthSort } from '../../../shared/market-data/contract/market-places.ts';
import { EMPTY_YIELDS, jsonOfYields, withYields, YIELDS } from '../../../shared/market-data/contract/yield-month.ts';
import { marketSources } from '../../../shared/portfolio/read/valuations/market.ts';
import { TENANT } from '../../faults/support/spine.ts';

it('are good until the end of the next month, however long the range is that is asked about', async () => {
  const store = new MemoryStore();
  const id = randomUUID();
  const yields = withYields(EMPTY_YIELDS, [{ date: '2022-01-14', months: 120, percent: decimal('2') }]);
  await store.write({
    meta: { commandId: id, causationId: id, correlationId: id, actor: 'test', now: '2022-06-01T00:00:00.000Z' },
    appends: [],
    records: [{ place: YIELDS, sort: monthSort('2022-01'), expect: 'any', value: jsonOfYields(yields) }],
  });
  const sources = marketSources(store, TENANT, '2022-06-01');
  for (const from of ['2022-01-14', '2022-02-28']) {
    const curveOn = await sources.yields({ from, to: '2022-05-01' });
    expect(curveOn('2022-02-28')?.date).toBe('2022-01-14');
    expect(curveOn('2022-03-01')).toBeUndefined();
  }
});
