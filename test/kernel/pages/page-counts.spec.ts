import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openMap } from '../../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type MapOptions } from '../../../shared/kernel/pages/types.ts';
import { bigintOptions, collect, contentsOf, keyOf, type Stored, storedMap, walk } from './sample-maps.ts';

interface Counts {
  readonly reads: number;
  readonly pagesRead: number;
  readonly pagesWritten: number;
}

/** Each insert opens the map anew, as an invocation does that handles one entry. */
async function insertOneByOne(stored: Stored, keys: readonly string[], options: MapOptions<bigint>): Promise<Counts[]> {
  const { pages } = stored;
  let { root } = stored;
  const counts: Counts[] = [];
  for (const key of keys) {
    pages.resetCounts();
    const map = openMap(root, pages, options);
    await map.set(key, 1n);
    root = await map.flush(pages);
    pages.dropReplaced();
    counts.push({ reads: pages.reads, pagesRead: pages.pagesRead, pagesWritten: pages.pagesWritten });
  }
  return counts;
}

const keysAmong = (count: number, inserts: number): string[] =>
  Array.from({ length: inserts }, (_, index) => `${keyOf(Math.floor(((index * 0.618) % 1) * count))}-${index}`);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('pages read and written', () => {
  it('are as many for one insert into 10^5 entries as into 10^3, without a buffer', async () => {
    const options = bigintOptions({ bufferCharactersMax: 0 });
    for (const count of [1_000, 100_000]) {
      const counts = await insertOneByOne(await storedMap(count, options), keysAmong(count, 80), options);
      expect(new Set(counts.map((each) => `${each.reads} ${each.pagesRead} ${each.pagesWritten}`))).toEqual(
        new Set(['2 2 2']),
      );
    }
  });

  it('are amortized by the buffer, at 10^5 entries as at 10^3', async () => {
    const options = bigintOptions();
    const written: number[] = [];
    for (const count of [1_000, 100_000]) {
      const atEnd = Array.from({ length: 600 }, (_, index) => keyOf(count + index));
      const counts = await insertOneByOne(await storedMap(count, options), atEnd, options);
      expect(Math.max(...counts.map(({ pagesRead }) => pagesRead))).toBe(2);
      written.push(sum(counts.map(({ pagesWritten }) => pagesWritten)));
    }
    for (const pagesWritten of written) expect(pagesWritten / 600).toBeLessThan(0.05);
    expect(written[1]).toBeLessThanOrEqual((written[0] ?? 0) + 2);
  });

  it('stay few where inserts cluster in some leaves', async () => {
    const options = bigintOptions();
    const stored = await storedMap(100_000, options);
    const clusters = Array.from({ length: 1_000 }, (_, index) => `${keyOf((index % 8) * 11_111)}-${index + 1_000}`);
    const counts = await insertOneByOne(stored, clusters, options);
    expect(sum(counts.map(({ pagesWritten }) => pagesWritten)) / 1_000).toBeLessThan(0.15);
  });

  it('are none for a flush without changes, and for changes that fit in the root', async () => {
    const options = bigintOptions();
    const { root, pages } = await storedMap(1_000, options);
    const map = openMap(root, pages, options);
    expect(await map.flush(pages)).toBe(root);
    expect(pages.reads).toBe(0);

    await map.set(keyOf(5), 7n);
    await map.delete(keyOf(6));
    const next = await map.flush(pages);
    expect(pages.pagesWritten).toBe(0);
    expect(pages.current).toHaveLength((await walk(root, pages)).refs.length);
    expect(next).toEqual({ nodes: root.nodes, buffered: [[keyOf(5), '7']], deleted: [keyOf(6)], size: 999 });
  });

  it('are none for a small map, which lives in its root', async () => {
    const pages = new MemoryPages();
    const map = openMap(EMPTY_ROOT, pages, bigintOptions());
    for (let index = 0; index < 100; index += 1) await map.set(keyOf(index), 1n);
    for (let index = 0; index < 100; index += 2) await map.delete(keyOf(index));
    const root = await map.flush(pages);
    expect(root.nodes).toEqual([]);
    expect(root.deleted).toEqual([]);
    expect(root.buffered).toHaveLength(50);
    expect(pages.pagesWritten).toBe(0);
    expect(await contentsOf(openMap(root, pages, bigintOptions()))).toHaveLength(50);
    expect(pages.reads).toBe(0);
  });

  it('leave no trace of an entry that came and went between two pushes', async () => {
    const options = bigintOptions();
    const { root, pages } = await storedMap(1_000, options);
    const map = openMap(root, pages, options);
    await map.set('lot-0000500-new', 1n);
    await map.delete('lot-0000500-new');
    expect(await map.flush(pages)).toEqual(root);

    const first = openMap(root, pages, options);
    await first.set('lot-0000500-new', 1n);
    const second = openMap(await first.flush(pages), pages, options);
    await second.get('lot-0000501');
    await second.delete('lot-0000500-new');
    expect(await second.flush(pages)).toEqual(root);
  });
});

