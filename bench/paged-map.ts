/**
 * What the paged map costs in memory, next to a plain Map (get, set) and a sorted array (scan), in the same run.
 * Usage: node bench/paged-map.ts [entries...]
 */
import { MemoryPages } from '../shared/kernel/pages/memory-pages.ts';
import { mapOptions, openMap } from '../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type PagedMap } from '../shared/kernel/pages/types.ts';

const options = mapOptions<string>({ encode: (value) => value, decode: String });
const ROUNDS = 3;

/** Keys as ledgers have them: an asset, a time, an id. */
const keyOf = (index: number): string =>
  `ASSET#${String(index).padStart(12, '0')}#${((index * 7919) % 104729).toString(36)}`;

/** A fixed permutation, so that runs compare. */
function shuffled(keys: readonly string[]): string[] {
  const result = [...keys];
  let seed = 12345;
  for (let index = result.length - 1; index > 0; index -= 1) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((seed / 2 ** 32) * (index + 1));
    const moved = result[index] ?? '';
    result[index] = result[other] ?? '';
    result[other] = moved;
  }
  return result;
}

async function nanosecondsPerItem(items: number, run: () => Promise<void> | void): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    await run();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / items);
  }
  return best;
}

interface Line {
  readonly name: string;
  readonly paged: number;
  readonly plain: number;
}

async function insertLines(orders: Readonly<Record<string, readonly string[]>>): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [order, keys] of Object.entries(orders)) {
    const plain = await nanosecondsPerItem(keys.length, () => {
      const map = new Map<string, string>();
      for (const key of keys) map.set(key, key);
    });
    const paged = await nanosecondsPerItem(keys.length, async () => {
      const map = openMap(EMPTY_ROOT, new MemoryPages(), options);
      for (const key of keys) await map.set(key, key);
    });
    const put = await nanosecondsPerItem(keys.length, () => {
      const map = openMap(EMPTY_ROOT, new MemoryPages(), options);
      for (const key of keys) map.put(key, key);
    });
    lines.push({ name: `await set, ${order}`, paged, plain }, { name: `put, ${order}`, paged: put, plain });
  }
  return lines;
}

async function readLines(map: PagedMap<string>, keys: readonly string[], random: readonly string[]): Promise<Line[]> {
  const plainMap = new Map(keys.map((key) => [key, key]));
  const sorted = keys.map((key): readonly [string, string] => [key, key]);
  let characters = 0;
  const plainGet = await nanosecondsPerItem(keys.length, () => {
    for (const key of random) characters += plainMap.get(key)?.length ?? 0;
  });
  const get = await nanosecondsPerItem(keys.length, async () => {
    for (const key of random) characters += (await map.get(key))?.length ?? 0;
  });
  const peek = await nanosecondsPerItem(keys.length, () => {
    for (const key of random) characters += map.peek(key)?.length ?? 0;
  });
  const plainInOrder = await nanosecondsPerItem(keys.length, () => {
    for (const key of keys) characters += plainMap.get(key)?.length ?? 0;
  });
  const peekInOrder = await nanosecondsPerItem(keys.length, () => {
    for (const key of keys) characters += map.peek(key)?.length ?? 0;
  });
  const plainScan = await nanosecondsPerItem(keys.length, () => {
    for (const [, value] of sorted) characters += value.length;
  });
  const scan = await nanosecondsPerItem(keys.length, async () => {
    for await (const [, value] of map.entries()) characters += value.length;
  });
  const batches = await nanosecondsPerItem(keys.length, async () => {
    for await (const batch of map.batches()) for (const [, value] of batch) characters += value.length;
  });
  if (characters === 0) throw new Error('nothing was read');
  return [
    { name: 'await get, random', paged: get, plain: plainGet },
    { name: 'peek, random', paged: peek, plain: plainGet },
    { name: 'peek, in order', paged: peekInOrder, plain: plainInOrder },
    { name: 'scan by entries', paged: scan, plain: plainScan },
    { name: 'scan by batches', paged: batches, plain: plainScan },
  ];
}

async function measure(count: number): Promise<void> {
  const keys = Array.from({ length: count }, (_, index) => keyOf(index));
  const random = shuffled(keys);
  const lines = await insertLines({ ascending: keys, descending: [...keys].reverse(), random });

  const pages = new MemoryPages();
  const map = openMap(EMPTY_ROOT, pages, options);
  for (const key of random) map.put(key, key);
  const start = process.hrtime.bigint();
  const root = await map.flush(pages);
  const flush = Number(process.hrtime.bigint() - start) / count;
  const opened = openMap(root, pages, options);
  await opened.load(keys);
  lines.push(...(await readLines(opened, keys, random)));

  process.stdout.write(`\n${count} entries, root of ${JSON.stringify(root).length} characters, `);
  process.stdout.write(`${pages.current.length} pages, flush ${flush.toFixed(0)} ns per entry\n`);
  for (const { name, paged, plain } of lines) {
    const ratio = (paged / plain).toFixed(1).padStart(7);
    process.stdout.write(
      `${name.padEnd(24)}${paged.toFixed(0).padStart(7)} ns  plain${plain.toFixed(0).padStart(5)} ns ${ratio} x\n`,
    );
  }
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [100_000, 1_000_000]) await measure(count);
