import type { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { seen, settingsWith, transaction } from '../support/domain.ts';
import { Exact } from '../support/plain-book.ts';
import { type PlainStep, plainLots } from '../support/plain-lots.ts';

const ACCOUNTS = ['kraken', 'wallet'];

/** Prices and quantities whose quotients come to an end, so that equal unit costs are equal in both books. */
const steps: fc.Arbitrary<PlainStep[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('buy', 'buy', 'buy', 'sell', 'sell', 'move', 'split'),
      from: fc.integer({ min: 0, max: 1 }),
      quantity: fc.integer({ min: 1, max: 64 }),
      price: fc.integer({ min: 1, max: 40 }),
      fee: fc.integer({ min: 0, max: 2 }),
      lost: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ kind, from, quantity, price, fee, lost }) => ({
      kind: kind as PlainStep['kind'],
      account: ACCOUNTS[from] ?? '',
      toAccount: ACCOUNTS[1 - from] ?? '',
      quantity: String(quantity / 8),
      money: String((price * quantity) / 8),
      fee: String((fee * quantity) / 16),
      lost: String(Math.min(lost, quantity - 1) / 8),
    })),
  { minLength: 1, maxLength: 25 },
);

function entryOf(step: PlainStep, index: number): TaxEntryInput {
  const { kind, account, toAccount, quantity, money, fee, lost } = step;
  const at = new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString();
  const arriving = String(Number(quantity) - Number(lost));
  const fees = { fees: `${fee} USD` };
  const sent = {
    buy: { type: 'buy', in: `${quantity} A`, out: `${money} USD`, ...fees },
    sell: { type: 'sell', out: `${quantity} A`, in: `${money} USD`, ...fees },
    move: { type: 'transfer', out: `${quantity} A`, in: `${arriving} A`, toAccount, fees: `${lost} A = ${money}` },
    // of more than all accounts have, so that it is a ratio for all of them
    split: { type: 'split', out: '1000000 A', in: '2000000 A' },
  } as const;
  return {
    transactionId: String(index),
    arrival: { version: index + 1, index: 0 },
    transaction: transaction({ at, account, ...sent[kind] }),
  };
}

interface Sums {
  quantity: Decimal;
  cost: Decimal;
  proceeds: Decimal;
}

function summed(rows: readonly ({ readonly key: string } & Sums)[]): [string, Sums][] {
  const sums = new Map<string, Sums>();
  for (const { key, quantity, cost, proceeds } of rows) {
    const before = sums.get(key) ?? { quantity: new Exact(0), cost: new Exact(0), proceeds: new Exact(0) };
    sums.set(key, {
      quantity: before.quantity.plus(quantity),
      cost: before.cost.plus(cost),
      proceeds: before.proceeds.plus(proceeds),
    });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const isNear = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && a.minus(b).abs().lt('1e-12');

describe.each(['FIFO', 'LIFO', 'HIFO', 'LOFO'])('%s', (method) => {
  it.each(['universal', 'per-account'])('is that of a plain book, %s', async (lotScope) => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const book = openTaxBook(undefined, new MemoryPages(), { settings: settingsWith({ method, lotScope }) });
        await book.apply({ add: all.map(entryOf) });
        const { lots, disposals } = await seen(book);
        const plain = plainLots(all, method, lotScope === 'per-account');
        const sourceOf = new Map(
          lots.map((lot) => [
            lot.lotId,
            lot.missingQuantity === undefined ? lot.acquisitionTransactionId : 'unexplained',
          ]),
        );
        const unexplained = (source: number | undefined) =>
          source !== undefined && all[source]?.kind !== 'buy' ? 'unexplained' : source;
        const actual = summed(
          disposals.map((row) => ({
            key: `${row.transactionId} of ${sourceOf.get(row.lotId ?? '')}`,
            quantity: new Exact(row.quantity),
            cost: new Exact(row.costBasis),
            proceeds: new Exact(row.proceeds ?? 'NaN'),
          })),
        );
        const expected = summed(
          plain.uses.map((use) => ({ ...use, key: `${use.step} of ${unexplained(use.source)}` })),
        );
        expect(actual.map(([key, { quantity }]) => `${key}: ${quantity}`)).toEqual(
          expected.map(([key, { quantity }]) => `${key}: ${quantity}`),
        );
        for (const [at, [key, sums]] of actual.entries()) {
          const other = expected[at]?.[1];
          expect(isNear(sums.cost, other?.cost) && isNear(sums.proceeds, other?.proceeds), key).toBe(true);
        }
        for (const account of lotScope === 'universal' ? [undefined] : ACCOUNTS) {
          const here = <T extends { readonly account: string }>(lot: T) =>
            account === undefined || lot.account === account;
          const ours = lots.filter(here).reduce((sum, lot) => sum.plus(lot.remainingCostBasis), new Exact(0));
          const theirs = plain.open.filter(here).reduce((sum, lot) => sum.plus(lot.cost), new Exact(0));
          expect(isNear(ours, theirs)).toBe(true);
        }
      }),
      { numRuns: IS_LONG ? 10_000 : 1_250 },
    );
  });
});
