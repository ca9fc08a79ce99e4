/** Judges the tax book alone, in memory, by a vector: its disposals, what it finds missing, and the lots it has left. */
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { type Settings, settings } from '../../shared/settings/contract/settings.ts';
import { openTaxBook } from '../../shared/tax/calc/book.ts';
import { parseTransaction, type TransactionInput } from '../../shared/trading/contract/transaction.ts';
import { disposalsOf, lotsOf } from '../tax/support/domain.ts';

const Exact = Decimal.clone({ precision: 60 });
const TOLERANCE = '1e-15';
/** Some totals are exact products of more decimals than are taken. */
const PLACES = 18;

const number = z.string();
const sent = z.object({
  ...{ id: z.string(), timestamp: z.string(), type: z.string(), asset: z.string(), account: z.string() },
  ...{ quantity: number, total: number.optional(), fee: number.optional(), toAccount: z.string().optional() },
  ...{ feeQuantity: number.optional(), feeAsset: z.string().optional(), quantityReceived: number.optional() },
});
type Sent = z.infer<typeof sent>;
const figures = {
  quantity: number,
  costBasis: number.optional(),
  proceeds: number.optional(),
  gain: number.optional(),
};
const disposal = z.object({
  ...{ transactionId: z.string(), lotId: z.string().optional(), longTerm: z.boolean().optional(), ...figures },
});
const lot = z.object({
  lotId: z.string().default(''),
  asset: z.string().optional(),
  account: z.string().optional(),
  ...figures,
});

export const taxVector = z.object({
  ...{ method: z.string(), lotScope: z.string(), baseCurrency: z.string(), conventionSet: z.string() },
  methodByYear: z.record(z.string(), z.string()).optional(),
  buyFeeInBasis: z.boolean().default(true),
  sellFeeDeducted: z.boolean().default(true),
  transferFee: z.string().default('disposal'),
  disposalGranularity: z.enum(['lot', 'transaction', 'transaction+term']).default('lot'),
  sameUnderFeeInclusiveUnitCost: z.boolean().default(true),
  transactions: z.array(sent),
  expected: z.object({
    disposals: z.array(disposal),
    openLots: z.array(lot).optional(),
    missing: z.array(z.object({ transactionId: z.string(), quantity: number })).default([]),
  }),
});
export type TaxVector = z.infer<typeof taxVector>;

const ACQUIRING = new Set(['buy', 'income', 'gift_received', 'donation_received']);
const GIVEN = new Set(['gift_sent', 'donation_sent']);

/** The fee of an acquisition counts with its value alone; another's leaves as coins where it has any. */
function feesOf({ type, asset, fee, feeQuantity, feeAsset = asset }: Sent, currency: string) {
  const hasCoins = !ACQUIRING.has(type) && feeQuantity !== undefined && !new Exact(feeQuantity).isZero();
  if (hasCoins) return [{ asset: feeAsset, quantity: feeQuantity, ...(fee !== undefined && { value: fee }) }];
  return fee === undefined || new Exact(fee).isZero() ? [] : [{ asset: currency, quantity: fee, value: fee }];
}

function amountsOf({ type, asset, quantity, quantityReceived = quantity }: Sent, money: string, currency: string) {
  const leg = (of: string, units: string, direction: 'in' | 'out') => ({ asset: of, quantity: units, direction });
  if (type === 'transfer') return [leg(asset, quantity, 'out'), leg(asset, quantityReceived, 'in')];
  if (type === 'buy') return [leg(asset, quantity, 'in'), leg(currency, money, 'out')];
  if (type === 'sell') return [leg(asset, quantity, 'out'), leg(currency, money, 'in')];
  return [leg(asset, quantity, ACQUIRING.has(type) ? 'in' : 'out')];
}

function transactionOf(said: Sent, currency: string): TransactionInput {
  // what has no proceeds isn't judged by any
  const money = new Exact(said.total ?? '1').toDecimalPlaces(PLACES, Decimal.ROUND_DOWN).toFixed();
  const { account, timestamp, type, toAccount } = said;
  const isTransfer = type === 'transfer';
  const parsed = parseTransaction({
    ...{ account, timestamp, type, amounts: amountsOf(said, money, currency), fees: feesOf(said, currency) },
    ...(isTransfer ? { toAccount } : { value: { currency, amount: money } }),
  });
  if (!parsed.ok) throw new Error(`${said.id}: ${JSON.stringify(parsed.errors)}`);
  return parsed.transaction;
}

const isPerAccount = ({ lotScope }: TaxVector): boolean => lotScope.startsWith('per-account');

const settingsOf = (vector: TaxVector): Settings =>
  settings.parse({
    baseCurrency: vector.baseCurrency,
    tax: {
      method: vector.method === 'MIXED' ? 'FIFO' : vector.method,
      ...(vector.methodByYear && { methodByYear: vector.methodByYear }),
      lotScope: isPerAccount(vector) ? 'per-account' : 'universal',
      longTerm: ['us', 'bittytax'].includes(vector.conventionSet) ? 'us' : '365-days',
      buyFeeInBasis: vector.buyFeeInBasis,
      sellFeeDeducted: vector.sellFeeDeducted,
      transferFee: vector.transferFee === 'non-disposal' ? 'non-disposal' : 'disposal',
    },
  });

