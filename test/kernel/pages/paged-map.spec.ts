import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openMap } from '../../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Json, type PagedMap, PageGone, type PageReader } from '../../../shared/kernel/pages/types.ts';
import { bigintOptions, contentsOf, keyOf, storedMap, walk } from './sample-maps.ts';

const direct = { bufferCharactersMax: 0 };

describe('a page that is gone', () => {
  const options = bigintOptions(direct);

  it('makes every read through the stale root throw', async () => {
    const { root, pages } = await storedMap(1_000, options);
    const map = openMap(root, pages, options);
    await map.set(keyOf(1), 5n);
    const next = await map.flush(pages);
    pages.dropReplaced();

    const stale = openMap(root, pages, options);
    await expect(stale.get(keyOf(1))).rejects.toThrow(PageGone);
    await expect(stale.getMany([keyOf(1)])).rejects.toThrow(PageGone);
    await expect(stale.set(keyOf(1), 1n)).rejects.toThrow(PageGone);
    await expect(stale.delete(keyOf(1))).rejects.toThrow(PageGone);
    await expect(stale.first()).rejects.toThrow(PageGone);
    await expect(contentsOf(stale)).rejects.toThrow(PageGone);
    await expect(stale.get(keyOf(1))).rejects.toMatchObject({ ref: root.nodes[0]?.page });
    expect(await openMap(next, pages, options).get(keyOf(1))).toBe(5n);
  });

  it('can be asked for again after a read that failed', async () => {
    const { root, pages } = await storedMap(1_000, options);
    let failures = 2;
    const flaky: PageReader = {
      read: (refs) => (failures-- > 0 ? Promise.reject(new Error('throttled')) : pages.read(refs)),
    };
    const map = openMap(root, flaky, options);
    await expect(map.get(keyOf(1))).rejects.toThrow('throttled');
    await expect(map.get(keyOf(1))).rejects.toThrow('throttled');
    expect(await map.get(keyOf(1))).toBe(1n);
  });

  it('stops a flush before anything is written', async () => {
    const buffered = bigintOptions();
    const { root, pages } = await storedMap(1_000, buffered);
    const first = openMap(root, pages, buffered);
    for (let index = 0; index < 100; index += 1) await first.set(keyOf(index * 9), 5n);
    const held = await first.flush(pages);
    expect(held.nodes).toBe(root.nodes);

    const writer = new MemoryPages();
    const map = openMap({ ...held, buffered: [...held.buffered, ['lot-new', '1']] }, writer, options);
    map.put('lot-new', 2n);
    await expect(map.flush(writer)).rejects.toThrow(PageGone);
    expect(writer.pagesWritten).toBe(0);
  });
});

describe('calls without a promise', () => {
  const options = bigintOptions();

  it('work for keys that are loaded, and throw for others', async () => {
    const { root, pages } = await storedMap(10_000, options);
    const map = openMap(root, pages, options);
    expect(map.isLoaded(keyOf(3))).toBe(false);
    expect(() => map.peek(keyOf(3))).toThrow('not loaded');
    expect(() => map.put(keyOf(3), 1n)).toThrow('not loaded');
    expect(() => map.add(keyOf(3), 1n)).toThrow('not loaded');
    expect(() => map.remove(keyOf(3))).toThrow('not loaded');

    await map.load([keyOf(3), keyOf(9_000)]);
    expect(pages.reads).toBe(2);
    expect(map.loadedLeaves).toBe(2);
    map.put(keyOf(3), 30n);
    expect(map.remove(keyOf(9_000))).toBe(true);
    expect(map.remove(keyOf(9_000))).toBe(false);
    expect([map.peek(keyOf(3)), map.peek(keyOf(9_000)), map.peek(keyOf(4)), map.size]).toEqual([
      30n,
      undefined,
      4n,
      9_999,
    ]);
    expect(pages.reads).toBe(2);
  });

  it('work for what the root carries, before its leaf is loaded', async () => {
    const { root, pages } = await storedMap(10_000, options);
    const map = openMap(root, pages, options);
    await map.set(keyOf(3), 30n);
    await map.delete(keyOf(4));
    const next = openMap(await map.flush(pages), pages, options);
    pages.resetCounts();
    expect([next.peek(keyOf(3)), next.peek(keyOf(4))]).toEqual([30n, undefined]);
    expect([next.remove(keyOf(3)), next.remove(keyOf(4)), next.size]).toEqual([true, false, 9_998]);
    expect([next.add(keyOf(4), 40n), next.add(keyOf(4), 41n)]).toEqual([true, false]);
    next.put(keyOf(3), 31n);
    next.put(keyOf(3), 32n);
    expect(next.size).toBe(10_000);
    expect(pages.reads).toBe(0);

    const last = openMap(await next.flush(pages), pages, options);
    expect((await contentsOf(last)).slice(2, 6).map(([, value]) => value)).toEqual([2n, 32n, 40n, 5n]);
  });
});

