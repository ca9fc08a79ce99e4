import { isRefused } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { ReplayRequest } from '../../shared/kernel/projection/replay/replays.ts';
import * as replays from '../../shared/kernel/projection/replay/replays.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/replays-http.ts';
import { operatingOf } from './acting.ts';
import { orderedBy, type ReplayServices, replayedProjection } from './replay-services.ts';
import { replayView } from './replay-view.ts';

type Asked = Parameters<typeof operatingOf>[2];

/** What operators do about replays. */
export const replayActRoutes = (services: ReplayServices) => {
  const { store } = services;
  type Act = (given: ReplayRequest) => ReturnType<typeof replays.pauseReplay>;
  type Target = { readonly tenant: TenantId; readonly projection: string };
  const acted = async (action: string, request: Asked, { tenant, projection }: Target, act: Act) => {
    const replayed = replayedProjection(services, projection);
    if (isRefused(replayed)) return replayed;
    const target = { tenant, projection };
    const done = await operate(operatingOf(store, action, request), { action, target }, async () => {
      const replay = await act({ ...orderedBy(services, request, projection), tenant });
      return isRefused(replay) ? replay : replayView(tenant, projection, replay, undefined);
    });
    return isRefused(done) ? done : { status: 202 as const, body: done };
  };

  return [
    on(contract.startReplay, (request) => {
      const { policy, ...target } = request.body;
      return acted('startReplay', request, target, (given) => replays.startReplay(given, policy));
    }),

    on(contract.pauseReplay, (request) => acted('pauseReplay', request, request.params, replays.pauseReplay)),
    on(contract.resumeReplay, (request) => acted('resumeReplay', request, request.params, replays.resumeReplay)),
    on(contract.cancelReplay, (request) => acted('cancelReplay', request, request.params, replays.cancelReplay)),
    on(contract.switchReplay, (request) => acted('switchReplay', request, request.params, replays.switchReplay)),
    on(contract.cleanUpReplay, (request) => acted('cleanUpReplay', request, request.params, replays.cleanUpReplay)),
  ];
};
