import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import { startRun } from '../../shared/ledger/app/reconciliation/start-run.ts';
import { listRuns, type RunView, runViewOf } from '../../shared/ledger/read/reconciliation/list-runs.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/reconciliation-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('reconciliation');
const providersNow = operatorSettings('payment-providers', (text) => new Set(Object.keys(providerSettings(text))));
const runCursor = cursorOf('reconciliation-runs', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.listReconciliationRuns, async ({ query: { provider, limit, cursor } }) => {
      const at = runCursor.decode(cursor);
      if (isRefused(at)) return at;
      const { runs, after } = await listRuns(store, { provider, limit, after: at.position });
      const nextCursor = after === undefined ? null : runCursor.encode(after);
      return { status: 200 as const, body: { items: runs.map(runViewOf), nextCursor } };
    }),

    on(contract.startReconciliation, async (request) => {
      const { now } = request;
      const { provider, from, reason } = request.body;
      if (!(await providersNow()).has(provider)) return refuse('UnknownProvider', `There is no provider ${provider}.`);
      if (from !== undefined && from >= now) return refuseInput([{ path: 'from', message: 'is not in the past' }]);
      const operating = operatingOf(store, 'startReconciliation', request);
      const startedBy = operating.principal.id;
      const done = await operate(
        operating,
        { action: 'startReconciliation', target: { provider }, reason },
        async () => {
          const run = await startRun(store, { provider, startedBy, from, now });
          await queue.send({ tenant: PLATFORM, partition: provider });
          return runViewOf(run) as unknown as Json;
        },
      );
      return isRefused(done) ? done : { status: 202 as const, body: done as unknown as RunView };
    }),
  ],
});
