import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decimal, format, add as plus, ZERO } from '../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import type { UserPriceEvent } from '../../shared/market-data/contract/events.ts';
import type { HoldingsChanges, TransactionAdded } from '../../shared/portfolio/calc/changes.ts';
import { type HoldingsBook, openHoldingsBook } from '../../shared/portfolio/calc/holdings-book.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/contract/settings.ts';
import { movementsOf } from '../../shared/trading/contract/movements.ts';
import { parseTransaction, type TransactionInput } from '../../shared/trading/contract/transaction.ts';
import { carryingTransactions, transactions } from '../trading/domain/transactions.arbitrary.ts';
import { at, closes, everything, NOW, rates, removed } from './journal.ts';

const TIMES = [at('2021-01-10'), at('2021-01-25')];
const RUNS = { numRuns: 60 };

/** Of two assets that stand against each other a merger, or a spin-off of one from the other. */
const reorganised = (transaction: TransactionInput): TransactionInput => {
  const [first, second] = transaction.amounts;
  if (transaction.type !== 'stake' && transaction.type !== 'unstake') return transaction;
  const parsed = parseTransaction({
    ...transaction,
    type: transaction.type === 'stake' ? 'merger' : 'spin_off',
    amounts:
      transaction.type === 'stake'
        ? transaction.amounts
        : [
            { asset: second?.asset, quantity: second?.quantity, direction: 'out' },
            { asset: second?.asset, quantity: second?.quantity, direction: 'in', basisShare: '0.7' },
            { asset: first?.asset, quantity: first?.quantity, direction: 'in', basisShare: '0.3' },
          ],
  });
  return parsed.ok ? parsed.transaction : transaction;
};

const histories: fc.Arbitrary<readonly TransactionAdded[]> = fc
  .oneof(
    fc.array(transactions, { minLength: 1, maxLength: 25 }),
    fc.array(carryingTransactions, { minLength: 1, maxLength: 25 }),
    fc.array(carryingTransactions.map(reorganised), { minLength: 1, maxLength: 25 }),
  )
  .map((all) =>
    all.map((transaction, index) => ({
      transactionId: `T${index}`,
      arrival: { version: 1 + Math.floor(index / 3), index: index % 3 },
      transaction,
    })),
  );

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2021-01-${String(number).padStart(2, '0')}`);
const cents = fc
  .integer({ min: 1, max: 99_999 })
  .map((number) => `${Math.floor(number / 100)}.${number % 100 === 0 ? 1 : number % 100}`);
const price: fc.Arbitrary<UserPriceEvent> = fc.oneof(
  fc.tuple(fc.constantFrom('BTC', 'ETH', 'STETH'), day, cents, fc.constantFrom('USD', 'EUR')).map((row) => closes(row)),
  fc
    .tuple(fc.constantFrom('USD', 'EUR'), day, cents)
    .map(([from, date, rate]) => rates([from, from === 'USD' ? 'EUR' : 'USD', date, rate])),
);
const prices = fc.array(price, { maxLength: 12 });

/** Applies changes one after the other; now and then the book is written and opened again. */
async function folded(batches: readonly HoldingsChanges[], settings = DEFAULT_SETTINGS): Promise<HoldingsBook> {
  const pages = new MemoryPages();
  let book = openHoldingsBook(undefined, pages, { settings });
  for (const [index, batch] of batches.entries()) {
    await book.apply(batch);
    if (index % 3 === 2) {
      const roots = await book.flush(pages);
      pages.dropReplaced();
      book = openHoldingsBook(JSON.parse(JSON.stringify(roots)), pages);
    }
  }
  return book;
}

const euro = { ...DEFAULT_SETTINGS, baseCurrency: 'EUR' };

describe('the book of any history', () => {
  test('is the same whatever order and batches it is told in, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        prices,
        fc.array(fc.nat(6), { minLength: 40, maxLength: 40 }),
        async (history, told, noise) => {
          const whole = await folded([{ add: history, prices: told }]);
          const batches: HoldingsChanges[] = [0, 1, 2, 3, 4, 5, 6].map((batch) => ({
            add: history.filter((_, index) => noise[index] === batch || noise[index + 1] === batch).toReversed(),
            prices: batch === (noise[39] ?? 0) ? told : [],
          }));
          expect(await everything(await folded(batches), TIMES)).toEqual(await everything(whole, TIMES));
        },
      ),
      RUNS,
    );
  });

  test('is the same one by one, newest first, as all at once', async () => {
    await fc.assert(
      fc.asyncProperty(histories, prices, async (history, told) => {
        const whole = await folded([{ add: history, prices: told }]);
        const newestFirst = history.toSorted((a, b) => (a.transaction.timestamp < b.transaction.timestamp ? 1 : -1));
        const single = await folded([
          ...newestFirst.map((one) => ({ add: [one] })),
          ...told.map((event) => ({ prices: [event] })),
        ]);
        expect(await everything(single, TIMES)).toEqual(await everything(whole, TIMES));
      }),
      RUNS,
    );
  });

  test('is as if what was reversed had never been there', async () => {
    await fc.assert(
      fc.asyncProperty(histories, histories, prices, fc.boolean(), async (kept, gone, told, isTogether) => {
        const extra = gone.map((one) => ({
          ...one,
          transactionId: `${one.transactionId}-gone`,
          arrival: { ...one.arrival, index: one.arrival.index + 10 },
        }));
        const book = isTogether
          ? await folded([{ add: [...kept, ...extra], remove: extra.map(removed), prices: told }])
          : await folded([{ add: extra, prices: told }, { add: kept }, { remove: extra.map(removed) }]);
        expect(await everything(book, TIMES)).toEqual(
          await everything(await folded([{ add: kept, prices: told }]), TIMES),
        );
      }),
      RUNS,
    );
  });

  test('under another base currency is the same whenever that was chosen', async () => {
    await fc.assert(
      fc.asyncProperty(histories, prices, async (history, told) => {
        const half = Math.floor(history.length / 2);
        const changed = await folded([
          { add: history.slice(0, half), prices: told },
          { settings: euro, add: history.slice(half) },
        ]);
        expect(await everything(changed, TIMES)).toEqual(
          await everything(await folded([{ add: history, prices: told }], euro), TIMES),
        );
      }),
      RUNS,
    );
  });

  test('holds just what its movements add up to', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const sums = new Map<string, Decimal>();
        for (const { transaction } of history) {
          for (const { asset, quantity } of movementsOf(transaction)) {
            // A split is told in pieces of before and after, which come to the difference as well.
            sums.set(asset, plus(sums.get(asset) ?? ZERO, quantity));
          }
        }
        const expected = [...sums]
          .filter(([, quantity]) => quantity !== ZERO)
          .map(([asset, quantity]) => [asset, format(quantity)]);
        const { items } = await (await folded([{ add: history }])).reads.holdings({ now: NOW });
        expect(new Map(items.map(({ asset, quantity }) => [asset, quantity]))).toEqual(
          new Map(expected.map(([asset = '', quantity = '']) => [asset, quantity])),
        );
      }),
      RUNS,
    );
  });
});
