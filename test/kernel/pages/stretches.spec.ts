import { describe, expect, it } from 'vitest';
import { keyOf as keyOfParts, withoutLast } from '../../../shared/kernel/pages/keys.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openMap } from '../../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Root } from '../../../shared/kernel/pages/types.ts';
import { bigintOptions, contentsOf, walk } from './sample-maps.ts';

const options = bigintOptions({ leafEntriesMax: 20, stretchOf: (key) => withoutLast(key, 1) });
const position = (index: number): string => String(index).padStart(6, '0');

/** So many entries in each of some timelines. */
async function stored(timelines: number, entries: number): Promise<{ root: Root; pages: MemoryPages }> {
  const pages = new MemoryPages();
  const map = openMap(EMPTY_ROOT, pages, options);
  for (let timeline = 0; timeline < timelines; timeline += 1) {
    for (let index = 0; index < entries; index += 1)
      map.put(keyOfParts('all', `asset-${timeline}`, position(index)), 1n);
  }
  return { root: await map.flush(pages), pages };
}

/** Pages read and written for an entry in the midst of each of four timelines. */
async function costOfChange({ root, pages }: { root: Root; pages: MemoryPages }, entries: number) {
  pages.resetCounts();
  const map = openMap(root, pages, { ...options, bufferCharactersMax: 0 });
  for (const timeline of [0, 1, 2, 3]) {
    await map.set(keyOfParts('all', `asset-${timeline}`, `${position(entries / 2)}-late`), 2n);
  }
  await map.flush(pages);
  return [pages.pagesRead, pages.pagesWritten];
}

describe('nodes of a map with stretches', () => {
  it('are kept apart while they are few, so that a change costs the same in a small map as in a big one', async () => {
    expect(await costOfChange(await stored(4, 200), 200)).toEqual([8, 8]);
    expect(await costOfChange(await stored(4, 20_000), 20_000)).toEqual([8, 8]);
  });

  it('are shared by stretches that are short', async () => {
    expect((await stored(40, 10)).root.nodes).toHaveLength(1);
  });

  it('are shared where they would be too many', async () => {
    const { root, pages } = await stored(60, 60);
    expect(root.nodes.length).toBeGreaterThan(48);
    const map = openMap(root, pages, options);
    for (let timeline = 0; timeline < 60; timeline += 1) {
      for (let index = 0; index < 60; index += 1) {
        await map.set(keyOfParts('all', `asset-${timeline}`, `${position(index)}-late`), 2n);
      }
    }
    const next = await map.flush(pages);
    expect(next.nodes.length).toBeLessThan(20);
    expect(await contentsOf(openMap(next, pages, options))).toHaveLength(7_200);
  });

  it('are counted by their leaves in the root', async () => {
    const { root, pages } = await stored(4, 1_000);
    const { nodes } = await walk(root, pages);
    expect(root.nodes.map(({ leaves }) => leaves)).toEqual(nodes.map((links) => links.length));
  });
});

describe('an estimate of the entries from a key on', () => {
  it('is right but for a few leaves, and reads one node', async () => {
    const { root, pages } = await stored(1, 20_000);
    for (const index of [0, 7_000, 19_990]) {
      pages.resetCounts();
      const estimate = await openMap(root, pages, options).estimateFrom(keyOfParts('all', 'asset-0', position(index)));
      expect(Math.abs(estimate - (20_000 - index))).toBeLessThan(200);
      expect(pages.pagesRead).toBeLessThanOrEqual(1);
    }
  });
});
