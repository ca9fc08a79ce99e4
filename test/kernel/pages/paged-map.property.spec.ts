import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openMap } from '../../../shared/kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type MapOptions,
  type PagedMap,
  PageGone,
  type Range,
  type Root,
} from '../../../shared/kernel/pages/types.ts';
import { bigintOptions, bufferedCharacters, collect, contentsOf, walk } from './sample-maps.ts';

type Model = Map<string, bigint>;

const inRange = (model: Model, { from, before, reverse }: Range): (readonly [string, bigint])[] => {
  const found = [...model]
    .filter(([key]) => (from === undefined || key >= from) && (before === undefined || key < before))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return reverse === true ? found.reverse() : found;
};

const numbered = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((index) => `k${String(index).padStart(3, '0')}`);
// A few keys that are changed again and again, many others, and what is hard to compare or to store.
const keys = fc.oneof(
  { weight: 4, arbitrary: numbered(8) },
  { weight: 4, arbitrary: numbered(120) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', 'k', '"', '\u00e9', '\u{1f600}', '\ud83d', '\uffff'),
      maxLength: 4,
    }),
  },
);
const ranges = fc.record({ from: keys, before: keys, reverse: fc.boolean() }, { requiredKeys: [] });
const sizes = fc.record(
  {
    leafEntriesMax: fc.integer({ min: 1, max: 7 }),
    busyLeafPart: fc.integer({ min: 1, max: 3 }),
    leafCharactersMax: fc.integer({ min: 20, max: 200 }),
    nodeLinksMax: fc.integer({ min: 1, max: 5 }),
    bufferCharactersMax: fc.constantFrom(0, 0, 30, 120, 1000),
    stretchOf: fc.integer({ min: 1, max: 4 }).map((length) => (key: string) => key.slice(0, length)),
  },
  { requiredKeys: ['leafEntriesMax', 'leafCharactersMax', 'nodeLinksMax', 'bufferCharactersMax'] },
);
const values = fc.bigInt({ min: 0n, max: 10n ** 12n });

/** In no order, or one after the other. */
const manyKeys = fc.oneof(
  fc.array(keys, { maxLength: 12 }),
  fc
    .record({ from: fc.nat(120), count: fc.nat(60) })
    .map(({ from, count }) => Array.from({ length: count }, (_, index) => `k${String(from + index).padStart(3, '0')}`)),
);

const steps = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('set' as const), key: keys, value: values }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set-run' as const),
      from: fc.nat(120),
      count: fc.nat(40),
      down: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), key: keys, value: values }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('delete' as const), key: keys }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete-range' as const), range: ranges }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put-all' as const), keys: manyKeys, beyond: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove-all' as const), keys: manyKeys }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('waver' as const), key: keys, times: fc.integer({ min: 2, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('get' as const), key: keys }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('get-many' as const), keys: fc.array(keys, { maxLength: 12 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('scan' as const), range: ranges }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('first' as const), range: ranges }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** A paged map and a plain one that go through the same steps. */
class Twins {
  readonly pages = new MemoryPages();
  readonly options: MapOptions<bigint>;
  readonly model: Model = new Map();
  readonly past: { root: Root; model: Model }[] = [];
  map: PagedMap<bigint>;
  root: Root = EMPTY_ROOT;

