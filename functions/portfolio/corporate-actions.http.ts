import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { acceptProposal, declineProposal } from '../../shared/portfolio/app/corporate-actions/decide-proposal.ts';
import {
  acceptCorporateActionRoute,
  declineCorporateActionRoute,
  listCorporateActionsRoute,
} from '../../shared/portfolio/contract/corporate-actions-http.ts';
import { listActions } from '../../shared/portfolio/read/corporate-actions/proposals.ts';
import { journalRecording } from './recording.ts';

const { store, log } = environment();
const recording = journalRecording(store);
const cursor = cursorOf('corporate-actions', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(listCorporateActionsRoute, async ({ tenant, query }) => {
      const { cursor: given, ...asked } = query;
      const after = cursor.decode(given);
      if (isRefused(after)) return after;
      const { items, next } = await listActions(store, tenant, { ...asked, after: after.position });
      const nextCursor = next === undefined ? null : cursor.encode(next);
      return { status: 200 as const, body: { items, nextCursor } };
    }),

    on(acceptCorporateActionRoute, async (request) => {
      const context = commandContext('acceptCorporateAction', request);
      const result = await acceptProposal(store, recording, context, { ...request.params, by: 'user' });
      if (isRefused(result)) return result;
      const headers = consistencyHeader(result.versions, 'journal', MAIN);
      return { status: 200 as const, body: result.answer, headers };
    }),

    on(declineCorporateActionRoute, async (request) => {
      const context = commandContext('declineCorporateAction', request);
      const result = await declineProposal(store, context, request.params.proposalId);
      return isRefused(result) ? result : { status: 200 as const, body: result.answer };
    }),
  ],
});
