/** A trader's history of any length, the same on every run. */
import { fromEpochMs } from '../../shared/kernel/time.ts';
import { parseTransaction, type TransactionInput } from '../../shared/trading/contract/transaction.ts';

const START_MS = Date.UTC(2015, 0, 1);
const STEP_MS = 1_000 * 61;
const ASSETS = ['BTC', 'ETH', 'SOL', 'ADA', 'DOT'];
const ACCOUNTS = ['kraken', 'coinbase'];

/** Numbers that look random and are the same on every run (Park and Miller's generator). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** The time of the transaction of a place in the history; a fraction lies between two. */
export const timeAt = (place: number): string => fromEpochMs(START_MS + Math.round(place * STEP_MS));

function plain(index: number, place: number, next: (below: number) => number): unknown {
  const asset = ASSETS[next(ASSETS.length)] ?? '';
  const account = ACCOUNTS[next(ACCOUNTS.length)] ?? '';
  const isSale = index % 3 === 2;
  const quantity = isSale ? `${1 + next(2)}.${1 + next(8)}` : `1.${1 + next(8)}`;
  const money = `${1_000 + next(50_000)}.${1 + next(9)}`;
  const [coins, usd] = [
    { asset, quantity },
    { asset: 'USD', quantity: money },
  ];
  const id = `trade-${index}`;
  const timestamp = timeAt(place);
  if (index % 20 === 7) {
    const toAccount = account === 'kraken' ? 'coinbase' : 'kraken';
    return {
      externalId: id,
      account,
      toAccount,
      timestamp,
      type: 'transfer',
      amounts: [{ asset, quantity, direction: 'out' }],
    };
  }
  return {
    externalId: id,
    account,
    timestamp,
    type: isSale ? 'sell' : 'buy',
    // What came in first, as an importer writes them.
    amounts: isSale
      ? [
          { ...usd, direction: 'in' },
          { ...coins, direction: 'out' },
        ]
      : [
          { ...coins, direction: 'in' },
          { ...usd, direction: 'out' },
        ],
    fees: [{ asset: 'USD', quantity: '1.5' }],
  };
}

function parsed(value: unknown): TransactionInput {
  const result = parseTransaction(value);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.transaction;
}

/** Purchases, sales and transfers over five assets and two accounts, oldest first. */
export function historyOf(count: number): TransactionInput[] {
  const next = numbers(42);
  return Array.from({ length: count }, (_, index) => parsed(plain(index, index, next)));
}

/** The same kind of history newest first, one at a time, so that any length takes no memory. */
export function* transactionsNewestFirst(count: number): Generator<TransactionInput> {
  for (let index = count - 1; index >= 0; index -= 1) yield parsed(plain(index, index, numbers(1 + index)));
}

const LATE_IDS = 1_000_000_000;

/** More transactions of the same kind, each at a place of its own. */
export const latecomers = (places: readonly number[]): TransactionInput[] =>
  places.map((place) => parsed(plain(LATE_IDS + Math.round(place * 997), place, numbers(1 + Math.round(place * 997)))));

const COLUMNS =
  'id,date,type,account,to_account,in_asset,in_quantity,out_asset,out_quantity,fee_asset,fee_quantity,fee_value,value,value_currency,paid_by';

/** A file in our own columns, its rows in the order given. */
export function* csvLines(transactions: Iterable<TransactionInput>): Generator<string> {
  yield `${COLUMNS}\n`;
  for (const { externalId, timestamp, type, account, toAccount, amounts, fees, value, paidBy } of transactions) {
    const into = amounts.find(({ direction }) => direction === 'in');
    const out = amounts.find(({ direction }) => direction === 'out');
    const [fee] = fees ?? [];
    const cells = [
      ...[externalId, timestamp, type, account, toAccount, into?.asset, into?.quantity, out?.asset, out?.quantity],
      ...[fee?.asset, fee?.quantity, fee?.value, value?.amount, value?.currency, paidBy],
    ];
    yield `${cells.map((cell) => cell ?? '').join(',')}\n`;
  }
}

export const csvOf = (transactions: Iterable<TransactionInput>): string => [...csvLines(transactions)].join('');

/** A transaction of someone who holds one asset in one account: two purchases for each sale. */
function simple(index: number, place: number): TransactionInput {
  const isSale = index % 3 === 2;
  const [coins, usd] = [
    { asset: 'BTC', quantity: isSale ? '1.5' : '1.1' },
    { asset: 'USD', quantity: `${1_000 + ((index * 7_919) % 5_000)}` },
  ];
  return parsed({
    externalId: `trade-${index}`,
    account: 'kraken',
    timestamp: timeAt(place),
    type: isSale ? 'sell' : 'buy',
    amounts: isSale
      ? [
          { ...usd, direction: 'in' },
          { ...coins, direction: 'out' },
        ]
      : [
          { ...coins, direction: 'in' },
          { ...usd, direction: 'out' },
        ],
    fees: [{ asset: 'USD', quantity: '1.5' }],
  });
}

/** Some of that history, from a place on, one at a time. */
export function* simpleTransactions(from: number, count: number): Generator<TransactionInput> {
  for (let index = from; index < from + count; index += 1) yield simple(index, index);
}

export const simpleHistoryOf = (count: number): TransactionInput[] => [...simpleTransactions(0, count)];

export const simpleLatecomers = (places: readonly number[]): TransactionInput[] =>
  places.map((place) => simple(LATE_IDS + Math.round(place * 997), place));
