/** How schedules of transfers are shown, and what has become of their occurrences. */
import * as z from 'zod/mini';
import { ACCOUNT_ID, OTHER_ACCOUNT_ID, TRANSFER_ID } from './ledger-examples.ts';
import { transferSchedule } from './transfer-schedule.ts';
import {
  missedRule,
  plannedTransfer,
  retryRule,
  SCHEDULE_STATUSES,
  scheduleName,
  transferScheduleId,
} from './transfer-schedule-plan.ts';

/** Why something could not be made or was not: a code that a transfer is refused with, or why it was skipped. */
const reason = z.strictObject({ code: z.string(), message: z.string() });

const OCCURRENCE_STATUSES = ['executed', 'delayed', 'failed', 'skipped'] as const;

export const occurrenceView = z.strictObject({
  /** Counted from 1, over the schedule's life. */
  number: z.int(),
  dueAt: z.string(),
  status: z.enum(OCCURRENCE_STATUSES),
  /** Of several that were skipped together: the first; `number` and `dueAt` are those of the last. */
  since: z.optional(z.strictObject({ number: z.int(), dueAt: z.string() })),
  /** What was made: a transfer, or of one to outside its workflow as well. */
  transferId: z.optional(z.string()),
  reason: z.optional(reason),
  tries: z.int(),
  /** Of one that is `delayed`; null: when the schedule is resumed. */
  retryAt: z.optional(z.nullable(z.string())),
  at: z.string(),
});
export type OccurrenceView = z.output<typeof occurrenceView>;

const view = {
  scheduleId: transferScheduleId,
  name: z.optional(scheduleName),
  status: z.enum(SCHEDULE_STATUSES),
  /** How it came to its status; null while it has the one that it began with. */
  statusChange: z.nullable(
    z.strictObject({
      at: z.string(),
      by: z.enum(['owner', 'system']),
      /** Where the system paused it: what the transfer was refused with. */
      code: z.optional(z.string()),
      reason: z.optional(z.string()),
    }),
  ),
  transfer: plannedTransfer,
  when: transferSchedule,
  retry: retryRule,
  missed: missedRule,
  next: z.nullable(z.strictObject({ number: z.int(), at: z.string() })),
  /** The next one was tried and could not be made yet. */
  delayed: z.nullable(
    z.strictObject({ code: z.string(), message: z.string(), tries: z.int(), retryAt: z.nullable(z.string()) }),
  ),
  /** How many occurrences there were of each. */
  executed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

export const transferScheduleView = z.strictObject(view);
export type TransferScheduleView = z.output<typeof transferScheduleView>;

export const transferScheduleDetail = z.strictObject({
  ...view,
  /** When the next ones are due, if nothing changes. */
  upcoming: z.array(z.string()),
  /** The latest occurrences. */
  history: z.array(occurrenceView),
});

export const SCHEDULE_ID = '019bc0e2-be50-7162-9fa6-8e71e2c39065';
const AT = '2026-01-15T09:30:00.000Z';
const EVERY_MONTH = { startDate: '2026-02-01', time: '08:00', every: { unit: 'month' } } as const;
export const PLAN = {
  name: 'Savings',
  transfer: { kind: 'internal', from: ACCOUNT_ID, to: OTHER_ACCOUNT_ID, asset: 'EUR', amount: '250' },
  when: EVERY_MONTH,
  retry: { times: 2, everyMinutes: 720 },
} as const;
const SECOND = '2026-03-01T07:00:00.000Z';
export const SCHEDULE = {
  ...{ ...PLAN, scheduleId: SCHEDULE_ID, status: 'active', statusChange: null, missed: 'latest' },
  transfer: { ...PLAN.transfer, metadata: {}, acceptWithinSeconds: 604_800 },
  when: { ...EVERY_MONTH, timeZone: 'Europe/Berlin', every: { unit: 'month', interval: 1 } },
  ...{ next: { number: 2, at: SECOND }, delayed: null, executed: 1, failed: 0, skipped: 0 },
  ...{ createdAt: AT, updatedAt: '2026-02-01T07:00:21.000Z' },
} as const;
export const OCCURRENCE = {
  ...{ number: 1, dueAt: '2026-02-01T07:00:00.000Z', status: 'executed', transferId: TRANSFER_ID, tries: 1 },
  at: '2026-02-01T07:00:21.000Z',
} as const;
export const SCHEDULE_DETAIL = {
  ...{ ...SCHEDULE, upcoming: [SECOND, '2026-04-01T06:00:00.000Z'], history: [OCCURRENCE] },
} as const;
