import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../shared/tax/calc/book.ts';
import { seen, settingsWith, transaction } from './support/domain.ts';
import { type Deed, type Fraction, match } from './support/oracle.ts';

const ONE = 10n ** 18n;
const ACCOUNTS = ['kraken', 'wallet'];

/** Whole prices for whole quantities, so that parts that moved have exact costs and ties are ties. */
const deed = fc
  .record({
    kind: fc.constantFrom('buy' as const, 'buy' as const, 'sell' as const, 'move' as const),
    from: fc.integer({ min: 0, max: 1 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    price: fc.integer({ min: 1, max: 4 }),
  })
  .map(
    ({ kind, from, quantity, price }): Deed => ({
      kind,
      account: ACCOUNTS[from] ?? '',
      toAccount: ACCOUNTS[1 - from] ?? '',
      quantity: BigInt(quantity),
      money: BigInt(quantity * price),
    }),
  );

const typeOf = { buy: 'buy', sell: 'sell', move: 'transfer' } as const;

function entry({ kind, account, toAccount, quantity, money }: Deed, index: number) {
  const amounts = {
    buy: { in: `${quantity} BTC`, out: `${money} USD` },
    sell: { out: `${quantity} BTC`, in: `${money} USD` },
    move: { out: `${quantity} BTC`, in: `${quantity} BTC`, toAccount },
  };
  const at = new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString();
  return {
    transactionId: String(index),
    arrival: { version: index + 1, index: 0 },
    transaction: transaction({ type: typeOf[kind], at, account, ...amounts[kind] }),
  };
}

const rounded = ({ over, under }: Fraction): bigint => (over * ONE) / under;
const isNear = (a: bigint, b: bigint): boolean => a - b <= 100n && b - a <= 100n;

describe.each(['FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE'])('%s', (method) => {
  it.each(['universal', 'per-account'])('uses the lots and costs of a naive matcher, %s', async (lotScope) => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 40 }), async (deeds) => {
        const book = openTaxBook(undefined, new MemoryPages(), { settings: settingsWith({ method, lotScope }) });
        await book.apply({ add: deeds.map(entry) });
        const { lots, disposals } = await seen(book);
        const naive = match(deeds, method, lotScope);
        const sourceOf = new Map(lots.map((lot) => [lot.lotId, lot.acquisitionTransactionId]));
        const merged = (rows: { key: string; quantity: bigint; cost: bigint }[]) => {
          const all = new Map<string, { quantity: bigint; cost: bigint }>();
          for (const { key, quantity, cost } of rows) {
            const sum = all.get(key) ?? { quantity: 0n, cost: 0n };
            all.set(key, { quantity: sum.quantity + quantity, cost: sum.cost + cost });
          }
          return [...all];
        };
        const actual = merged(
          disposals.map((row) => ({
            key: `${row.transactionId} of ${sourceOf.get(row.lotId ?? '')}`,
            quantity: decimal(row.quantity),
            cost: decimal(row.costBasis),
          })),
        );
        const expected = merged(
          naive.rows.map((row) => ({
            key: `${row.deed} of ${row.source}`,
            quantity: rounded(row.quantity),
            cost: rounded(row.cost),
          })),
        );
        expect(actual.map(([key, { quantity }]) => [key, quantity])).toEqual(
          expected.map(([key, { quantity }]) => [key, quantity]),
        );
        expect(actual.every(([, { cost }], index) => isNear(cost, expected[index]?.[1].cost ?? -1n))).toBe(true);
        const left = (account: string) => ({
          actual: lots.filter((lot) => lot.account === account).map((lot) => decimal(lot.remainingCostBasis)),
          expected: naive.open.filter((lot) => lot.account === account).map((lot) => rounded(lot.cost)),
        });
        for (const account of ACCOUNTS) {
          const { actual: ours, expected: theirs } = left(account);
          const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
          expect(isNear(sum(ours), sum(theirs))).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });
});
