import { expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../shared/adapters/memory/heads-index.ts';
import { MemoryQueue } from '../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { catchUp } from '../../shared/kernel/projection/catch-up.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import type { MovedHead } from '../../shared/kernel/store/heads-index.ts';
import type { WalkPosition } from '../../shared/kernel/store/walk-heads.ts';
import { startAll } from '../../shared/operations/app/replays/start-all.ts';
import { count, countingProjection } from '../support/counting-book.ts';
import { newTenant, T0 } from '../support/units.ts';

it('every user with a book gets one order, a part in each request', async () => {
  const [store, queue] = [new MemoryStore(), new MemoryQueue()];
  const projection = countingProjection();
  const tenants = Array.from({ length: 7 }, newTenant);
  const heads: MovedHead[] = [];
  for (const [index, tenant] of tenants.entries()) {
    for (const source of projection.sources) {
      await count(store, tenant, ['a'], source);
      heads.push({ stream: mainStream(tenant, source), recordedAt: T0 });
    }
    // The last one has nothing that could be rebuilt.
    if (index < 6) await catchUp(store, projection, tenant, { now: T0 });
  }
  const request = { store, queue, projection: 'holdings', now: T0, actor: 'operator', correlationId: 'c' };
  const starting = { heads: memoryHeadsIndex(() => heads), request, sources: projection.sources };
  let [started, requests] = [0, 0];
  for (let from: WalkPosition | undefined; ; ) {
    let steps = 4;
    const hasTime = () => --steps > 0;
    const part = await startAll({ ...starting, policy: 'never', from, hasTime });
    started += part.started;
    requests += 1;
    if (!part.next) break;
    from = part.next;
  }
  expect(started).toBe(6);
  expect(requests).toBeGreaterThan(2);
  const ordered = queue.sent.map(({ body }) => JSON.parse(body).detail.tenant);
  expect(ordered.toSorted()).toEqual(tenants.slice(0, 6).toSorted());
});
