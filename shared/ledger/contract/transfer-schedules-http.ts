/** Routes of schedules of transfers. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { statedReason } from './account.ts';
import { ACCOUNT_ID } from './ledger-examples.ts';
import { transferScheduleOrder } from './transfer-schedule.ts';
import {
  missedRule,
  plannedTransfer,
  RETRY_DEFAULT,
  retryRule,
  SCHEDULE_STATUSES,
  scheduleName,
  transferScheduleId,
} from './transfer-schedule-plan.ts';
import {
  OCCURRENCE,
  occurrenceView,
  PLAN,
  SCHEDULE,
  SCHEDULE_DETAIL,
  SCHEDULE_ID,
  transferScheduleDetail,
  transferScheduleView,
} from './transfer-schedule-view.ts';

const PATH = '/v1/ledger/transfer-schedules';
const ONE = `${PATH}/{scheduleId}` as const;
const params = { scheduleId: transferScheduleId };
const EXAMPLE = { scheduleId: SCHEDULE_ID };
const UPCOMING_DEFAULT = 5;
const UPCOMING_MAX = 50;
const because = z.optional(z.strictObject({ reason: z.optional(statedReason) }));

/** What a plan is refused for before its time comes. */
const PLAN_CODES = [
  ...(['NotFound', 'SameAccount', 'AccountClosed', 'UnknownAsset', 'WrongPrecision'] as const),
  'UnknownProvider',
] as const;

export const createTransferScheduleRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'createTransferSchedule',
  summary: 'Have a transfer made later, or again and again',
  description:
    'At `when`, by the clocks of its time zone (that of the settings, if left out): once, or `every` so many days, weeks, months or years. To an account here (`internal`: as `POST /v1/ledger/transfers` would then) or to outside by a provider (`external`: as `POST /v1/ledger/external-transfers` would). Each is made once, within about a minute of its time. `retry` says how often one is tried again for which there is not enough, no room under a limit, or no rate; whatever else is refused pauses the schedule. `missed` says what is made of several that came due while nobody could make them: the latest, or each.',
  scope: 'ledger:write',
  body: z.strictObject({
    name: z.optional(scheduleName),
    transfer: plannedTransfer,
    when: transferScheduleOrder,
    retry: z._default(retryRule, RETRY_DEFAULT),
    missed: z._default(missedRule, 'latest'),
  }),
  responses: { 201: transferScheduleView },
  errors: [...PLAN_CODES, 'TooManySchedules', ...COMMAND_CODES],
  examples: {
    monthly: {
      summary: 'Savings on the first of each month',
      body: PLAN,
      answer: { status: 201, body: { ...SCHEDULE, next: { number: 1, at: OCCURRENCE.dueAt }, executed: 0 } },
    },
    outside: {
      summary: 'Rent to a bank account, twelve times',
      body: {
        transfer: {
          ...{ kind: 'external', provider: 'stripe', accountId: ACCOUNT_ID, asset: 'EUR', amount: '900' },
          counterparty: 'ba_1QxY3aLkdIwHu7ix',
        },
        when: { startDate: '2026-02-28', timeZone: 'Europe/Berlin', every: { unit: 'month', count: 12 } },
        missed: 'each',
      },
    },
  },
});

export const listTransferSchedulesRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listTransferSchedules',
  summary: 'List schedules of transfers',
  description: 'The youngest first, of any status or of one.',
  scope: 'ledger:read',
  query: { ...pageQuery, status: z.optional(z.enum(SCHEDULE_STATUSES)) },
  responses: { 200: listOf(transferScheduleView) },
  errors: [],
  examples: {
    active: {
      summary: 'Those that go on',
      query: { status: 'active' },
      answer: { status: 200, body: { items: [SCHEDULE], nextCursor: null } },
    },
  },
});

export const getTransferScheduleRoute = defineRoute({
  method: 'GET',
  path: ONE,
  operationId: 'getTransferSchedule',
  summary: 'Read a schedule of transfers',
  description: 'With when the next ones are due, and what has become of the latest.',
  scope: 'ledger:read',
  params,
  query: { upcoming: z._default(integerText({ minimum: 0, maximum: UPCOMING_MAX }), UPCOMING_DEFAULT) },
  responses: { 200: transferScheduleDetail },
  errors: ['NotFound'],
  examples: {
    two: {
      summary: 'With the next two',
      params: EXAMPLE,
      query: { upcoming: '2' },
      answer: { status: 200, body: SCHEDULE_DETAIL },
    },
  },
});