  constructor(options: MapOptions<bigint>) {
    this.options = options;
    this.map = openMap(EMPTY_ROOT, this.pages, options);
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'set':
        return this.set(step.key, step.value);
      case 'set-run':
        for (let index = 0; index < step.count; index += 1) {
          const at = step.down ? step.from - index : step.from + index;
          await this.set(`k${String(Math.max(0, at)).padStart(3, '0')}`, BigInt(index));
        }
        return;
      case 'add': {
        const isNew = !this.model.has(step.key);
        await this.map.load([step.key]);
        expect(this.map.add(step.key, step.value)).toBe(isNew);
        if (isNew) this.model.set(step.key, step.value);
        return;
      }
      case 'delete':
        return this.delete(step.key);
      case 'waver':
        for (let time = 0; time < step.times; time += 1) {
          if (this.model.has(step.key)) await this.delete(step.key);
          else await this.set(step.key, BigInt(time));
        }
        return;
      case 'delete-range':
        for (const [key] of inRange(this.model, step.range)) await this.delete(key);
        return;
      case 'put-all':
        return this.putAll(step.keys, step.beyond);
      case 'remove-all':
        await this.map.load(step.keys);
        this.map.removeAll(step.keys);
        for (const key of step.keys) this.model.delete(key);
        expect(this.map.size).toBe(this.model.size);
        return;
      case 'get':
        expect(await this.map.get(step.key)).toBe(this.model.get(step.key));
        expect(this.map.isLoaded(step.key)).toBe(true);
        expect(this.map.peek(step.key)).toBe(this.model.get(step.key));
        return;
      case 'get-many': {
        const found = step.keys.filter((key) => this.model.has(key)).map((key) => [key, this.model.get(key)]);
        expect([...(await this.map.getMany(step.keys))]).toEqual([
          ...new Map(found.map(([key, value]) => [key, value])),
        ]);
        return;
      }
      case 'scan': {
        const expected = inRange(this.model, step.range);
        expect(await collect(this.map.entries(step.range))).toEqual(expected);
        expect((await collect(this.map.batches(step.range))).flat()).toEqual(expected);
        return;
      }
      case 'first':
        expect(['unloaded', inRange(this.model, step.range)[0]]).toContainEqual(this.map.peekFirst(step.range));
        expect(await this.map.first(step.range)).toEqual(inRange(this.model, step.range)[0]);
        expect(this.map.peekFirst(step.range)).toEqual(inRange(this.model, step.range)[0]);
        this.peekSome(step.range);
        return;
      case 'flush':
        return this.flush();
      case 'reopen':
        await this.flush();
        this.map = openMap(this.root, this.pages, this.options);
        return;
    }
  }

  /** Where they go beyond all others, they are the last there are. */
  async putAll(keys: readonly string[], beyond: boolean): Promise<void> {
    const all = beyond ? keys.map((key) => `\uffff${key}`) : keys;
    const [first = ''] = all;
    await this.map.load(all);
    if (this.map.isBeyond(first)) for (const key of this.model.keys()) expect(key < first).toBe(true);
    const values = all.map((_, index) => BigInt(index));
    this.map.putAll(all, values);
    for (const [index, key] of all.entries()) this.model.set(key, BigInt(index));
    expect(this.map.size).toBe(this.model.size);
  }

  /** The first entry is in memory. */
  peekSome(range: Range): void {
    const expected = inRange(this.model, range);
    for (const atMost of [1, 3]) {
      const some = this.map.peekSome(range, atMost, (key, value) => [key, value]);
      expect(some).toEqual(expected.slice(0, some.length));
      expect(some.length).toBeLessThanOrEqual(atMost);
      expect(some.length > 0).toBe(expected.length > 0);
    }
  }

  async set(key: string, value: bigint): Promise<void> {
    await this.map.set(key, value);
    this.model.set(key, value);
    expect(this.map.size).toBe(this.model.size);
  }

  async delete(key: string): Promise<void> {
    expect(await this.map.delete(key)).toBe(this.model.delete(key));
    expect(this.map.size).toBe(this.model.size);
  }

  async flush(): Promise<void> {
    this.root = await this.map.flush(this.pages);
    this.past.push({ root: this.root, model: new Map(this.model) });
    await this.checkPages();
  }

  /** The pages below the root are all that are kept, and each obeys the limits. */
  async checkPages(): Promise<void> {
    const { refs, nodes, leaves } = await walk(this.root, this.pages);
    expect(refs.toSorted()).toEqual(this.pages.current.toSorted());
    expect(bufferedCharacters(this.root)).toBeLessThanOrEqual(this.options.bufferCharactersMax);
    expect(this.root.size).toBe(this.model.size);
    expect(this.root.nodes.map((node) => node.leaves)).toEqual(nodes.map((links) => links.length));
    for (const links of nodes) {
      expect(links.length).toBeGreaterThan(0);
      expect(links.length).toBeLessThanOrEqual(this.options.nodeLinksMax);
    }
    for (const entries of leaves) {
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.length).toBeLessThanOrEqual(this.options.leafEntriesMax);
      if (entries.length > 1) {
        expect(JSON.stringify(entries).length).toBeLessThanOrEqual(this.options.leafCharactersMax);
      }
    }
  }
}

async function live(options: MapOptions<bigint>, story: readonly Step[]): Promise<Twins> {
  const twins = new Twins(options);
  for (const step of story) await twins.take(step);
  await twins.flush();
  return twins;
}

const stories = fc.array(steps, { minLength: 1, maxLength: 80, size: 'max' });

describe('a paged map', () => {
  it('is the same map as a plain one through any story, and keeps exactly the pages of its root', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, stories, async (given, story) => {
        const { root, pages, options, model } = await live(bigintOptions(given), story);
        expect(await contentsOf(openMap(root, pages, options))).toEqual(inRange(model, {}));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every earlier root readable until its pages are dropped', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, stories, async (given, story) => {
        const { past, pages, options } = await live(bigintOptions(given), story);
        for (const { root, model } of past) {
          expect(await contentsOf(openMap(root, pages, options))).toEqual(inRange(model, {}));
        }
        pages.dropReplaced();
        for (const { root, model } of past) {
          const found = await contentsOf(openMap(root, pages, options)).catch((error: unknown) => error);
          if (!(found instanceof PageGone)) expect(found).toEqual(inRange(model, {}));
        }
        expect(await contentsOf(openMap(past.at(-1)?.root ?? EMPTY_ROOT, pages, options))).toHaveLength(
          past.at(-1)?.model.size ?? 0,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('stays right when reads overlap', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, stories, fc.array(keys, { maxLength: 20 }), async (given, story, asked) => {
        const { root, pages, options, model } = await live(bigintOptions(given), story);
        const map = openMap(root, pages, options);
        const [scanned, many, ...single] = await Promise.all([
          contentsOf(map),
          map.getMany(asked),
          ...asked.map((key) => map.get(key)),
        ]);
        expect(scanned).toEqual(inRange(model, {}));
        expect(single).toEqual(asked.map((key) => model.get(key)));
        expect(asked.map((key) => many.get(key))).toEqual(single);
      }),
      { numRuns: 200 },
    );
  });

  it('lets a scan go on through changes, and shows those that are ahead of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        stories,
        ranges,
        fc.array(steps, { maxLength: 20 }),
        async (given, story, range, changes) => {
          const twins = await live(bigintOptions(given), story);
          const pending = changes.filter((step) => step.do !== 'reopen');
          const isAhead = (key: string, place: string): boolean => (range.reverse === true ? key < place : key > place);
          let place: string | undefined;
          for await (const [key, value] of twins.map.entries(range)) {
            const last = place;
            const next = inRange(twins.model, range).find(([other]) => last === undefined || isAhead(other, last));
            expect([key, value]).toEqual(next);
            place = key;
            const change = pending.shift();
            if (change !== undefined) await twins.take(change);
          }
          const end = place;
          expect(inRange(twins.model, range).filter(([key]) => end !== undefined && isAhead(key, end))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
