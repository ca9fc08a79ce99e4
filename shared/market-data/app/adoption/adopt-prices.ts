/**
 * Looks for what a user's transactions lack a price of: what the market has said is adopted, the history of what it may
 * yet say is ordered, and what it never will is dropped. Whoever is killed has lost nothing: what was adopted lacks nothing
 * when it is looked at again.
 */
import { isRefused } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../contract/days.ts';
import type { AdoptedPrice, AdoptedRate } from '../../contract/events.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { openPriceBook, PRICE_AGE_DAYS_MAX } from '../../contract/price-book.ts';
import { afterLook, datesOf, isOver } from '../../domain/adoption/want.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { partSince } from '../../domain/backfill/ranges.ts';
import { dueAtIn, isDue, jsonOfWant, listWants, wantIn } from '../../read/adoption/want-records.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import { wantHistory } from '../backfill/want-history.ts';
import { REFERENCE_SINCE } from '../refresh/refresh-rates.ts';
import { RATES } from '../refresh/want-all.ts';
import { adoptMarketPrices, readUserPrices } from '../user-prices.ts';
import { writeRecords } from '../write-records.ts';
import { type Adoptable, findAdoptable } from './find-adoptable.ts';
import { readMarketOf } from './market-of.ts';

/** Assets that are looked for together, and adopted in one commit. */
const PAGE = 50;
/** Rows of a commit at most: those of more assets go into the next. */
const ROWS_MAX = 4_000;

export interface AdoptPrices {
  readonly store: Store;
  readonly tenant: TenantId;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  /** Whether what isn't due is looked for, too: something has come that may be waited for. */
  readonly isWoken?: boolean;
  /** Whether there is time for more assets. */
  readonly hasTime: () => boolean;
}

export interface AdoptedPrices {
  /** Assets that were due. */
  readonly looked: number;
  /** Closes and rates that are the user's now. */
  readonly adopted: number;
  /** Days that nobody looks for any more. */
  readonly givenUp: number;
  /** Whose history is wanted. */
  readonly ordered: readonly Subject[];
  /** When to come again; undefined when nothing is waited for. */
  readonly dueAt: string | undefined;
}

/** What one asset's look came to. */
interface Look extends Adoptable {
  readonly record: StoredRecord;
  readonly subject: Subject | undefined;
  readonly inception: string | undefined;
}

export async function adoptPrices(run: AdoptPrices): Promise<AdoptedPrices> {
  const { store, tenant, now, isWoken = false } = run;
  const total = { looked: 0, adopted: 0, givenUp: 0, ordered: [] as Subject[] };
  const due: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listWants(store, tenant, { after, limit: PAGE });
    const at = now();
    const isWanted = (record: StoredRecord): boolean => isWoken || isDue(record, at);
    const looks = await lookFor(run, page.filter(isWanted), at);
    total.looked += looks.length;
    due.push(...page.filter((record) => !isWanted(record)).map(dueAtIn));
    for (const some of portionsOf(looks)) {
      total.adopted += await adopt(run, some);
      for (const look of some) {
        const done = await settle(run, look);
        total.givenUp += done.givenUp;
        total.ordered.push(...done.ordered);
        if (done.dueAt !== undefined) due.push(done.dueAt);
      }
    }
    after = page.at(-1)?.sort;
    if (page.length < PAGE) break;
    if (run.hasTime()) continue;
    due.push(now());
    break;
  }
  return { ...total, dueAt: due.toSorted()[0] };
}

/** What the market says of each, while the user's own prices are as they are. */
async function lookFor(
  { store, tenant }: AdoptPrices,
  records: readonly StoredRecord[],
  at: string,
): Promise<readonly Look[]> {
  if (records.length === 0) return [];
  const wants = records.map(wantIn);
  const views = await findAssets(
    store,
    wants.map(({ asset }) => asset),
    tenant,
  );
  return readUserPrices(store, tenant, async (rows) => {
    const book = openPriceBook(rows);
    const looks: Look[] = [];
    for (const [index, want] of wants.entries()) {
      const record = records[index];
      if (!record) continue;
      const dates = datesOf(want);
      const market = await readMarketOf(store, { code: want.asset, view: views.get(want.asset), dates, now: at });
      const found = await findAdoptable(book, market, want, dates);
      looks.push({ ...found, record, subject: market.subject, inception: market.inception });
    }
    return looks;
  });
}

/** Looks whose rows go into one commit each. */
function portionsOf(looks: readonly Look[]): readonly (readonly Look[])[] {
  const portions: Look[][] = [];
  let rows = 0;
  for (const look of looks) {
    rows += look.prices.length + look.rates.length;
    const last = portions.at(-1);
    if (last && rows <= ROWS_MAX) {
      last.push(look);
      continue;
    }
    portions.push([look]);
    rows = look.prices.length + look.rates.length;
  }
  return portions;
}

/** @returns how many rows were new. */
async function adopt({ store, tenant, now }: AdoptPrices, looks: readonly Look[]): Promise<number> {
  const prices: AdoptedPrice[] = looks.flatMap((look) => look.prices);
  const rates: AdoptedRate[] = looks.flatMap((look) => look.rates);
  if (prices.length + rates.length === 0) return 0;
  const context = { tenant, principal: 'system:market-data', correlationId: newId(), now: now() };
  const done = await adoptMarketPrices(store, context, { prices, rates });
  if (isRefused(done)) throw new Error(`prices could not be adopted: ${done.code}`);
  return done.answer;
}

/** What is to be fetched for days in order: the last one traded before a day may hold for it. */
function historyFor(dates: readonly string[], inception: string | undefined): DayRange | undefined {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return partSince({ from: daysAfter(first, -PRICE_AGE_DAYS_MAX), to: last }, inception);
}

/** Writes down what is left to look for, after its history is wanted: an order comes to nothing without its want. */
async function settle(
  { store, now }: AdoptPrices,
  { record, awaits, subject, inception }: Look,
): Promise<Pick<AdoptedPrices, 'givenUp' | 'ordered' | 'dueAt'>> {
  const at = now();
  const ordered: Subject[] = [];
  const wanted = [
    { subject, dates: awaits.prices, begin: inception },
    { subject: RATES, dates: awaits.rates, begin: REFERENCE_SINCE },
  ];
  for (const { subject: of, dates, begin } of wanted) {
    const range = historyFor(
      dates.filter((date) => isOver(date, at)),
      begin,
    );
    if (of && range && (await wantHistory(store, of, range, at))) ordered.push(of);
  }
  const { want, dueAt, givenUp } = afterLook(wantIn(record), new Set([...awaits.prices, ...awaits.rates]), at);
  const { place, sort, revision } = record;
  const key = { place, sort, expect: { revision } };
  const write =
    want && dueAt !== undefined
      ? { ...key, value: jsonOfWant(want, dueAt), dueAt }
      : ({ ...key, deleted: true } as const);
  // Who was faster, or asked for more, has also said when to come.
  const isWritten = (await writeRecords(store, [write], at)) !== undefined;
  return { givenUp, ordered, dueAt: isWritten ? dueAt : undefined };
}
