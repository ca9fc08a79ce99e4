import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { clearingOf, providerSettings } from '../../shared/adapters/providers/settings.ts';
import type { CommandResult } from '../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import {
  cancelSchedule,
  changeSchedule,
  createSchedule,
  noSchedule,
  pauseSchedule,
  resumeSchedule,
} from '../../shared/ledger/app/transfer-schedules/schedule-commands.ts';
import * as contract from '../../shared/ledger/contract/transfer-schedules-http.ts';
import type { Schedule } from '../../shared/ledger/domain/transfer-schedules/schedule.ts';
import { listOccurrences } from '../../shared/ledger/read/transfer-schedules/occurrence-records.ts';
import { readSchedule } from '../../shared/ledger/read/transfer-schedules/schedule-head.ts';
import { listSchedules } from '../../shared/ledger/read/transfer-schedules/schedule-records.ts';
import { scheduleViewOf, upcomingOf } from '../../shared/ledger/read/transfer-schedules/schedule-view.ts';

/** Of its occurrences, those that stand with a schedule. */
const LATEST = 10;

const { store, log } = environment();
const providersNow = operatorSettings('payment-providers', (text) => clearingOf(providerSettings(text)));
const schedulesCursor = cursorOf('transfer-schedules', z.string());
const occurrencesCursor = cursorOf('scheduled-transfers', z.int());

const shown = ({ answer, versions }: CommandResult<Schedule>) => ({
  body: scheduleViewOf(answer),
  headers: consistencyHeader(versions, 'transfer-schedule', answer.scheduleId),
});
const ok = (result: CommandResult<Schedule>) => ({ status: 200 as const, ...shown(result) });

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.createTransferScheduleRoute, async (request) => {
      const context = commandContext('createTransferSchedule', request);
      const result = await createSchedule(store, context, request.body, providersNow);
      return isRefused(result) ? result : { status: 201 as const, ...shown(result) };
    }),

    on(contract.listTransferSchedulesRoute, async ({ tenant, query: { status, limit, cursor } }) => {
      const after = schedulesCursor.decode(cursor);
      if (isRefused(after)) return after;
      const { items, next } = await listSchedules(store, tenant, { status, after: after.position, limit });
      const nextCursor = next === undefined ? null : schedulesCursor.encode(next);
      return { status: 200 as const, body: { items: items.map(scheduleViewOf), nextCursor } };
    }),

    on(contract.getTransferScheduleRoute, async ({ tenant, params: { scheduleId }, query }) => {
      const [found, { items }] = await Promise.all([
        readSchedule(store, tenant, scheduleId),
        listOccurrences(store, { tenant, scheduleId }, { limit: LATEST }),
      ]);
      if (!found) return noSchedule();
      const { schedule } = found;
      const more = { upcoming: upcomingOf(schedule, query.upcoming), history: [...items] };
      return { status: 200 as const, body: { ...scheduleViewOf(schedule), ...more } };
    }),

    on(contract.listOccurrencesRoute, async ({ tenant, params: { scheduleId }, query }) => {
      const after = occurrencesCursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const asked = { after: after.position, limit: query.limit };
      const [found, { items, next }] = await Promise.all([
        readSchedule(store, tenant, scheduleId),
        listOccurrences(store, { tenant, scheduleId }, asked),
      ]);
      if (!found) return noSchedule();
      const nextCursor = next === undefined ? null : occurrencesCursor.encode(next);
      return { status: 200 as const, body: { items: [...items], nextCursor } };
    }),

    on(contract.changeTransferScheduleRoute, async (request) => {
      const context = commandContext('changeTransferSchedule', request);
      const asked = { ...request.params, changes: request.body };
      const result = await changeSchedule(store, context, asked, providersNow);
      return isRefused(result) ? result : ok(result);
    }),

    on(contract.pauseTransferScheduleRoute, async (request) => {
      const context = commandContext('pauseTransferSchedule', request);
      const result = await pauseSchedule(store, context, { ...request.params, ...request.body });
      return isRefused(result) ? result : ok(result);
    }),

    on(contract.resumeTransferScheduleRoute, async (request) => {
      const context = commandContext('resumeTransferSchedule', request);
      const result = await resumeSchedule(store, context, request.params);
      return isRefused(result) ? result : ok(result);
    }),

    on(contract.cancelTransferScheduleRoute, async (request) => {
      const context = commandContext('cancelTransferSchedule', request);
      const result = await cancelSchedule(store, context, { ...request.params, ...request.body });
      return isRefused(result) ? result : ok(result);
    }),
  ],
});
