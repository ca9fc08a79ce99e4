import { describe, expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import { type HeadsIndex, hourOf, type MovedHead } from '../../../shared/kernel/store/heads-index.ts';
import {
  type WalkPosition,
  walkAll,
  walkFrom,
  walkHeads,
  walkPosition,
} from '../../../shared/kernel/store/walk-heads.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { later, newTenant, streamIn, T0 } from '../../support/units.ts';

const NOW = later(10 * 3_600);
const heads: MovedHead[] = Array.from({ length: 450 }, (_, at) => ({
  stream: streamIn(newTenant(), 'journal', `${at}`),
  recordedAt: later(at * 60),
}));
const index = memoryHeadsIndex(() => heads);
const ids = (found: readonly MovedHead[]) => found.map(({ stream }) => Number(stream.id)).toSorted((a, b) => a - b);

/** Walks to the end, leaving off every so many steps and going on as if in another process. */
async function walked(
  from: WalkPosition,
  { every = Number.POSITIVE_INFINITY, tenant, of = index }: { every?: number; tenant?: TenantId; of?: HeadsIndex } = {},
) {
  const found: MovedHead[] = [];
  let position: WalkPosition | undefined = from;
  while (position) {
    let steps = 0;
    let next: WalkPosition | undefined;
    for await (const step of walkHeads(of, { from: position, until: hourOf(NOW), tenant })) {
      if (step.head) found.push(step.head);
      steps += 1;
      if (steps < every) continue;
      next = walkPosition.parse(JSON.parse(JSON.stringify(step.next)));
      break;
    }
    position = next;
  }
  return found;
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe('a walk over heads', () => {
  it('from an hour on meets each that moved since', async () => {
    expect(ids(await walked(walkFrom(hourOf(T0))))).toEqual(range(0, 450));
    expect(ids(await walked(walkFrom(hourOf(later(3_600)))))).toEqual(range(60, 450));
    expect(await walked(walkFrom(hourOf(later(9 * 3_600))))).toEqual([]);
  });

  it('is gone on with wherever it was left, and meets none twice', async () => {
    for (const every of [1, 7, 100]) {
      expect(ids(await walked(walkFrom(hourOf(T0)), { every }))).toEqual(range(0, 450));
      expect(ids(await walked(walkAll(NOW), { every }))).toEqual(range(0, 450));
    }
  });

  it('of one tenant meets theirs alone', async () => {
    const [, one] = heads;
    const tenant = one?.stream.tenant ?? newTenant();
    expect(await walked(walkFrom(hourOf(T0)), { tenant })).toEqual([one]);
    expect(await walked(walkAll(NOW), { tenant })).toEqual([one]);
  });

  it('over all meets those, too, that moved while it was under way', async () => {
    const moving = [...heads.slice(0, 300)];
    const [first = heads[299]] = moving;
    const of = memoryHeadsIndex(() => moving);
    const page = of.all.bind(of);
    let pages = 0;
    const hiding: HeadsIndex = {
      ...of,
      // One that the walk has not met yet moves to where it will not be met.
      all: async (options) => {
        pages += 1;
        const answer = await page(options);
        const without = answer.heads.filter(({ head }) => head !== first);
        if (pages === 1 && first) moving[moving.indexOf(first)] = { ...first, recordedAt: NOW };
        return { ...answer, heads: without };
      },
    };
    expect(new Set(ids(await walked(walkAll(NOW), { of: hiding })))).toEqual(new Set(range(0, 300)));
  });
});
