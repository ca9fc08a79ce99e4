import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { type OpenedBook, readBook } from '../../shared/kernel/projection/read-book.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { toEpochMs } from '../../shared/kernel/time.ts';
import { listDisposals, listLots } from '../../shared/tax/contract/http.ts';
import { type OpenTaxBook, taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

const { store, log } = environment();
/** Units of the pool shared out before, and the key of the lot. */
const lotCursor = cursorOf('tax-lots', z.string().check(z.regex(/^\d+ /)));
const disposalCursor = cursorOf('disposals', z.string());

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

async function completeness({ book: { book }, missing }: OpenedBook<OpenTaxBook>) {
  const gaps = await book.incomplete();
  const all = [...missing, ...(gaps ? [gaps] : [])];
  return { complete: all.length === 0, ...(all.length > 0 && { missing: all.map((entry) => ({ ...entry })) }) };
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(listLots, async ({ tenant, query, consistencyToken, now }) => {
      const { limit, cursor, ...filter } = query;
      const after = lotCursor.decode(cursor);
      if (isRefused(after)) return after;
      return readBook(
        store,
        taxBookProjection,
        { tenant, ...wantedBy(store, tenant, consistencyToken) },
        async (opened) => {
          const { items, after: next } = await take(
            opened.book.book.lots({ ...filter, after: after.position, asOfMs: toEpochMs(now) }),
            limit,
          );
          const nextCursor = next === undefined ? null : lotCursor.encode(next);
          return { status: 200 as const, body: { items, nextCursor, ...(await completeness(opened)) } };
        },
      );
    }),
    on(listDisposals, async ({ tenant, query, consistencyToken }) => {
      const { limit, cursor, ...filter } = query;
      const after = disposalCursor.decode(cursor);
      if (isRefused(after)) return after;
      return readBook(
        store,
        taxBookProjection,
        { tenant, ...wantedBy(store, tenant, consistencyToken) },
        async (opened) => {
          const { items, after: next } = await take(
            opened.book.book.disposals({ ...filter, after: after.position }),
            limit,
          );
          const nextCursor = next === undefined ? null : disposalCursor.encode(next);
          return { status: 200 as const, body: { items, nextCursor, ...(await completeness(opened)) } };
        },
      );
    }),
  ],
});
