import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { acceptedPast } from '../../shared/kernel/past/accepted-past.ts';
import { askedAt, isBeingPrepared } from '../../shared/kernel/past/question.ts';
import { readNowOrPast } from '../../shared/kernel/past/read-now-or-past.ts';
import type { OpenedBook } from '../../shared/kernel/projection/read-book.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { type Timestamp, toEpochMs } from '../../shared/kernel/time.ts';
import { getTaxPreparation, listDisposals, listLots } from '../../shared/tax/contract/lots-http.ts';
import type { OpenTaxBook } from '../../shared/tax/read/tax-book-projection.ts';

const { store, log } = environment();
const services = { store, orders: workQueueOfEnvironment('tax-book-past') };
/** The book is larger than all else, and needn't be there to refuse a request. */
const loadPast = async () => (await import('../../shared/tax/read/tax-book-past.ts')).taxBookPast;
const PREPARATIONS = '/v1/tax/preparations';
/** Units of the pool shared out before, and the key of the lot. */
const lotCursor = cursorOf('tax-lots', z.string().check(z.regex(/^\d+ /)));
const disposalCursor = cursorOf('disposals', z.string());

/** A book that has transactions dated after the moment that is asked for: it is to be rewound to that. */
const LIES_AHEAD = { liesAhead: true } as const;

interface Page<T> {
  readonly items: readonly T[];
  readonly after: string | undefined;
}

async function take<T>(
  rows: AsyncIterable<{ readonly cursor: string; readonly item: T }>,
  limit: number,
): Promise<Page<T>> {
  const items: T[] = [];
  let after: string | undefined;
  for await (const { cursor, item } of rows) {
    if (items.length === limit) return { items, after };
    items.push(item);
    after = cursor;
  }
  return { items, after: undefined };
}

type Opened = Pick<OpenedBook<OpenTaxBook>, 'book' | 'missing'>;

async function completeness({ book: { book }, missing }: Opened) {
  const gaps = await book.incomplete();
  const all = [...missing, ...(gaps ? [gaps] : [])];
  return { complete: all.length === 0, ...(all.length > 0 && { missing: all.map((entry) => ({ ...entry })) }) };
}

/**
 * Disposals stay as they are whatever comes later, unless they are matched with later days; only what a book lacks is not
 * told apart by time.
 */
const answersForAnyTime = async ({ book }: OpenTaxBook): Promise<boolean> =>
  !book.looksAhead && (await book.incomplete()) === undefined;

export const handler = createHttpHandler({
  log,
  routes: [
    on(listLots, async ({ tenant, query, consistencyToken, now }) => {
      const { limit, cursor, asOf, asKnownAt, prepare, ...filter } = query;
      const after = lotCursor.decode(cursor);
      if (isRefused(after)) return after;
      const asked = { asOf, asKnownAt, prepare, now, tenant, past: await loadPast() };
      const until = asOf ?? askedAt(asked);
      const asOfMs = toEpochMs(until);
      const wanted = wantedBy(store, tenant, consistencyToken);
      const read = (rewoundTo: Timestamp | undefined) =>
        readNowOrPast(services, { ...asked, asOf: rewoundTo }, wanted, async (opened) => {
          const { book } = opened.book;
          if (rewoundTo === undefined && book.goesBeyond(until)) return LIES_AHEAD;
          const lots = book.lots({ ...filter, after: after.position, asOfMs });
          const { items, after: next } = await take(lots, limit);
          const nextCursor = next === undefined ? null : lotCursor.encode(next);
          return { status: 200 as const, body: { items, nextCursor, ...(await completeness(opened)) } };
        });
      const first = await read(asOf);
      const result = 'liesAhead' in first ? await read(until) : first;
      if ('liesAhead' in result) throw new Error('a book that was rewound goes beyond that time');
      return isBeingPrepared(result) ? acceptedPast(result.preparing, PREPARATIONS) : result;
    }),
    on(listDisposals, async ({ tenant, query, consistencyToken, now }) => {
      const { limit, cursor, asOf, asKnownAt, prepare, ...filter } = query;
      const after = disposalCursor.decode(cursor);
      if (isRefused(after)) return after;
      const asked = { asOf, asKnownAt, prepare, now, tenant, past: await loadPast(), answers: answersForAnyTime };
      const untilMs = asOf === undefined ? undefined : toEpochMs(asOf);
      const result = await readNowOrPast(services, asked, wantedBy(store, tenant, consistencyToken), async (opened) => {
        const disposals = opened.book.book.disposals({ ...filter, after: after.position, untilMs });
        const { items, after: next } = await take(disposals, limit);
        const nextCursor = next === undefined ? null : disposalCursor.encode(next);
        return { status: 200 as const, body: { items, nextCursor, ...(await completeness(opened)) } };
      });
      return isBeingPrepared(result) ? acceptedPast(result.preparing, PREPARATIONS) : result;
    }),
    on(getTaxPreparation, async ({ tenant, params, now }) => {
      const { readPreparation } = await import('../../shared/kernel/past/read-preparation.ts');
      return readPreparation(services, { ...params, tenant, now, projection: (await loadPast()).projection });
    }),
  ],
});
