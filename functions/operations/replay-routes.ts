import { refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { readReport } from '../../shared/kernel/projection/replay/replay.ts';
import { projectionStatus } from '../../shared/kernel/projection/replay/status.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/replays-http.ts';
import { type ReplayServices, replayedProjections } from './replay-services.ts';
import { comparisonView, generationsView, replayView } from './replay-view.ts';

const NO_REPLAY = 'There is no replay of this projection.';

/** What operators look at; see `replay-act-routes.ts` for what they do. */
export const replayRoutes = (services: ReplayServices) => {
  const { store } = services;
  const all = (tenant: TenantId) =>
    Promise.all(replayedProjections(services).map(({ projection }) => projectionStatus(store, tenant, projection)));
  return [
    on(contract.listReplays, async ({ query: { tenant } }) => {
      const items = (await all(tenant)).flatMap(({ projection, replay, progress }) =>
        replay ? [replayView(tenant, projection, replay, progress)] : [],
      );
      return { status: 200 as const, body: { items } };
    }),

    on(contract.getReplay, async ({ params: { tenant, projection } }) => {
      const { replay, progress } = await projectionStatus(store, tenant, projection);
      if (!replay) return refuse('NotFound', NO_REPLAY);
      const report = await readReport(store, tenant, projection);
      // The report of an earlier replay says nothing about this one.
      const comparison = report?.rebuilt.generation === replay.generation ? comparisonView(report) : null;
      return { status: 200 as const, body: { ...replayView(tenant, projection, replay, progress), comparison } };
    }),

    on(contract.showReplayDifferences, async (request) => {
      const { tenant, projection } = request.params;
      const look = { what: 'replay', target: { tenant, projection }, reason: request.body.reason };
      return showPayload(store, request, look, async () => {
        const report = await readReport(store, tenant, projection);
        if (!report) return refuse('NotFound', NO_REPLAY);
        const items = report.listed.map(({ part, key, serving = null, rebuilt = null }) => ({
          ...{ part, key, serving, rebuilt },
        }));
        return { status: 200 as const, body: { items } };
      });
    }),

    on(contract.listGenerations, async ({ query: { tenant } }) => ({
      status: 200 as const,
      body: { items: (await all(tenant)).map(generationsView) },
    })),
  ];
};
