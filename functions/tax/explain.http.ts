import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { explainDisposal } from '../../shared/tax/contract/explain-http.ts';

const { store, log } = environment();
const cursor = cursorOf('explained-disposals', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(explainDisposal, async ({ tenant, params, query, consistencyToken }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const question = { ...params, lotId: query.lotId, after: after.position, limit: query.limit };
      const { readExplanation } = await import('./explained.ts');
      const read = await readExplanation(store, { tenant, ...wantedBy(store, tenant, consistencyToken) }, question);
      if (isRefused(read)) return read;
      const { explanation, missing } = read;
      if (!explanation) return refuse('NotFound', 'There is no disposal of a transaction with this id.');
      const { after: last, items, transaction, rule, sentences } = explanation;
      const body = {
        ...{ transaction, rule, sentences, items },
        nextCursor: last === undefined ? null : cursor.encode(last),
        complete: missing.length === 0,
        ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
      };
      return { status: 200 as const, body };
    }),
  ],
});