export const listOccurrencesRoute = defineRoute({
  method: 'GET',
  path: `${ONE}/occurrences`,
  operationId: 'listScheduledTransfers',
  summary: 'What has become of a schedule’s transfers',
  description: 'The latest first: which were executed, by which transfer, and why others were not.',
  scope: 'ledger:read',
  params,
  query: pageQuery,
  responses: { 200: listOf(occurrenceView) },
  errors: ['NotFound'],
  examples: {
    all: {
      summary: 'One so far',
      params: EXAMPLE,
      answer: { status: 200, body: { items: [OCCURRENCE], nextCursor: null } },
    },
  },
});

export const changeTransferScheduleRoute = defineRoute({
  method: 'PATCH',
  path: ONE,
  operationId: 'changeTransferSchedule',
  summary: 'Change a schedule of transfers',
  description:
    'What is left out stays; what is given replaces all of it, from the next transfer on. Of other times (`when`), those that are past are not made up, and what was due by the old ones and not made yet is skipped. A zone that is left out stays.',
  scope: 'ledger:write',
  params,
  body: z.strictObject({
    name: z.optional(scheduleName),
    transfer: z.optional(plannedTransfer),
    when: z.optional(transferScheduleOrder),
    retry: z.optional(retryRule),
    missed: z.optional(missedRule),
  }),
  responses: { 200: transferScheduleView },
  errors: [...PLAN_CODES, 'ScheduleEnded', ...COMMAND_CODES],
  examples: {
    amount: {
      summary: 'Another amount',
      params: EXAMPLE,
      body: { transfer: { ...PLAN.transfer, amount: '300' } },
      answer: { status: 200, body: { ...SCHEDULE, transfer: { ...SCHEDULE.transfer, amount: '300' } } },
    },
  },
});

const CHANGED_AT = '2026-02-10T12:00:00.000Z';
const changed = (status: 'paused' | 'cancelled', more: { readonly reason?: string }) =>
  ({
    ...{ ...SCHEDULE, status, updatedAt: CHANGED_AT },
    statusChange: { at: CHANGED_AT, by: 'owner', ...more },
  }) as const;

export const pauseTransferScheduleRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/pause`,
  operationId: 'pauseTransferSchedule',
  summary: 'Pause a schedule of transfers',
  description: 'What comes due until it is resumed is not made up.',
  scope: 'ledger:write',
  params,
  body: because,
  responses: { 200: transferScheduleView },
  errors: ['NotFound', 'ScheduleEnded', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'With a reason',
      params: EXAMPLE,
      body: { reason: 'On holiday' },
      answer: { status: 200, body: changed('paused', { reason: 'On holiday' }) },
    },
  },
});

export const resumeTransferScheduleRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/resume`,
  operationId: 'resumeTransferSchedule',
  summary: 'Go on with a schedule of transfers',
  description:
    'One that could not be made before it was paused is tried again at once, unless a later one has come due in the meantime.',
  scope: 'ledger:write',
  params,
  body: z.optional(z.strictObject({})),
  responses: { 200: transferScheduleView },
  errors: ['NotFound', 'ScheduleEnded', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A schedule',
      params: EXAMPLE,
      answer: {
        status: 200,
        body: { ...SCHEDULE, updatedAt: CHANGED_AT, statusChange: { at: CHANGED_AT, by: 'owner' } },
      },
    },
  },
});

export const cancelTransferScheduleRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/cancel`,
  operationId: 'cancelTransferSchedule',
  summary: 'End a schedule of transfers',
  description: 'For good. Transfers that were made, and those to outside that are under way, stay as they are.',
  scope: 'ledger:write',
  params,
  body: because,
  responses: { 200: transferScheduleView },
  errors: ['NotFound', 'ScheduleEnded', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A schedule',
      params: EXAMPLE,
      answer: { status: 200, body: { ...changed('cancelled', {}), next: null } },
    },
  },
});
