import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/repair-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

export const repairRoutes = ({ store, sweepNow, eraseKey }: Services) => [
  on(contract.sweepNow, async (request) => {
    const since = request.body?.since;
    const act = { action: 'sweepNow', target: since === undefined ? {} : { since } };
    const done = await operate(operatingOf(store, 'sweepNow', request), act, () => sweepNow(request.requestId, since));
    if (isRefused(done)) return done;
    const { published, reached } = done;
    return { status: 200 as const, body: { published, reached: reached === null ? null : fromEpochMs(reached) } };
  }),

  on(contract.eraseTenant, async (request) => {
    const { tenant } = request.params;
    const { confirm, reason } = request.body;
    if (confirm.toLowerCase() !== tenant) {
      return refuseInput([{ path: 'confirm', message: 'must be the id of the user in the path' }]);
    }
    const act = { action: 'eraseTenant', target: { tenant }, reason };
    const done = await operate(operatingOf(store, 'eraseTenant', request), act, async () => {
      const isErased = await eraseKey(tenant, request.now);
      if (!isErased) return refuse('NotFound', 'This user has stored nothing, or was erased before.');
      return { tenant: String(tenant), erasedAt: request.now };
    });
    return isRefused(done) ? done : { status: 200 as const, body: done };
  }),
];
