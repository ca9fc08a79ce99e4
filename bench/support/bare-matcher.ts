/**
 * FIFO, LIFO and HIFO with nothing around them. Reads the same texts as the tax book does, times too (the amount in money
 * only as the value that it is stated again as), and does the same arithmetic; keeps open lots and a sum, and nothing
 * else: no order of arrival, no rows, no pages, no undo.
 *
 * It reads decimals as one does who has no reader made for it, by the form that they have: what measures must not
 * become faster with what is measured.
 */
import { type Decimal, minimum, multiplyDivide } from '../../shared/kernel/money/decimal.ts';
import { toEpochMs } from '../../shared/kernel/time.ts';
import { Heap } from '../../shared/tax/calc/heap.ts';
import type { TaxEntryInput } from '../../shared/tax/calc/pending.ts';

export const METHODS = ['FIFO', 'LIFO', 'HIFO'] as const;
export type Method = (typeof METHODS)[number];

const PLAIN = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const DECIMAL_PLACES = 18;
const DIGITS_MAX = 36;

function decimal(text: string): Decimal {
  const [, sign, whole = '', fraction = ''] = PLAIN.exec(text) ?? [];
  const digits = (whole === '0' ? 0 : whole.length) + fraction.length;
  if (whole === '' || fraction.length > DECIMAL_PLACES || digits > DIGITS_MAX) throw new RangeError(text);
  const scaled = BigInt(whole + fraction.padEnd(DECIMAL_PLACES, '0'));
  return (sign === '-' ? -scaled : scaled) as Decimal;
}

interface BareLot {
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly acquiredAtMs: number;
  remaining: Decimal;
}

interface Shelf {
  readonly top: () => BareLot | undefined;
  readonly push: (lot: BareLot) => void;
  readonly pop: () => void;
}

/** Dearest first, then oldest first. */
function isDearer(a: BareLot, b: BareLot): boolean {
  const left = a.cost * b.quantity;
  const right = b.cost * a.quantity;
  return left === right ? a.acquiredAtMs < b.acquiredAtMs : left > right;
}

function shelf(method: Method): Shelf {
  if (method === 'HIFO') {
    const heap = new Heap<BareLot>(isDearer);
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

/** Answers the lots used and the gain, so that nothing is optimized away. */
export function matchBare(
  entries: readonly TaxEntryInput[],
  method: Method,
): { readonly lots: number; readonly gain: bigint } {
  const { top, push, pop } = shelf(method);
  let lots = 0;
  let gain = 0n;
  for (const { transaction } of entries) {
    const { type, timestamp, amounts, fees, value } = transaction;
    const acquiredAtMs = toEpochMs(timestamp);
    const quantity = decimal(amounts[0]?.quantity ?? '0');
    const money = decimal(value?.amount ?? '0');
    const fee = decimal(fees?.[0]?.quantity ?? '0');
    if (type === 'buy') {
      push({ quantity, cost: (money + fee) as Decimal, remaining: quantity, acquiredAtMs });
      continue;
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
  }
  return { lots, gain };
}
