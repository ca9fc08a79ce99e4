import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { decimal, format } from '../../shared/kernel/money/decimal.ts';
import { readBook } from '../../shared/kernel/projection/read-book.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { DisposalView } from '../../shared/tax/contract/rows.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';
import { reverseTransaction } from '../../shared/trading/app/reverse.ts';
import { parseTransaction, type TransactionInput } from '../../shared/trading/contract/transaction.ts';
import { disposalsSeen, lotsSeen, PROJECTIONS } from '../faults/support/books.ts';
import { queueRecord, Spine, TENANT } from '../faults/support/spine.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo } from '../support/dynamodb.ts';
import { csvOf, numbers, timeAt } from '../support/history.ts';
import { brokenConnection, interceptCalls } from '../support/intercept.ts';

const LOTS = 20_000;
const ULP = 1n;
/** Requests of the writer between two looks of a reader. */
const LOOK_EVERY = 8;

function transaction(value: object): TransactionInput {
  const parsed = parseTransaction({ account: 'kraken', ...value });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}

const next = numbers(2_024);
const purchases = Array.from({ length: LOTS }, (_, index) => {
  const quantity = decimal(`${1 + next(4)}.${1 + next(99_998)}`);
  const paid = decimal(`${1 + next(90_000)}.${1 + next(98)}`);
  const fee = decimal(`0.${1 + next(8)}`);
  return { at: timeAt(index), quantity, cost: paid + fee, paid, fee };
});
const text = (amount: bigint): string => format(amount as Parameters<typeof format>[0]);

/** All but half of the last lot. */
const kept = (purchases.at(-1)?.quantity ?? 0n) / 2n;
const sold = purchases.reduce((sum, { quantity }) => sum + quantity, 0n) - kept;
const PROCEEDS = decimal('123456789.123456789123456789');

const FILE = csvOf(
  purchases.map(({ at, quantity, paid, fee }, index) =>
    transaction({
      externalId: `purchase-${index}`,
      timestamp: at,
      type: 'buy',
      amounts: [
        { asset: 'BTC', quantity: text(quantity), direction: 'in' },
        { asset: 'USD', quantity: text(paid), direction: 'out' },
      ],
      fees: [{ asset: 'USD', quantity: text(fee) }],
    }),
  ),
);
const SALE = transaction({
  externalId: 'sale',
  timestamp: timeAt(LOTS),
  type: 'sell',
  amounts: [
    { asset: 'BTC', quantity: text(sold), direction: 'out' },
    { asset: 'USD', quantity: text(PROCEEDS), direction: 'in' },
  ],
});

const taxBook = PROJECTIONS.filter(({ name }) => name === taxBookProjection.name);

/** What a reader may see: nothing sold yet, or all of it. Anything else is half done. */
type Sight = 'before the sale' | 'after the sale' | string;

async function look(store: Store): Promise<Sight> {
  const sight = await readBook(
    store,
    taxBookProjection,
    { tenant: TENANT, wanted: undefined },
    async ({ book: { book } }) => {
      const disposals = await disposalsSeen(book);
      const left = (await lotsSeen(book)).filter(({ status }) => status !== 'closed');
      return `${disposals.length} disposals, ${left.length} lots left`;
    },
  );
  if (sight === `0 disposals, ${LOTS} lots left`) return 'before the sale';
  return sight === `${LOTS} disposals, 1 lots left` ? 'after the sale' : String(sight);
}

/** A quotient rounded half-even, of positive numbers. */
function halfEven(over: bigint, under: bigint): bigint {
  const [whole, twice] = [over / under, 2n * (over % under)];
  if (twice === under) return whole + (whole % 2n);
  return twice > under ? whole + 1n : whole;
}

