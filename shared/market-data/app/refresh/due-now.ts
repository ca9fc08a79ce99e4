/** What the schedule does how often. Several runs may overlap: who writes down first that it is done does it. */
import type { SystemRecords } from '../../../kernel/store/system-records.ts';

const KIND = 'market-refresh';

/** In the order in which they are done. */
export const TASK_NAMES = ['daily', 'rates', 'crypto', 'exchanges'] as const;
export type Task = (typeof TASK_NAMES)[number];

const TASKS = {
  /** Latest prices of what trades all the time. */
  crypto: { everyMinutes: 5 },
  /** Latest prices of what exchanges trade, while they do. */
  exchanges: { everyMinutes: 15 },
  rates: { everyMinutes: 60 },
  /** Yesterday's closes, gaps, compaction: some minutes after midnight UTC, so that sources have the day. */
  daily: { everyMinutes: 24 * 60, offsetMinutes: 10 },
} as const satisfies Readonly<Record<Task, { readonly everyMinutes: number; readonly offsetMinutes?: number }>>;

/** The number of the period that a time lies in. */
function periodOf(task: Task, now: string): number {
  const { everyMinutes, offsetMinutes = 0 }: { readonly everyMinutes: number; readonly offsetMinutes?: number } =
    TASKS[task];
  return Math.floor((Date.parse(now) / 60_000 - offsetMinutes) / everyMinutes);
}

/** Gives a task back that failed, so that the next run takes it on. */
export async function giveBack(records: SystemRecords, task: Task, now: string): Promise<void> {
  const period = periodOf(task, now);
  const record = await records.read(KIND, task);
  // Who loses this race loses it to whoever does the task.
  if (record?.value === period) await records.write(KIND, task, { expected: record.revision, value: period - 1 });
}

/** Takes a task on, if nobody has in this period. */
export async function takeOn(records: SystemRecords, task: Task, now: string): Promise<boolean> {
  const period = periodOf(task, now);
  const record = await records.read(KIND, task);
  const done = record?.value;
  if (typeof done === 'number' && done >= period) return false;
  return records.write(KIND, task, { expected: record?.revision ?? 0, value: period });
}
