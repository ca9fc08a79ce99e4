import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import type { CommandResult } from '../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { completeHold } from '../../shared/ledger/app/holds/complete-hold.ts';
import { placeHoldOn, releaseHoldOf } from '../../shared/ledger/app/holds/hold-commands.ts';
import { acceptTransfer, declineTransfer } from '../../shared/ledger/app/transfers/answer-transfer.ts';
import * as holds from '../../shared/ledger/contract/holds-http.ts';
import * as answers from '../../shared/ledger/contract/transfer-answers-http.ts';
import { type HoldRecord, listHolds } from '../../shared/ledger/read/hold-records.ts';
import { seenTransfer } from '../../shared/ledger/read/seen-transfer.ts';

const { store, log } = environment();
const holdsCursor = cursorOf('ledger-holds', z.string());

const held = ({ answer, versions }: CommandResult<HoldRecord>) => ({
  body: answer,
  headers: consistencyHeader(versions, 'account', answer.accountId),
});

/** What is held on accounts: by their owner, or for a transfer that waits to be accepted. */
export const handler = createHttpHandler({
  log,
  routes: [
    on(holds.placeHoldRoute, async (request) => {
      const order = { ...request.params, ...request.body };
      const result = await placeHoldOn(store, commandContext('placeHold', request), order);
      return isRefused(result) ? result : { status: 201 as const, ...held(result) };
    }),

    on(holds.listHoldsRoute, async ({ tenant, params, query, now }) => {
      const after = holdsCursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const { status, limit } = query;
      const asked = { status, after: after.position, limit };
      const { items, next } = await listHolds(store, { tenant, accountId: params.accountId, now }, asked);
      const nextCursor = next === undefined ? null : holdsCursor.encode(next);
      return { status: 200 as const, body: { items: items, nextCursor } };
    }),

    on(holds.completeHoldRoute, async (request) => {
      const { tenant, params, body } = request;
      const context = commandContext('completeHold', request);
      const result = await completeHold(store, context, { ...params, ...body });
      return isRefused(result) ? result : { status: 201 as const, ...seenTransfer(tenant, result) };
    }),

    on(holds.releaseHoldRoute, async (request) => {
      const { params, body } = request;
      const context = commandContext('releaseHold', request);
      const result = await releaseHoldOf(store, context, { ...params, reason: body?.reason });
      return isRefused(result) ? result : { status: 200 as const, ...held(result) };
    }),

    on(answers.acceptTransferRoute, async (request) => {
      const { tenant, params } = request;
      const context = commandContext('acceptTransfer', request);
      const result = await acceptTransfer(store, context, params.transferId);
      return isRefused(result) ? result : { status: 200 as const, ...seenTransfer(tenant, result) };
    }),

    on(answers.declineTransferRoute, async (request) => {
      const { tenant, params, body } = request;
      const context = commandContext('declineTransfer', request);
      const result = await declineTransfer(store, context, { ...params, ...body });
      return isRefused(result) ? result : { status: 200 as const, ...seenTransfer(tenant, result) };
    }),
  ],
});
