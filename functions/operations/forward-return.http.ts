import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { setForwardReturn } from '../../shared/market-data/app/parameters/set-forward-return.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { putForwardReturn } from '../../shared/operations/contract/forward-return-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(putForwardReturn, async (request) => {
      const { asset } = request.params;
      const { value, source, reason } = request.body;
      const target = { asset, source, value: value ?? 'none' };
      const done = await operate(
        operatingOf(store, 'putForwardReturn', request),
        { action: 'putForwardReturn', target, reason },
        async () => {
          const forwardReturn = value === null ? null : { value, source, at: request.now };
          const set = await setForwardReturn(store, { asset, forwardReturn, now: request.now });
          return isRefused(set) ? set : { asset: set.asset, forwardReturn };
        },
      );
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),
  ],
});