/** The book of a vector; newest first, an instant at a time, so that all of it is dated back, if asked. */
async function bookOf(vector: TaxVector, isReversed: boolean) {
  const book = openTaxBook(undefined, new MemoryPages(), { settings: settingsOf(vector) });
  const byInstant = Map.groupBy(vector.transactions, ({ timestamp }) => Date.parse(timestamp));
  const instants = [...byInstant].toSorted(([a], [b]) => b - a).map(([, together]) => together);
  const batches = isReversed ? instants : [vector.transactions];
  for (const [at, batch] of batches.entries()) {
    await book.apply({
      add: batch.map((said, index) => ({
        transactionId: said.id,
        arrival: { version: at + 1, index },
        transaction: transactionOf(said, vector.baseCurrency),
      })),
    });
  }
  return book;
}

type Figures = Readonly<Partial<Record<'quantity' | 'costBasis' | 'proceeds' | 'gain', string | undefined>>>;
const SUMMED = ['quantity', 'costBasis', 'proceeds', 'gain'] as const;
type Keyed = readonly [key: string, figures: Figures];

/** Rows of one key are one. */
function sumsOf(rows: readonly Keyed[]): ReadonlyMap<string, ReadonlyMap<string, Decimal>> {
  const all = new Map<string, Map<string, Decimal>>();
  for (const [key, row] of rows) {
    const sums = all.get(key) ?? new Map<string, Decimal>();
    all.set(key, sums);
    for (const name of SUMMED) {
      const figure = row[name];
      if (figure !== undefined) sums.set(name, (sums.get(name) ?? new Exact(0)).plus(figure));
    }
  }
  return all;
}

/** What is expected and isn't so, and what is there besides. */
function faultsIn(what: string, expected: readonly Keyed[], found: readonly Keyed[]): readonly string[] {
  const [wanted, had] = [sumsOf(expected), sumsOf(found)];
  const wrong = [...wanted].flatMap(([key, sums]) =>
    [...sums].flatMap(([name, figure]) => {
      const other = had.get(key)?.get(name);
      const isRight =
        other
          ?.minus(figure)
          .abs()
          .lessThanOrEqualTo(name === 'quantity' ? 0 : TOLERANCE) === true;
      return isRight ? [] : [`${what} ${key} ${name}: expected ${figure.toFixed()}, got ${other?.toFixed()}`];
    }),
  );
  return [...wrong, ...[...had.keys()].filter((key) => !wanted.has(key)).map((key) => `unexpected ${what} ${key}`)];
}

/** Nothing where the book is as expected. */
export async function judgedTax(vector: TaxVector, isReversed: boolean): Promise<readonly string[]> {
  const { expected, disposalGranularity: grain, transactions } = vector;
  const book = await bookOf(vector, isReversed);
  const [rows, lots] = [await disposalsOf(book), await lotsOf(book)];
  const acquiredBy = new Map(lots.map((each) => [each.lotId, each.acquisitionTransactionId]));
  const typeOf = new Map(transactions.map(({ id, type }) => [id, type]));
  const keyOf = (transactionId: string, of: string | undefined, term: string | undefined): string =>
    [transactionId, grain === 'lot' ? (of ?? 'no lot') : '', grain === 'transaction+term' ? term : ''].join(' ');
  const wanted = expected.disposals.map(({ transactionId, lotId, longTerm, ...row }): Keyed => {
    const isGiven = GIVEN.has(typeOf.get(transactionId) ?? '');
    const key = keyOf(transactionId, lotId, longTerm === true ? 'long' : 'short');
    return [key, isGiven ? { ...row, proceeds: undefined, gain: undefined } : row];
  });
  const found = rows.map(({ transactionId, lotId, term, ...row }): Keyed => {
    // what left at cost gained nothing
    return [keyOf(transactionId, acquiredBy.get(lotId ?? ''), term), { ...row, gain: row.gain ?? '0' }];
  });
  const terms = grain === 'lot' ? termFaults(expected.disposals, rows, acquiredBy) : [];
  const lotKey = (source: string, { asset, account }: { asset?: string | undefined; account?: string | undefined }) =>
    [vector.method === 'AVERAGE' ? asset : source, isPerAccount(vector) ? account : ''].join(' ');
  const left = lots
    .filter(({ remainingQuantity }) => remainingQuantity !== '0')
    .map((each): Keyed => {
      const { remainingQuantity: quantity, remainingCostBasis: costBasis } = each;
      return [lotKey(each.acquisitionTransactionId, each), { quantity, costBasis }];
    });
  const missing = rows.flatMap(({ transactionId, missingQuantity }): Keyed[] =>
    missingQuantity === undefined ? [] : [[transactionId, { quantity: missingQuantity }]],
  );
  const wantedMissing = expected.missing.map(({ transactionId, quantity }): Keyed => [transactionId, { quantity }]);
  return [
    ...faultsIn('disposal', wanted, found),
    ...terms,
    ...faultsIn('missing quantity', wantedMissing, missing),
    ...(expected.openLots === undefined
      ? []
      : faultsIn(
          'open lot',
          expected.openLots.map((each): Keyed => [lotKey(each.lotId, each), each]),
          left,
        )),
  ];
}

function termFaults(
  expected: TaxVector['expected']['disposals'],
  rows: Awaited<ReturnType<typeof disposalsOf>>,
  acquiredBy: ReadonlyMap<string, string>,
): readonly string[] {
  const terms = new Map(rows.map((row) => [`${row.transactionId} ${acquiredBy.get(row.lotId ?? '')}`, row.term]));
  return expected.flatMap(({ transactionId, lotId, longTerm }) => {
    const term = terms.get(`${transactionId} ${lotId}`);
    if (longTerm === undefined || term === undefined || (term === 'long') === longTerm) return [];
    return [`disposal ${transactionId} ${lotId}: expected ${longTerm ? 'long' : 'short'}, got ${term}`];
  });
}
