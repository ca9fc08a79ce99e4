/**
 * What becomes of a schedule of transfers. Each event that moves it on says which occurrence is next: a fold computes no
 * times, so that it gives the same whatever time zones have become since. What users planned was checked at the border;
 * what is read here has to fit whatever the border will take then.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

/** Why occurrences were not tried: a later one was due as well, the schedule was paused, changed, or cancelled. */
const SKIP_REASONS = ['Missed', 'Paused', 'Changed', 'Cancelled'] as const;

const paid = { asset: z.string(), amount: z.string() };
const transfer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('internal'),
    from: z.string(),
    to: z.string(),
    ...paid,
    convertTo: z.optional(z.object({ asset: z.string(), atLeast: z.optional(z.string()) })),
    description: z.optional(z.string()),
    metadata: z.record(z.string(), z.string()),
    acceptWithinSeconds: z.int(),
  }),
  z.object({
    kind: z.literal('external'),
    provider: z.string(),
    accountId: z.string(),
    ...paid,
    counterparty: z.string(),
    features: z.array(z.string()),
  }),
]);
const when = z.object({
  startDate: z.string(),
  time: z.string(),
  timeZone: z.string(),
  every: z.optional(
    z.object({ unit: z.string(), interval: z.int(), count: z.optional(z.int()), until: z.optional(z.string()) }),
  ),
});
const retry = z.object({ times: z.int(), everyMinutes: z.int() });
const missed = z.string();

const id = { scheduleId: z.string() };
/** `number` counts from 1 over the schedule's life, `index` from 0 in the times that are planned now. */
const next = { next: z.nullable(z.object({ number: z.int(), index: z.int(), at: z.string() })) };
const occurrence = { ...id, number: z.int(), dueAt: z.string() };
const refusal = { code: z.string(), message: z.string() };

export const transferScheduleEvents = defineEvents('transfer-schedule', {
  TransferScheduleCreated: {
    1: z.object({
      ...id,
      name: z.optional(z.string()),
      ...{ transfer, when, retry, missed },
      ...next,
      createdAt: z.string(),
    }),
  },
  TransferScheduleChanged: {
    1: z.object({
      ...id,
      /** What is another than before. */
      changes: z.object({
        name: z.optional(z.string()),
        transfer: z.optional(transfer),
        when: z.optional(when),
        retry: z.optional(retry),
        missed: z.optional(missed),
      }),
      ...next,
      changedAt: z.string(),
    }),
  },
  /** By its owner, or by the system where it could not go on: then `code` says why. */
  TransferSchedulePaused: {
    1: z.object({
      ...id,
      by: z.enum(['owner', 'system']),
      code: z.optional(z.string()),
      reason: z.optional(z.string()),
      pausedAt: z.string(),
    }),
  },
  TransferScheduleResumed: { 1: z.object({ ...id, resumedAt: z.string() }) },
  TransferScheduleCancelled: { 1: z.object({ ...id, reason: z.optional(z.string()), cancelledAt: z.string() }) },
  /** There is none to come. */
  TransferScheduleCompleted: { 1: z.object({ ...id, completedAt: z.string() }) },
  /** The transfer was made, or ordered from its provider. */
  ScheduledTransferExecuted: {
    1: z.object({ ...occurrence, transferId: z.string(), tries: z.int(), ...next, executedAt: z.string() }),
  },
  /** It could not be made now, and is tried again: at a time, or when the schedule is resumed. */
  ScheduledTransferDelayed: {
    1: z.object({ ...occurrence, ...refusal, tries: z.int(), retryAt: z.nullable(z.string()), delayedAt: z.string() }),
  },
  /** It was tried and could not be made, and is not tried again. */
  ScheduledTransferFailed: {
    1: z.object({ ...occurrence, ...refusal, tries: z.int(), ...next, failedAt: z.string() }),
  },
  /** From the first to the last, both included, none was or will be made. */
  ScheduledTransfersSkipped: {
    1: z.object({
      ...id,
      first: z.int(),
      last: z.int(),
      firstDueAt: z.string(),
      lastDueAt: z.string(),
      reason: z.enum(SKIP_REASONS),
      ...next,
      skippedAt: z.string(),
    }),
  },
});
export type TransferScheduleEvent = z.infer<(typeof transferScheduleEvents)['event']>;
