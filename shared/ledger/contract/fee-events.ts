import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { feeSchedule } from './fees.ts';

/** The stream of fee schedules, which belongs to the platform. */
export const feeScheduleEvents = defineEvents('fee-schedule', {
  FeeScheduleSet: {
    1: z.object({
      schedule: feeSchedule,
      /** Subject of the operator's token. */
      setBy: z.string(),
    }),
  },
});
export type FeeScheduleEvent = z.infer<(typeof feeScheduleEvents)['event']>;
