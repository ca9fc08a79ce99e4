import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { setFees } from '../../shared/ledger/app/fees/set-fee-schedule.ts';
import type { FeeSchedule } from '../../shared/ledger/contract/fees.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { setFeeScheduleRoute } from '../../shared/operations/contract/fees-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(setFeeScheduleRoute, async (request) => {
      const { reason, effectiveFrom } = request.body;
      const operating = operatingOf(store, 'setFeeSchedule', request);
      const act = { action: 'setFeeSchedule', target: { effectiveFrom: effectiveFrom ?? 'now' }, reason };
      const done = await operate(operating, act, async () => {
        const schedule = await setFees(store, operating.context, request.body);
        return isRefused(schedule) ? schedule : (schedule as unknown as Json);
      });
      return isRefused(done) ? done : { status: 201 as const, body: done as unknown as FeeSchedule };
    }),
  ],
});
