/** What a schedule of transfers plans: what is sent, when, and what happens when it can't be. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { accountId } from './account.ts';
import { transferSchedule } from './transfer-schedule.ts';
import { description, metadata } from './transfer-view.ts';

export type TransferScheduleId = string & { readonly __brand: 'TransferScheduleId' };
export const transferScheduleId = idSchema('TransferScheduleId');

export const SCHEDULE_STATUSES = ['active', 'paused', 'completed', 'cancelled'] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

/** What a user can have at a time of those that are active or paused. */
export const OPEN_SCHEDULES_MAX = 100;

const DAY_SECONDS = 24 * 3_600;
const ACCEPT_DAYS_DEFAULT = 7;
const ACCEPT_DAYS_MAX = 30;

/** To an account here: one's own, or another user's. */
const internal = z.strictObject({
  kind: z.literal('internal'),
  from: accountId,
  to: accountId,
  asset: assetSymbol,
  amount: positiveDecimalString,
  /** Between one's own accounts: what it becomes, at the market's rate of when it is made. */
  convertTo: z.optional(z.strictObject({ asset: assetSymbol, atLeast: z.optional(positiveDecimalString) })),
  description: z.optional(description),
  metadata: z._default(metadata, {}),
  /** How long a recipient who is asked has, each time. */
  acceptWithinSeconds: z._default(
    z.int().check(z.minimum(1), z.maximum(ACCEPT_DAYS_MAX * DAY_SECONDS)),
    ACCEPT_DAYS_DEFAULT * DAY_SECONDS,
  ),
});

/** To outside, by a payment provider, with the fees that are in force each time. */
const external = z.strictObject({
  kind: z.literal('external'),
  provider: z.string().check(z.minLength(1), z.maxLength(64)),
  accountId,
  asset: assetSymbol,
  amount: positiveDecimalString,
  /** Where it goes, as the provider names it: a payment method, a bank account, a chain address. */
  counterparty: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Premium features that are wanted. */
  features: z._default(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)), []),
});

export const plannedTransfer = z.discriminatedUnion('kind', [internal, external]);
export type PlannedTransfer = z.output<typeof plannedTransfer>;
export type InternalPlan = Extract<PlannedTransfer, { kind: 'internal' }>;
export type ExternalPlan = Extract<PlannedTransfer, { kind: 'external' }>;

const RETRIES_MAX = 100;
const RETRIES_DEFAULT = 3;
const RETRY_MINUTES_MIN = 5;
const RETRY_MINUTES_MAX = 7 * 24 * 60;
const RETRY_MINUTES_DEFAULT = 8 * 60;

/** How often one is tried again for which there isn't enough, no room under a limit, or no rate; 0: never. */
export const retryRule = z.strictObject({
  times: z._default(z.int().check(z.minimum(0), z.maximum(RETRIES_MAX)), RETRIES_DEFAULT),
  everyMinutes: z._default(
    z.int().check(z.minimum(RETRY_MINUTES_MIN), z.maximum(RETRY_MINUTES_MAX)),
    RETRY_MINUTES_DEFAULT,
  ),
});
export const RETRY_DEFAULT = { times: RETRIES_DEFAULT, everyMinutes: RETRY_MINUTES_DEFAULT } as const;

/** Of several that came due while nobody could make them: the latest alone, or each. */
export const missedRule = z.enum(['latest', 'each']);

export const scheduleName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

/** A schedule's plan as it is kept. */
export const schedulePlan = z.strictObject({
  name: z.optional(scheduleName),
  transfer: plannedTransfer,
  when: transferSchedule,
  retry: retryRule,
  missed: missedRule,
});
export type SchedulePlan = z.output<typeof schedulePlan>;