/** The very numbers, by integers alone: no rounding but that of each row's share of the proceeds, which add up. */
function expectExact(rows: readonly DisposalView[]): void {
  let [proceeds, gain] = [0n, 0n];
  for (const [index, row] of rows.entries()) {
    const lot = purchases[index];
    if (!lot) throw new Error('more rows than lots');
    const isLast = index === LOTS - 1;
    const quantity = isLast ? lot.quantity - kept : lot.quantity;
    expect(row.acquiredAt).toBe(lot.at);
    expect(decimal(row.quantity)).toBe(quantity);
    const share = (PROCEEDS * quantity) / sold;
    const stated = decimal(row.proceeds ?? '');
    expect(stated >= share - ULP && stated <= share + ULP).toBe(true);
    const basis = decimal(row.costBasis);
    if (isLast) expect(basis).toBe(halfEven(lot.cost * quantity, lot.quantity));
    else expect(basis).toBe(lot.cost);
    expect(decimal(row.gain ?? '')).toBe(stated - basis);
    proceeds += stated;
    gain += decimal(row.gain ?? '');
  }
  const cost = rows.reduce((sum, row) => sum + decimal(row.costBasis), 0n);
  expect(proceeds).toBe(PROCEEDS);
  expect(gain).toBe(PROCEEDS - cost);
}

describe(`a sale that uses ${LOTS.toLocaleString('en')} lots`, () => {
  let dynamo: LocalDynamo;
  let spine: Spine;
  let saleId: string;

  const consumeTaxBook = async (by: Spine): Promise<number> => {
    const notice = by.notices.findLast(({ streamType }) => streamType === 'journal');
    let failed = 0;
    for (const projection of taxBook)
      if (notice) failed += (await by.consume(projection, [queueRecord(notice)])).length;
    return failed;
  };

  /** A consumer of its own whose connection to the tables breaks at one call, before or after it is done. */
  const breaking = (call: string, times: number, when: 'before' | 'after', meanwhile = async () => {}) => {
    const client = dynamo.connect();
    let seen = 0;
    interceptCalls(client, async (name, _, run) => {
      const isIt = name === call && ++seen === times;
      await meanwhile();
      if (isIt && when === 'before') throw brokenConnection();
      const answer = await run();
      if (isIt) throw brokenConnection();
      return answer;
    });
    return { spine: spine.by(dynamoStore(storeOptions(client))), calls: () => seen };
  };

  beforeAll(async () => {
    dynamo = await startDynamo();
    spine = Spine.on(dynamoStore(storeOptions(dynamo.client)));
    await spine.work(await spine.order(FILE));
    expect(await consumeTaxBook(spine)).toBe(0);
    saleId = await spine.send(SALE);
  });
  afterAll(() => dynamo.close());

  it.each([
    ['BatchWriteItem', 1, 'after'],
    ['BatchWriteItem', 9, 'after'],
    ['PutItem', 1, 'before'],
  ] as const)('survives a kill at %s number %i, %s it: nothing of it is seen', async (call, times, when) => {
    const victim = breaking(call, times, when);
    expect(await consumeTaxBook(victim.spine)).toBe(1);
    expect(victim.calls()).toBe(times);
    expect(await look(spine.store)).toBe('before the sale');
  });

  it('is never seen half done while it is written, and is there when its writer dies before it could say so', async () => {
    const sights: Sight[] = [];
    let requests = 0;
    const victim = breaking('PutItem', 1, 'after', async () => {
      requests += 1;
      if (requests % LOOK_EVERY === 0) sights.push(await look(spine.store));
    });
    expect(await consumeTaxBook(victim.spine)).toBe(1);
    expect(sights.length).toBeGreaterThan(2);
    expect(new Set(sights)).toEqual(new Set(['before the sale']));
    expect(await look(spine.store)).toBe('after the sale');
  });

  it('is done once, to the last digit, after all these redeliveries', async () => {
    expect(await consumeTaxBook(spine)).toBe(0);
    await readBook(
      spine.store,
      taxBookProjection,
      { tenant: TENANT, wanted: undefined },
      async ({ book: { book } }) => {
        const rows = await disposalsSeen(book);
        expect(rows).toHaveLength(LOTS);
        expectExact(rows);
        const [left, ...others] = (await lotsSeen(book)).filter(({ status }) => status !== 'closed');
        expect(others).toEqual([]);
        expect(left).toMatchObject({ remainingQuantity: text(kept), status: 'partial' });
      },
    );
  });

  it('leaves nothing behind when it is reversed', async () => {
    await reverseTransaction(spine.store, spine.context(), { transactionId: saleId, reason: 'a mistake' });
    expect(await consumeTaxBook(spine)).toBe(0);
    expect(await look(spine.store)).toBe('before the sale');
  });
});
