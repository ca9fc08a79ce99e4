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
import * as holds from '../../shared/ledger/contract/holds-http.ts';
import { type HoldRecord, listHolds } from '../../shared/ledger/read/hold-records.ts';
import { seenTransfer } from '../../shared/ledger/read/seen-transfer.ts';

const { store, log } = environment();
const holdsCursor = cursorOf('ledger-holds', z.string());

const held = ({ answer, versions }: CommandResult<HoldRecord>) => ({
  body: answer,
  headers: consistencyHeader(versions, 'account', answer.accountId),
});

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
  ],
});
