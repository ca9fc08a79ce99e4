/**
 * Makes what a schedule has to make by now. Each occurrence is made in the append that says that it was, at the version
 * of the schedule that it was worked out of: whoever else is at it, or comes again after a crash, makes it not again.
 */
import type { Addition, Alongside } from '../../../kernel/commands/alongside.ts';
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Clock, Timestamp } from '../../../kernel/time.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import { type Going, isGoing } from '../../domain/transfer-schedules/occurrence-events.ts';
import { catchUp, executed, refused, transferIdOf } from '../../domain/transfer-schedules/outcomes.ts';
import { dueAtOf } from '../../domain/transfer-schedules/schedule.ts';
import { readSchedule, scheduleStream } from '../../read/transfer-schedules/schedule-head.ts';
import { orderPlannedTransfer } from '../external-transfers/order-planned-transfer.ts';
import { initiateTransfer } from '../transfers/initiate-transfer.ts';
import type { Planned } from '../transfers/planned.ts';
import { scheduleAppend } from './schedule-append.ts';
import type { ProvidersNow } from './schedule-commands.ts';

const PRINCIPAL = 'system:transfer-schedules';
/** Of one schedule that has much to make up; the rest comes next time. */
const AT_ONCE_MAX = 20;

export interface ScheduleWork {
  readonly store: Store;
  readonly providers: ProvidersNow;
  readonly now: Clock;
  readonly hasTime: () => boolean;
  readonly correlationId: string;
}

interface Known {
  readonly schedule: Going;
  readonly version: number;
  readonly context: CommandContext;
  readonly now: Timestamp;
}

/** How many transfers were made, and how many could not be. */
export interface Worked {
  readonly executed: number;
  readonly refused: number;
}

const overtaken = (): Refusal<'Conflict'> => refuse('Conflict', 'The schedule was changed, or others have made it.');

/** Events of a schedule, if it still stands at the version that they follow from. */
function following(store: Store, known: Known, events: readonly TransferScheduleEvent[]): Alongside {
  const { schedule, version, context } = known;
  const stream = scheduleStream(context.tenant, schedule.scheduleId);
  return {
    streams: [stream],
    decide: async (heads): Promise<Addition | Refusal<'Conflict'>> => {
      if (heads.get(streamName(stream))?.version !== version) return overtaken();
      const { appends, records } = await scheduleAppend(store, context.tenant, schedule, events);
      return { appends, records };
    },
  };
}

/** Says what has become of a schedule; if others were first, their word stands. */
async function tell(store: Store, known: Known, events: readonly TransferScheduleEvent[]): Promise<boolean> {
  const { streams, decide } = following(store, known, events);
  const result = await runCommand<Json, 'Conflict'>(store, known.context, streams, async (heads) => {
    const addition = await decide(heads);
    return 'refused' in addition ? addition : { ...addition, answer: null };
  });
  return !isRefused(result);
}

async function make({ store, providers }: ScheduleWork, known: Known): Promise<Refusal | undefined> {
  const { schedule, context, now } = known;
  const { transfer } = schedule;
  const alongside = following(store, known, executed(schedule, now));
  const planned: Planned = { transferId: transferIdOf(schedule), alongside };
  if (transfer.kind === 'internal') {
    const { kind: _, ...order } = transfer;
    const made = await initiateTransfer(store, context, order, planned);
    return isRefused(made) ? made : undefined;
  }
  const { kind: _, ...more } = transfer;
  const order = { ...more, direction: 'pay-out' as const };
  const made = await orderPlannedTransfer(store, context, { order, providers: await providers(), now }, planned);
  return isRefused(made) ? made : undefined;
}

type Step = 'executed' | 'refused' | 'told' | 'overtaken';

async function step(work: ScheduleWork, known: Known): Promise<Step> {
  const { schedule, now } = known;
  const { store } = work;
  const before = catchUp(schedule, now);
  if (before.length > 0) return (await tell(store, known, before)) ? 'told' : 'overtaken';
  const refusal = await make(work, known);
  if (!refusal) return 'executed';
  // Others kept coming first, to the accounts or to the schedule: it stays due.
  if (refusal.code === 'Conflict') return 'overtaken';
  const { code, detail: message } = refusal;
  return (await tell(store, known, refused(schedule, { code, message }, now))) ? 'refused' : 'overtaken';
}

/** What is left, for want of time or because others are at it, is still due afterwards. */
export async function workSchedule(work: ScheduleWork, tenant: TenantId, scheduleId: string): Promise<Worked> {
  const done = { executed: 0, refused: 0 };
  for (let at = 0; at < AT_ONCE_MAX && work.hasTime(); at += 1) {
    const found = await readSchedule(work.store, tenant, scheduleId);
    if (!found || !isGoing(found.schedule)) return done;
    const { schedule, version } = found;
    const now = work.now();
    const dueAt = dueAtOf(schedule);
    if (dueAt === undefined || dueAt > now) return done;
    const context = { tenant, principal: PRINCIPAL, correlationId: work.correlationId, now };
    const came = await step(work, { schedule, version, context, now });
    if (came === 'overtaken') return done;
    if (came !== 'told') done[came] += 1;
  }
  return done;
}
