/** What users do with schedules of transfers. */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { TransferScheduleOrder } from '../../contract/transfer-schedule.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import type { SchedulePlan, TransferScheduleId } from '../../contract/transfer-schedule-plan.ts';
import {
  cancel,
  change,
  create,
  type Doing,
  type EndedCode,
  pause,
  resume,
} from '../../domain/transfer-schedules/decide.ts';
import type { Schedule } from '../../domain/transfer-schedules/schedule.ts';
import { scheduleIn, scheduleStream } from '../../read/transfer-schedules/schedule-head.ts';
import { type Answered, answered, refusedAtOnce } from '../accounts/account-commands.ts';
import type { Ordering } from '../external-transfers/order-transfer.ts';
import { asJson, timeOf } from '../postings/book.ts';
import { checkPlan, type PlanCode } from './check-plan.ts';
import { oneMore } from './open-count.ts';
import { scheduleAppend } from './schedule-append.ts';

export const noSchedule = (): Refusal<'NotFound'> =>
  refuse('NotFound', 'There is no schedule of transfers with this id.');

/** The payment providers that are set up. */
export type ProvidersNow = () => Promise<Ordering['providers']>;

export interface ScheduleOrder extends Omit<SchedulePlan, 'when'> {
  readonly when: TransferScheduleOrder;
}

export async function createSchedule(
  store: Store,
  context: CommandContext,
  order: ScheduleOrder,
  providers: ProvidersNow,
): Answered<Schedule, PlanCode | 'TooManySchedules'> {
  const { tenant } = context;
  const refused = await checkPlan(store, tenant, order.transfer, providers);
  if (refused) return refusedAtOnce(store, context, refused);
  const scheduleId = newId<'s'>() as string as TransferScheduleId;
  const settings = settingsStream(tenant);
  const result = await runCommand<Json, 'ValidationFailed' | 'TooManySchedules'>(
    store,
    context,
    [settings],
    async (heads) => {
      const { timeZone } = settingsIn(heads, tenant).settings;
      const plan = { ...order, when: { ...order.when, timeZone: order.when.timeZone ?? timeZone } };
      const events = create({ ...plan, scheduleId }, context.now as Timestamp);
      if (isRefused(events)) return events as Refusal<'ValidationFailed'>;
      const counted = await oneMore(store, tenant);
      if ('refused' in counted) return counted;
      const { appends, records, after } = await scheduleAppend(store, tenant, undefined, events);
      return { appends, records: [...records, counted], answer: asJson(after) };
    },
  );
  return answered(result);
}

type Decide<Code extends string> = (
  schedule: Schedule,
  now: Timestamp,
) => readonly TransferScheduleEvent[] | Refusal<Code>;

/** Runs a decision on a schedule; answers the schedule as it is after it. */
async function onSchedule<Code extends string>(
  store: Store,
  context: CommandContext,
  scheduleId: TransferScheduleId,
  decide: Decide<Code>,
): Answered<Schedule, Code | 'NotFound'> {
  const { tenant } = context;
  const stream = scheduleStream(tenant, scheduleId);
  const result = await runCommand<Json, Code | 'NotFound'>(store, context, [stream], async (heads) => {
    const before = scheduleIn(heads, stream);
    if (!before) return noSchedule();
    const events = decide(before, timeOf(heads, [stream], context.now));
    if ('refused' in events) return events;
    if (events.length === 0) return { appends: [], answer: asJson(before) };
    const { appends, records, after } = await scheduleAppend(store, tenant, before, events);
    return { appends, records, answer: asJson(after) };
  });
  return answered(result);
}

export type ScheduleChanges = { readonly [K in keyof ScheduleOrder]?: ScheduleOrder[K] | undefined };

export async function changeSchedule(
  store: Store,
  context: CommandContext,
  { scheduleId, changes }: { readonly scheduleId: TransferScheduleId; readonly changes: ScheduleChanges },
  providers: ProvidersNow,
): Answered<Schedule, PlanCode | EndedCode> {
  const { transfer, when, ...more } = changes;
  const refused = transfer && (await checkPlan(store, context.tenant, transfer, providers));
  if (refused) return refusedAtOnce(store, context, refused);
  return onSchedule<EndedCode | 'ValidationFailed'>(store, context, scheduleId, (schedule, now) => {
    const times = when && { ...when, timeZone: when.timeZone ?? schedule.when.timeZone };
    return change(schedule, { ...more, ...(transfer && { transfer }), ...(times && { when: times }) }, now);
  });
}

interface Named {
  readonly scheduleId: TransferScheduleId;
  readonly reason?: string | undefined;
}

type Done = Answered<Schedule, EndedCode | 'NotFound'>;
const doing = ({ reason }: Named, now: Timestamp): Doing => ({ reason, now });

export const pauseSchedule = (store: Store, context: CommandContext, named: Named): Done =>
  onSchedule(store, context, named.scheduleId, (schedule, now) => pause(schedule, doing(named, now)));

export const resumeSchedule = (store: Store, context: CommandContext, { scheduleId }: Named): Done =>
  onSchedule(store, context, scheduleId, resume);

export const cancelSchedule = (store: Store, context: CommandContext, named: Named): Done =>
  onSchedule(store, context, named.scheduleId, (schedule, now) => cancel(schedule, doing(named, now)));
