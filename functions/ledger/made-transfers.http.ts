import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { noTransfer } from '../../shared/ledger/app/transfers/places.ts';
import { reverseTransfer } from '../../shared/ledger/app/transfers/reverse-transfer.ts';
import * as transfers from '../../shared/ledger/contract/made-transfers-http.ts';
import { seenTransfer } from '../../shared/ledger/read/seen-transfer.ts';
import { listTransfers, readTransfer } from '../../shared/ledger/read/transfer-records.ts';
import { transferViewOf } from '../../shared/ledger/read/transfer-view.ts';

const { store, log } = environment();
const transfersCursor = cursorOf('ledger-transfers', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(transfers.listTransfersRoute, async ({ tenant, query }) => {
      const after = transfersCursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const { limit, accountId, status, role } = query;
      const asked = { filter: { accountId, status, role }, after: after.position, limit };
      const { items, next } = await listTransfers(store, tenant, asked);
      const nextCursor = next === undefined ? null : transfersCursor.encode(next);
      return { status: 200 as const, body: { items: items.map(transferViewOf), nextCursor } };
    }),

    on(transfers.getTransferRoute, async ({ tenant, params }) => {
      const found = await readTransfer(store, tenant, params.transferId);
      return found ? { status: 200 as const, body: transferViewOf(found) } : noTransfer();
    }),

    on(transfers.reverseTransferRoute, async (request) => {
      const { tenant, params, body } = request;
      const context = commandContext('reverseTransfer', request);
      const asked = { ...params, ...body, by: 'owner' as const };
      const result = await reverseTransfer(store, context, asked);
      return isRefused(result) ? result : { status: 200 as const, ...seenTransfer(tenant, result) };
    }),
  ],
});
