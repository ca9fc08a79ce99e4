/** The rows of a disposal, each with the lot behind it and everything that happened to that on the way. */
import { add, type Decimal, divide, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { dateOf, fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { disposalSentences } from '../../calc/explain/sentences.ts';
import { acquisitionTimeOf, poolOfLot, timeOfKey } from '../../calc/keys.ts';
import type { Lot, MatchedBy, TakenRow } from '../../calc/lot.ts';
import { dayOf } from '../../calc/matching/calendar.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { isAllocation } from '../../calc/scope.ts';
import { disposalView } from '../../calc/views.ts';
import type {
  ExplainedDisposal,
  ExplainedLot,
  ExplainedMatch,
  ExplainedMove,
  ExplainedRule,
} from '../../contract/explain-http.ts';
import type { ExplainLimits } from './explain-limits.ts';
import { explainedTransaction } from './explained-transaction.ts';
import { entryOfTransaction, type Found } from './find-entry.ts';
import { changesOf, type LotChanges } from './lot-changes.ts';
import { poolsOf } from './pools.ts';
import { type Stage, stagesOf } from './way-of-lot.ts';

const explainedLot = (key: string, lot: Lot): ExplainedLot => ({
  lotId: lot.name.id,
  asset: lot.asset,
  account: lot.account,
  acquiredAt: fromEpochMs(acquisitionTimeOf(key)),
  quantity: format(lot.quantity),
  costBasis: format(lot.costBasis),
  unitCost: format(divide(lot.costBasis, lot.quantity)),
});

/** A lot that was used, and how it came there. */
interface Used {
  readonly lot: Lot;
  readonly row: TakenRow;
  readonly stages: readonly Stage[];
}

/** The book is of no use afterwards. */
export async function explainedRows(
  book: TaxBook,
  rows: readonly Found[],
  { rule, limits }: { readonly rule: ExplainedRule; readonly limits: ExplainLimits },
): Promise<readonly ExplainedDisposal[]> {
  const used = new Map<string, Used>();
  for (const [key, row] of rows) {
    const found = row.kind === 'taken' ? await usedBy(book, [key, row], limits) : undefined;
    if (found) used.set(key, found);
  }
  const changes = await changesOf(
    book,
    [...used.values()].flatMap(({ stages }) => stages),
    limits,
  );
  const ways = new Map<string, Way>();
  for (const [key, each] of used) ways.set(key, await behind(book, [key, each], changes));
  // the last thing that the book is of use for
  const pools = await poolsOf(book, rows, limits);
  const { tax } = book.settings;
  return rows.map(([key, row]) => {
    const disposal = disposalView(key, row, book.inside.rules);
    const pool = pools.get(key);
    const way = { ...ways.get(key), ...(pool && { pool }) };
    const isSecurity = rule.longTerm === 'one-year-exempt' && tax.securities?.includes(row.asset) === true;
    const sentences = disposalSentences(disposal, way, isSecurity ? { ...rule, longTerm: 'security' } : rule);
    return { disposal: { ...disposal }, ...way, sentences: [...sentences] };
  });
}

async function usedBy(
  book: TaxBook,
  [until, row]: readonly [string, TakenRow],
  limits: ExplainLimits,
): Promise<Used | undefined> {
  const { maps } = book.inside;
  const lot = (await maps.open.get(row.lot)) ?? (await maps.closed.get(row.lot));
  return lot && { lot, row, stages: await stagesOf(book, { key: row.lot, lot, until }, limits) };
}

type Way = Omit<ExplainedDisposal, 'disposal' | 'sentences' | 'pool'>;

/** The lot of a row, where it was acquired, how it came to be where it was used, and what changed it. */
async function behind(
  book: TaxBook,
  [key, { lot, row, stages }]: readonly [string, Used],
  changes: LotChanges,
): Promise<Way> {
  const entry = await entryOfTransaction(book, lot.acquisitionTransactionId);
  const until = changes.until(stages);
  const match = row.matched && (await matchOf(book, key, row, row.matched));
  return {
    lot: explainedLot(row.lot, lot),
    ...(entry && { acquisition: await explainedTransaction(book, entry) }),
    transfers: stages.flatMap((stage, at) => movesInto(stage, changes.opened(stage), stages[at - 1]?.lot)),
    changes: stages.flatMap((stage) => changes.of(stage)),
    ...(until !== undefined && { changesUntil: until }),
    ...(match && { match }),
  };
}

/** `opened` is what the lot was that the units arrived in, `left` the one that they came from. */
function movesInto(
  { lot, arrival }: Stage,
  opened: Pick<Lot, 'quantity' | 'costBasis'>,
  left: Pick<Lot, 'account'> | undefined,
): readonly ExplainedMove[] {
  if (arrival === undefined) return [];
  const { row, transaction, money } = arrival;
  // the row of an allocation names the account that got the units
  const [type, account] = isAllocation(transaction)
    ? (['allocation', left?.account ?? row.account] as const)
    : [transaction.type, row.account];
  const stated = transaction.amounts.find(({ asset, direction }) => asset === lot.asset && direction === 'in');
  return [
    {
      ...{ transactionId: row.transactionId, type, at: transaction.timestamp },
      from: { asset: row.asset, account },
      to: { asset: lot.asset, account: lot.account },
      ...{ quantity: format(row.quantity), arrived: format(opened.quantity) },
      ...{ costBasis: format(add(row.cost, money?.cost ?? ZERO)), costArrived: format(opened.costBasis) },
      ...(stated?.basisShare !== undefined && { basisShare: stated.basisShare }),
      ...(money?.proceeds !== undefined && { money: moneyOf(money.proceeds, money.cost) }),
    },
  ];
}

const moneyOf = (amount: Decimal, cost: Decimal) => ({
  ...{ amount: format(amount), costBasis: format(cost) },
  gain: format(subtract(amount, cost)),
});

/** The day that units were matched with, whose acquisitions are one at their mean. */
async function matchOf(
  book: TaxBook,
  key: string,
  row: TakenRow,
  matched: MatchedBy,
): Promise<ExplainedMatch | undefined> {
  const { days } = book.inside;
  if (days === undefined) return undefined;
  const dayMs = matched.rule === 'same-day' ? dayOf(timeOfKey(key)) : timeOfKey(matched.on);
  const day = await untilLoaded(() => days.of(dayMs, poolOfLot(row.lot)));
  const { acquired } = day;
  const figures = { quantity: format(acquired), costBasis: format(day.costOf(ZERO, acquired)) };
  return { rule: matched.rule, day: dateOf(fromEpochMs(dayMs)), acquired: figures };
}
