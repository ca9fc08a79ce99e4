import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { readBook } from '../../shared/kernel/projection/read-book.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { explain } from '../../shared/tax/app/explain/explain.ts';
import { explainDisposal } from '../../shared/tax/contract/explain-http.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

const { store, log } = environment();
const cursor = cursorOf('explained-disposals', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(explainDisposal, async ({ tenant, params, query, consistencyToken }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const question = { ...params, lotId: query.lotId, after: after.position, limit: query.limit };
      const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
      return readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => {
        const found = await explain(book, question);
        if (found === undefined) return refuse('NotFound', 'There is no disposal of a transaction with this id.');
        const { after: last, items, transaction, rule, sentences } = found;
        const gaps = await book.incomplete();
        const all = [...missing, ...(gaps ? [gaps] : [])];
        const body = {
          ...{ transaction, rule, sentences, items },
          nextCursor: last === undefined ? null : cursor.encode(last),
          complete: all.length === 0,
          ...(all.length > 0 && { missing: all.map((entry) => ({ ...entry })) }),
        };
        return { status: 200 as const, body };
      });
    }),
  ],
});