describe('reads', () => {
  const options = bigintOptions({ leafEntriesMax: 50 });

  it('of many keys take one call for the nodes and one for the leaves', async () => {
    const { root, pages } = await storedMap(100_000, options);
    const asked = Array.from({ length: 500 }, (_, index) => keyOf(index * 199));
    const found = await openMap(root, pages, options).getMany([...asked, 'absent']);
    expect(found.size).toBe(500);
    expect(found.get(keyOf(199))).toBe(199n);
    expect(pages.reads).toBe(2);
    expect(pages.pagesRead).toBe(root.nodes.length + 500);
  });

  it('of the first or last entry take one leaf', async () => {
    const { root, pages } = await storedMap(10_000, options);
    for (const range of [{}, { reverse: true }, { from: keyOf(5_000) }, { before: keyOf(5_010), reverse: true }]) {
      pages.resetCounts();
      expect(await openMap(root, pages, options).first(range)).toBeDefined();
      expect(pages.pagesRead).toBe(2);
    }
  });

  it('of a long scan come in growing batches, and of a short one stay few', async () => {
    const { root, pages } = await storedMap(10_000, options);
    const { leaves, nodes } = await walk(root, pages);
    for (const reverse of [false, true]) {
      pages.resetCounts();
      expect(await collect(openMap(root, pages, options).entries({ reverse }))).toHaveLength(10_000);
      expect(pages.pagesRead).toBe(leaves.length + nodes.length);
      expect(pages.reads).toBeLessThan(15);

      pages.resetCounts();
      let taken = 0;
      for await (const _ of openMap(root, pages, options).entries({ reverse })) if (++taken === 60) break;
      expect(pages.pagesRead).toBeLessThanOrEqual(1 + 3);
    }
  });

  it('of a range load no leaf beyond it', async () => {
    const { root, pages } = await storedMap(10_000, options);
    for (const reverse of [false, true]) {
      pages.resetCounts();
      const range = { from: keyOf(1_000), before: keyOf(1_500), reverse };
      const map = openMap(root, pages, options);
      expect((await collect(map.entries(range))).map(([key]) => key).toSorted()).toEqual(
        Array.from({ length: 500 }, (_, index) => keyOf(1_000 + index)),
      );
      expect(map.loadedLeaves).toBeLessThanOrEqual(13);
      expect(pages.pagesRead).toBe(1 + map.loadedLeaves);
    }
  });

  it('that overlap share what they load', async () => {
    const { root, pages } = await storedMap(1_000, options);
    const map = openMap(root, pages, options);
    const asked = [keyOf(1), keyOf(2), keyOf(500), keyOf(1)];
    expect(await Promise.all(asked.map((key) => map.get(key)))).toEqual([1n, 2n, 500n, 1n]);
    expect(pages.pagesRead).toBe(3);
  });
});
