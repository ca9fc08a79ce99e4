import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { decimal } from '../../shared/kernel/money/decimal.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import {
  deleteLotSelection,
  listLotSelections,
  postLotSelection,
} from '../../shared/tax/contract/lot-selections-http.ts';

const { store, log } = environment();
/** The book is larger than all else, and needn't be there to refuse a request. */
const load = () => import('../../shared/tax/app/selections/select-lots.ts');
const cursors = cursorOf('lot-selections', z.string());
const headersOf = (versions: Parameters<typeof consistencyHeader>[0]) =>
  consistencyHeader(versions, 'lot-selections', MAIN);

export const handler = createHttpHandler({
  log,
  routes: [
    on(postLotSelection, async (request) => {
      const { transactionId, lots } = request.body;
      const { selectLots } = await load();
      const result = await selectLots(store, commandContext('selectLots', request), {
        transactionId,
        lots: lots.map(({ lotId, quantity }) => ({ lotId, quantity: decimal(quantity) })),
      });
      if (isRefused(result)) return result;
      return { status: 201 as const, body: result.answer, headers: headersOf(result.versions) };
    }),
    on(listLotSelections, async ({ tenant, query: { limit, cursor }, consistencyToken }) => {
      const position = cursors.decode(cursor);
      if (isRefused(position)) return position;
      const { readSelections } = await load();
      const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
      const read = await readSelections(store, options, { after: position.position, limit });
      if (isRefused(read)) return read;
      const { items, after, isComplete } = read;
      const nextCursor = after === undefined ? null : cursors.encode(after);
      return { status: 200 as const, body: { items, nextCursor, complete: isComplete } };
    }),
    on(deleteLotSelection, async (request) => {
      const { withdrawSelection } = await load();
      const result = await withdrawSelection(store, commandContext('withdrawLotSelection', request), request.params);
      return isRefused(result) ? result : { status: 204 as const, headers: headersOf(result.versions) };
    }),
  ],
});
