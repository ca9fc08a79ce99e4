import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeveledMap } from '../../../shared/kernel/pages/leveled-map.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { mapOptions, openMap } from '../../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Root } from '../../../shared/kernel/pages/types.ts';

const SIZES = [20, 100, Number.POSITIVE_INFINITY];
const codec = { encode: (value: number) => value, decode: (json: unknown) => Number(json) };
const OPTIONS = mapOptions<number>({ ...codec, leafEntriesMax: 16, bufferCharactersMax: 0 });

const open = (roots: readonly Root[], pages: MemoryPages, littleMax = 0): LeveledMap<number> =>
  new LeveledMap(
    SIZES.map((entriesMax, level) => {
      const own = () => openMap(roots[level] ?? EMPTY_ROOT, pages, OPTIONS);
      // The last may be shared with others, who must not see what is done to it here.
      return level < SIZES.length - 1 ? { map: own(), entriesMax } : { map: own(), entriesMax, own };
    }),
    { littleMax },
  );

const sizesOf = (roots: readonly Root[]): readonly number[] => roots.map(({ size }) => size);

describe('levels of growing size', () => {
  it('hold what a map holds, the newest value of each key, whatever has sunk', async () => {
    const part = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.nat(9)), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 25 }), fc.constantFrom(0, 50, 1_000), async (parts, littleMax) => {
        const pages = new MemoryPages();
        const plain = new Map<string, number>();
        let roots: readonly Root[] = [];
        for (const entries of parts) {
          const map = open(roots, pages, littleMax);
          for (const [number, value] of entries) {
            plain.set(`k${number}`, value);
            await map.set(`k${number}`, value);
            expect(await map.get(`k${number}`)).toBe(value);
          }
          roots = await map.flush(pages);
          pages.dropReplaced();
          for (const [level, size] of sizesOf(roots).entries()) expect(size).toBeLessThanOrEqual(SIZES[level] ?? 0);
        }
        const keys = Array.from({ length: 401 }, (_, number) => `k${number}`);
        expect(new Map(await open(roots, pages).getMany(keys))).toEqual(
          new Map(keys.flatMap((key) => (plain.has(key) ? [[key, plain.get(key)]] : []))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are one while there is little, and grow from then on', async () => {
    const pages = new MemoryPages();
    let roots: readonly Root[] = [];
    for (let at = 0; at < 60; at += 1) {
      const map = open(roots, pages, 50);
      await map.set(`k${at}`, at);
      roots = await map.flush(pages);
      expect(sizesOf(roots)).toEqual(at < 50 ? [0, 0, at + 1] : [at - 49, 0, 50]);
    }
  });

  it('leave no page behind when they sink', async () => {
    const pages = new MemoryPages();
    let roots: readonly Root[] = [];
    for (let part = 0; part < 60; part += 1) {
      const map = open(roots, pages);
      for (let at = 0; at < 15; at += 1) await map.set(`${((part * 15 + at) * 7_919) % 10_007}`, part);
      roots = await map.flush(pages);
      pages.dropReplaced();
    }
    expect(sizesOf(roots).reduce((sum, size) => sum + size)).toBe(900);
    const [first, second, last] = sizesOf(roots);
    expect(last).toBeGreaterThan(700);
    expect((first ?? 0) + (second ?? 0)).toBeLessThanOrEqual(120);
    expect(pages.current.length).toBeLessThan(200);
    expect(roots.filter(({ size }) => size === 0).every(({ nodes }) => nodes.length === 0)).toBe(true);
  });

  it('sink into a copy where the next one is shared with readers', async () => {
    const pages = new MemoryPages();
    const shared = openMap<number>(EMPTY_ROOT, pages, OPTIONS);
    const own = () => openMap<number>(EMPTY_ROOT, pages, OPTIONS);
    const first = { map: openMap<number>(EMPTY_ROOT, pages, OPTIONS), entriesMax: 3 };
    const last = { map: shared, own, entriesMax: Number.POSITIVE_INFINITY };
    const map = new LeveledMap<number>([first, last], { littleMax: 0 });
    for (let at = 0; at < 5; at += 1) await map.set(`k${at}`, at);
    expect(sizesOf(await map.flush(pages))).toEqual([0, 5]);
    expect(shared.size).toBe(0);
    expect(await map.get('k4')).toBe(4);
  });

  it('write a part of what one map writes, when each change goes to many leaves', async () => {
    const options = { ...OPTIONS, leafEntriesMax: 64 };
    const sets = Array.from({ length: 6_000 }, (_, at) => `${(at * 7_919) % 100_003}`);
    const written = async (entriesMax: readonly number[]): Promise<number> => {
      const pages = new MemoryPages();
      let roots: readonly Root[] = [];
      for (let at = 0; at < sets.length; at += 60) {
        const map = new LeveledMap(
          entriesMax.map((max, level) => ({
            map: openMap(roots[level] ?? EMPTY_ROOT, pages, options),
            entriesMax: max,
          })),
          { littleMax: 0 },
        );
        for (const key of sets.slice(at, at + 60)) await map.set(key, 1);
        roots = await map.flush(pages);
      }
      return pages.pagesWritten;
    };
    const endless = Number.POSITIVE_INFINITY;
    expect((await written([120, 1_000, endless])) * 2).toBeLessThan(await written([endless]));
  });
});
