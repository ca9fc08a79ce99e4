/**
 * What an append, an update of lots, a read of the holdings and the import of a batch take with a long history, against
 * the same with a short one, in turns. Nothing is remembered from one request to the next.
 *   node bench/growth.ts [long history, 334000 if left out: a million events, which is what the design speaks of]
 */
import { readBook } from '../shared/kernel/projection/read-book.ts';
import { fromEpochMs } from '../shared/kernel/time.ts';
import { holdingsProjection } from '../shared/portfolio/read/holdings-projection.ts';
import { PROJECTIONS } from '../test/faults/support/books.ts';
import { queueRecord, TENANT } from '../test/faults/support/spine.ts';
import { csvOf, simpleTransactions } from '../test/support/history.ts';
import { type Grown, grow } from './support/grown.ts';
import { type Measure, report } from './support/report.ts';
import { ms, timed, timesOf } from './support/times.ts';

const SHORT = 1_000;
const WARM_UP = 20;
const ROUNDS = 150;
const BATCHES = 12;
const BATCH_ROWS = 500;
const PAUSE_MS = 2 * 60_000;
const ASKED_AT = fromEpochMs(Date.UTC(2100, 0, 1));
const PARTS = ['append', 'update of lots', 'read of holdings', 'import of a batch'] as const;

type Part = (typeof PARTS)[number];
type Taken = Record<Part, number[]>;
const nothing = (): Taken => ({ append: [], 'update of lots': [], 'read of holdings': [], 'import of a batch': [] });

async function readHoldings({ spine: { store }, engine }: Grown): Promise<void> {
  engine.forget();
  await readBook(store, holdingsProjection, { tenant: TENANT, wanted: undefined }, ({ book: { reads } }) =>
    reads.holdings({ now: ASKED_AT, currency: 'USD' }),
  );
}

/** One transaction, all that follows from it, and a look at it. */
async function one({ engine, spine }: Grown, at: number, taken: Taken): Promise<void> {
  spine.pass(PAUSE_MS);
  const [transaction] = [...simpleTransactions(at, 1)];
  if (!transaction) throw new Error('there is no such transaction');
  engine.forget();
  taken.append.push(await timed(() => spine.send(transaction)));
  const notice = spine.notices.findLast(({ streamType }) => streamType === 'journal');
  if (!notice) throw new Error('nothing was written');
  for (const projection of PROJECTIONS) {
    engine.forget();
    const milliseconds = await timed(() => spine.consume(projection, [queueRecord(notice)]));
    if (projection.name === 'tax-book') taken['update of lots'].push(milliseconds);
  }
}

async function batch({ engine, spine }: Grown, at: number, taken: Taken): Promise<void> {
  spine.pass(PAUSE_MS);
  engine.forget();
  const content = csvOf(simpleTransactions(at, BATCH_ROWS));
  const milliseconds = await timed(async () => {
    await spine.work(await spine.order(content));
    await spine.settle();
  });
  taken['import of a batch'].push(milliseconds);
}

async function inTurns(grown: readonly Grown[]): Promise<readonly Taken[]> {
  const taken = grown.map(nothing);
  const each = async (work: (one: Grown, taken: Taken) => Promise<void>): Promise<void> => {
    for (const [index, user] of grown.entries()) await work(user, taken[index] ?? nothing());
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await each((user, own) => one(user, user.size + round, own));
    await each(async (user, own) => {
      own['read of holdings'].push(await timed(() => readHoldings(user)));
    });
  }
  for (let round = 0; round < BATCHES; round += 1) {
    await each((user, own) => batch(user, user.size + WARM_UP + ROUNDS + round * BATCH_ROWS, own));
  }
  return taken;
}

const long = Number(process.argv[2] ?? 334_000);
const grown = [await grow(SHORT), await grow(long)];
const [short, longer] = await inTurns(grown);
const medianOf = (part: Part, taken: Taken | undefined): number => {
  const times = taken?.[part] ?? [];
  return timesOf(times.slice(part === 'import of a batch' ? 2 : WARM_UP)).median;
};
const shown = (count: number): string => count.toLocaleString('en');
report(
  PARTS.map((part): Measure => {
    const [ours, against] = [medianOf(part, longer), medianOf(part, short)];
    return {
      what: `${part}, at ${shown(long)} transactions, median`,
      ours: ms(ours),
      against: `${ms(against)} (at ${shown(SHORT)})`,
      ratio: ours / against,
      aim: { atMost: 1.1 },
    };
  }),
);
for (const { engine } of grown) await engine.close();
process.exit(0);
