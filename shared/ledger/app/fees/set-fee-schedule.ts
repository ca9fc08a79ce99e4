import { type CommandCode, type CommandContext, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { parseTimestamp, type Timestamp } from '../../../kernel/time.ts';
import { feeScheduleEvents } from '../../contract/fee-events.ts';
import type { FeeRule, FeeSchedule } from '../../contract/fees.ts';
import { evolveFeeSchedules, type SetFault, setFeeSchedule } from '../../domain/fees/schedules.ts';
import { FEE_SCHEDULE_STATE, FEE_SCHEDULE_STREAM, feeSchedulesIn } from '../../read/fees/fee-schedule-head.ts';
import { refuseUnknown } from '../accounts/named-assets.ts';
import { forgetSchedules } from './known-schedules.ts';
import { precisionsOf } from './precisions.ts';

export interface FeeScheduleOrder {
  readonly effectiveFrom?: Timestamp | undefined;
  readonly rules: readonly FeeRule[];
  readonly reason: string;
}

/** Recorded time never runs backwards in a stream, and neither does what is in force. */
const timeNow = (now: string, recordedAt: string | undefined): Timestamp => {
  const time = parseTimestamp(recordedAt !== undefined && recordedAt > now ? recordedAt : now);
  if (time === undefined) throw new Error(`not a time: ${now}`);
  return time;
};

/** Sets the fees that are charged from a time on, for everybody. */
export async function setFees(
  store: Store,
  context: CommandContext,
  { effectiveFrom, rules, reason }: FeeScheduleOrder,
): Promise<FeeSchedule | Refusal<SetFault | 'UnknownAsset' | CommandCode>> {
  const scheduleId = newId<'FeeScheduleId'>();
  const assets = rules.flatMap(({ asset }, at) =>
    asset === undefined ? [] : [{ code: asset, path: `rules.${at}.asset` }],
  );
  const precisionOf = await precisionsOf(store, assets);
  if (isRefused(precisionOf)) return precisionOf;
  const narrowed = rules.flatMap(({ appliesTo }, at) =>
    (appliesTo?.assets ?? []).map((code, index) => ({ code, path: `rules.${at}.appliesTo.assets.${index}` })),
  );
  const named = await Promise.all([...assets, ...narrowed].map(({ code, path }) => refuseUnknown(store, code, path)));
  const unknown = named.find((refusal) => refusal !== undefined);
  if (unknown) return unknown;
  const platform = { ...context, tenant: PLATFORM, idempotency: undefined };
  const result = await runCommand<Json, SetFault>(store, platform, [FEE_SCHEDULE_STREAM], async (heads) => {
    const { schedules } = feeSchedulesIn(heads);
    const now = timeNow(context.now, heads.get(streamName(FEE_SCHEDULE_STREAM))?.recordedAt);
    const order = { scheduleId, effectiveFrom, rules, reason, setBy: context.principal, now, precisionOf };
    const events = setFeeSchedule(schedules, order);
    if (isRefused(events)) return events;
    const after = events.reduce(evolveFeeSchedules, schedules);
    const append = {
      stream: FEE_SCHEDULE_STREAM,
      events: encodeAll(feeScheduleEvents, events),
      ...stateOf(FEE_SCHEDULE_STATE, after),
    };
    return { appends: [append], answer: (events[0]?.data.schedule ?? null) as unknown as Json };
  });
  forgetSchedules(store);
  return isRefused(result) ? result : (result.answer as unknown as FeeSchedule);
}