describe('leaves', () => {
  const fillOf = async (keys: readonly string[], perFlush: number): Promise<number> => {
    const options = bigintOptions({ leafEntriesMax: 32, nodeLinksMax: 16, bufferCharactersMax: 200 });
    const pages = new MemoryPages();
    let root = EMPTY_ROOT;
    for (let start = 0; start < keys.length; start += perFlush) {
      const map = openMap(root, pages, options);
      for (const key of keys.slice(start, start + perFlush)) await map.set(key, 1n);
      root = await map.flush(pages);
    }
    const { leaves } = await walk(root, pages);
    return leaves.reduce((sum, entries) => sum + entries.length, 0) / (leaves.length * 32);
  };
  const ascending = Array.from({ length: 3_000 }, (_, index) => keyOf(index));
  const shuffled = ascending.toSorted((a, b) => Number.parseInt(a.slice(-3), 10) - Number.parseInt(b.slice(-3), 10));
  const perAsset = ascending.map((key, index) => `asset-${index % 5}-${key}`);

  it.each([1, 7, 500, 3_000])('stay well filled when entries come in order, %i at a time', async (perFlush) => {
    expect(await fillOf(ascending, perFlush)).toBeGreaterThan(0.85);
    expect(await fillOf(ascending.toReversed(), perFlush)).toBeGreaterThan(0.85);
  });

  it.each([1, 7, 500, 3_000])('stay well filled when each asset appends, %i at a time', async (perFlush) => {
    expect(await fillOf(perAsset, perFlush)).toBeGreaterThan(0.75);
  });

  it.each([1, 7, 500, 3_000])('stay more than half full in any order, %i at a time', async (perFlush) => {
    expect(await fillOf(shuffled, perFlush)).toBeGreaterThan(0.5);
  });

  it('are as few for what is put in order many at a time as one by one', async () => {
    const options = bigintOptions({ ...direct, leafEntriesMax: 16, leafCharactersMax: 1_000 });
    const keys = ascending.slice(0, 1_280);
    const values = keys.map((_, index) => 10n ** BigInt(80 + (index % 40)));
    const pagesOf = async (put: (map: PagedMap<bigint>) => void): Promise<number> => {
      const pages = new MemoryPages();
      const map = openMap(EMPTY_ROOT, pages, options);
      put(map);
      return (await walk(await map.flush(pages), pages)).leaves.length;
    };
    const apart = await pagesOf((map) => {
      for (const [index, key] of keys.entries()) map.put(key, values[index] ?? 0n);
    });
    expect(await pagesOf((map) => map.putAll(keys, values))).toBeLessThanOrEqual(apart);
  });

  it('are small where they change a little at a time, and big where they change all at once', async () => {
    const options = bigintOptions({ leafEntriesMax: 100, busyLeafPart: 5, bufferCharactersMax: 200 });
    const { root, pages } = await storedMap(1_000, options);
    const sizesOf = async (of: typeof root) => (await walk(of, pages)).leaves.map(({ length }) => length);
    expect(Math.min(...(await sizesOf(root)).slice(0, -1))).toBeGreaterThan(80);
    let changed = root;
    for (let step = 0; step < 100; step += 1) {
      const map = openMap(changed, pages, options);
      await map.set(keyOf(150), BigInt(step));
      await map.set(`${keyOf(150)}+${step}`, 0n);
      changed = await map.flush(pages);
    }
    const sizes = await sizesOf(changed);
    expect(sizes.filter((size) => size > 80).length).toBeGreaterThanOrEqual(8);
    const small = sizes.filter((size) => size <= 20);
    expect(small.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(180);
    const map = openMap(changed, pages, options);
    for (let index = 0; index < 1_000; index += 1) await map.set(keyOf(index), -1n);
    const merged = await sizesOf(await map.flush(pages));
    expect(merged.length).toBeLessThan(sizes.length);
  });

  it('obey the limit in characters, except one entry that is larger by itself', async () => {
    const options = { ...bigintOptions(direct), leafCharactersMax: 1_000 };
    const pages = new MemoryPages();
    const map = openMap(EMPTY_ROOT, pages, options);
    for (let index = 0; index < 300; index += 1) await map.set(keyOf(index), 10n ** BigInt(index));
    await map.set(keyOf(150), 10n ** 5_000n);
    const root = await map.flush(pages);
    const { leaves } = await walk(root, pages);
    const lengths = leaves.map((entries) => JSON.stringify(entries).length);
    expect(lengths.filter((length) => length > 1_000)).toHaveLength(1);
    expect(leaves.length).toBeLessThan(80);
    expect(await openMap(root, pages, options).get(keyOf(150))).toBe(10n ** 5_000n);
  });

  it.each([
    ['in one go', 100_000],
    ['in many parts', 500],
  ])('vanish or merge when a map shrinks %s', async (_, perFlush) => {
    const options = bigintOptions();
    const stored = await storedMap(50_000, options);
    const { pages } = stored;
    let { root } = stored;
    const leavesBefore = (await walk(root, pages)).leaves.length;
    const doomed = Array.from({ length: 50_000 }, (_unused, index) => keyOf(index)).filter(
      (_key, index) => index % 100 !== 0,
    );
    for (let start = 0; start < doomed.length; start += perFlush) {
      const map = openMap(root, pages, options);
      await map.load(doomed.slice(start, start + perFlush));
      for (const key of doomed.slice(start, start + perFlush)) expect(map.remove(key)).toBe(true);
      root = await map.flush(pages);
      pages.dropReplaced();
    }
    expect(root.size).toBe(500);
    const { leaves } = await walk(root, pages);
    expect(leavesBefore).toBeGreaterThan(190);
    expect(leaves.length).toBeLessThan(15);
  });

  it('that became few take their nodes with them', async () => {
    const options = bigintOptions({ leafEntriesMax: 10, nodeLinksMax: 10 });
    const { root, pages } = await storedMap(5_000, options);
    expect(root.nodes.length).toBeGreaterThan(50);
    const map = openMap(root, pages, options);
    for await (const [key] of map.entries()) if (!key.endsWith('00')) await map.delete(key);
    const next = await map.flush(pages);
    expect(next.nodes.length).toBeLessThanOrEqual(2);
    expect((await walk(next, pages)).leaves.length).toBeLessThan(11);
  });

  it('vanish altogether with the last entry', async () => {
    const options = bigintOptions(direct);
    const { root, pages } = await storedMap(2_000, options);
    const map = openMap(root, pages, options);
    for await (const [key] of map.entries()) await map.delete(key);
    expect(await map.flush(pages)).toEqual(EMPTY_ROOT);
    expect(pages.current).toEqual([]);
    await map.set('again', 1n);
    expect(await contentsOf(openMap(await map.flush(pages), pages, options))).toEqual([['again', 1n]]);
  });

  it('decode only what is read, and encode only what was changed', async () => {
    const { root, pages } = await storedMap(1_000, bigintOptions(direct));
    let decoded = 0;
    let encoded = 0;
    const options = {
      ...bigintOptions(direct),
      decode: (json: Json): bigint => {
        decoded += 1;
        return BigInt(String(json));
      },
      encode: (value: bigint): string => {
        encoded += 1;
        return value.toString();
      },
    };
    const map = openMap(root, pages, options);
    await map.set(keyOf(10), (await map.get(keyOf(9))) ?? 0n);
    await map.flush(pages);
    expect([decoded, encoded]).toEqual([1, 2]);
  });
});

describe('memory pages', () => {
  it('share nothing with what was written', async () => {
    const pages = new MemoryPages();
    const page = [['a', { amounts: ['1'] }]];
    const ref = pages.write(page);
    page.length = 0;
    expect((await pages.read([ref, 'unknown'])).get(ref)).toEqual([['a', { amounts: ['1'] }]]);
    expect((await pages.read(['unknown'])).size).toBe(0);
  });

  it('refuse to replace a page twice, or one that they never had', () => {
    const pages = new MemoryPages();
    const ref = pages.write([]);
    pages.replaced(ref);
    expect(() => pages.replaced(ref)).toThrow('before');
    expect(() => pages.replaced('unknown')).toThrow('never');
  });
});
