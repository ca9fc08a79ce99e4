/**
 * How fast the tax book matches lots, against a bare matcher on arrays of bigints in the same run.
 *   node bench/tax-matching.ts [transactions, 100000 if left out]
 * The bare matcher parses the same texts and does the same arithmetic, and keeps nothing else: no order of arrival, no
 * rows, no pages, no undo. Prints lots per second of both and their ratio, for each method.
 */
import { type Decimal, decimal, minimum, multiplyDivide } from '../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../shared/kernel/pages/memory-pages.ts';
import { fromEpochMs } from '../shared/kernel/time.ts';
import { DEFAULT_SETTINGS } from '../shared/settings/contract/settings.ts';
import { openTaxBook } from '../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../shared/tax/calc/pending.ts';

const METHODS = ['FIFO', 'LIFO', 'HIFO'] as const;
type Method = (typeof METHODS)[number];
const START_MS = Date.UTC(2015, 0, 1);
const MINUTE_MS = 60_000;
const TRANSACTIONS_BY_DEFAULT = 100_000;

/** Numbers that look random and are the same on every run (Park and Miller's generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Two purchases for each sale, which takes from one to three lots. */
function entriesOf(count: number): TaxEntryInput[] {
  const next = numbers(42);
  return Array.from({ length: count }, (_, index) => {
    const isSale = index % 3 === 2;
    const quantity = isSale ? `${1 + next(2)}.${1 + next(8)}` : `1.${1 + next(8)}`;
    const money = `${1_000 + next(50_000)}.${next(100)}`;
    return {
      transactionId: `transaction-${index}`,
      arrival: { version: 1 + Math.floor(index / 1_000), index: index % 1_000 },
      transaction: {
        account: 'exchange',
        timestamp: fromEpochMs(START_MS + index * MINUTE_MS),
        type: isSale ? 'sell' : 'buy',
        amounts: [
          { asset: 'BTC', quantity, direction: isSale ? 'out' : 'in' },
          { asset: 'USD', quantity: money, direction: isSale ? 'in' : 'out' },
        ],
        fees: [{ asset: 'USD', quantity: '1.5' }],
        value: { currency: 'USD', amount: money },
      },
    };
  });
}

interface BareLot {
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly order: number;
  remaining: Decimal;
}

/** A binary heap of lots, dearest first, then oldest first. */
class Heap {
  readonly #lots: BareLot[] = [];

  get top(): BareLot | undefined {
    return this.#lots[0];
  }

  static #before(a: BareLot, b: BareLot): boolean {
    const left = a.cost * b.quantity;
    const right = b.cost * a.quantity;
    return left === right ? a.order < b.order : left > right;
  }

  push(lot: BareLot): void {
    let at = this.#lots.push(lot) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = this.#lots[parent];
      if (above === undefined || !Heap.#before(lot, above)) break;
      this.#lots[at] = above;
      at = parent;
    }
    this.#lots[at] = lot;
  }

  pop(): void {
    const last = this.#lots.pop();
    if (last === undefined || this.#lots.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = this.#lots[child];
      if (below === undefined) break;
      const right = this.#lots[child + 1];
      if (right !== undefined && Heap.#before(right, below)) {
        child += 1;
        below = right;
      }
      if (!Heap.#before(below, last)) break;
      this.#lots[at] = below;
      at = child;
    }
    this.#lots[at] = last;
  }
}

interface Shelf {
  readonly top: () => BareLot | undefined;
  readonly push: (lot: BareLot) => void;
  readonly pop: () => void;
}

function shelf(method: Method): Shelf {
  if (method === 'HIFO') {
    const heap = new Heap();
    return { top: () => heap.top, push: (lot) => heap.push(lot), pop: () => heap.pop() };
  }
  const lots: BareLot[] = [];
  let first = 0;
  if (method === 'LIFO') return { top: () => lots.at(-1), push: (lot) => lots.push(lot), pop: () => lots.pop() };
  return {
    top: () => lots[first],
    push: (lot) => lots.push(lot),
    pop: () => {
      first += 1;
    },
  };
}

/** Matches with nothing around it; answers the lots used and the gain, so that nothing is optimized away. */
function matchBare(
  entries: readonly TaxEntryInput[],
  method: Method,
): { readonly lots: number; readonly gain: bigint } {
  const { top, push, pop } = shelf(method);
  let lots = 0;
  let gain = 0n;
  entries.forEach(({ transaction: { type, amounts, fees, value } }, order) => {
    const quantity = decimal(amounts[0]?.quantity ?? '0');
    const money = decimal(value?.amount ?? '0');
    const fee = decimal(fees?.[0]?.quantity ?? '0');
    if (type === 'buy') {
      push({ quantity, cost: (money + fee) as Decimal, remaining: quantity, order });
      return;
    }
    const proceeds = (money - fee) as Decimal;
    let left = quantity;
    for (let lot = top(); lot !== undefined && left > 0n; lot = top()) {
      const taken = minimum(lot.remaining, left);
      gain += multiplyDivide(proceeds, taken, quantity) - multiplyDivide(lot.cost, taken, lot.quantity);
      lot.remaining = (lot.remaining - taken) as Decimal;
      left = (left - taken) as Decimal;
      lots += 1;
      if (lot.remaining === 0n) pop();
    }
  });
  return { lots, gain };
}

async function matchInBook(entries: readonly TaxEntryInput[], method: Method, states: boolean): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, tax: { ...DEFAULT_SETTINGS.tax, method } };
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  const batch = 10_000;
  for (let start = 0; start < entries.length; start += batch) {
    await book.apply({ add: entries.slice(start, start + batch) }, { states });
  }
}

async function seconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

const count = Number(process.argv[2] ?? TRANSACTIONS_BY_DEFAULT);
const entries = entriesOf(count);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const rate = (lots: number, time: number): string => `${Math.round(lots / time).toLocaleString('en')} lots/s`;
say(`${count.toLocaleString('en')} transactions`);
for (const method of METHODS) {
  const { lots } = matchBare(entries, method);
  const bare = await seconds(() => matchBare(entries, method));
  const trial = await seconds(() => matchInBook(entries, method, false));
  const stating = await seconds(() => matchInBook(entries, method, true));
  say(
    `${method}: bare ${rate(lots, bare)}; book ${rate(lots, trial)} (${(bare / trial).toFixed(2)}), ` +
      `with events ${rate(lots, stating)} (${(bare / stating).toFixed(2)})`,
  );
}
