import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Lambdas } from '../lambda/runtime.ts';
import type { FunctionModel, ScheduleModel } from '../template/model.ts';
import { type Clock, systemClock } from './clock.ts';
import { scheduledPayload } from './event.ts';
import { parseExpression } from './expression.ts';
import type { Times } from './times.ts';

export interface SchedulerOptions {
  readonly schedules: readonly ScheduleModel[];
  readonly functions: readonly Pick<FunctionModel, 'name' | 'arn' | 'asyncRetry' | 'deadLetterArn'>[];
  readonly region: string;
  readonly accountId: string;
  readonly lambdas: Pick<Lambdas, 'invoke'>;
  /** Sends what failed for good to a queue, by its ARN. */
  readonly sendToQueue: (queueArn: string, body: string) => Promise<void>;
  /** Remembers the last run of each schedule, so that one that was due while the host was down is made up for, once. */
  readonly stateFile: string;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
}

export interface Scheduler {
  /** Starts nothing more; runs under way go on. */
  readonly stop: () => void;
}

/** `setTimeout` overflows above 24.8 days; a timer that fires early just looks again. */
const TIMER_MS_MAX = 24 * 3_600_000;
/** Lambda waits one minute before the first retry of an asynchronous invocation, and two before the second. */
const RETRY_MS = [60_000, 120_000] as const;

/** Runs the schedules of the template. Throws on an expression or a target that the host doesn't know. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const timetable = new Timetable(options);
  for (const schedule of options.schedules) timetable.add(schedule);
  return { stop: () => timetable.stop() };
}

class Timetable {
  readonly #options: SchedulerOptions;
  readonly #clock: Clock;
  readonly #lastRuns: Record<string, number>;
  readonly #cancels = new Map<string, () => void>();
  #stopped = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#lastRuns = readState(options.stateFile);
  }

  add(schedule: ScheduleModel): void {
    const times = parseExpression(schedule.expression, schedule.timeZone);
    const target = this.#options.functions.find((fn) => fn.arn === schedule.targetArn);
    if (target === undefined) {
      throw new Error(`schedule ${schedule.name}: no function has the ARN ${schedule.targetArn}`);
    }
    if (!schedule.enabled) return;
    const last = this.#lastRuns[schedule.arn] ?? this.#ran(schedule);
    this.#arm({ schedule, target, times }, times.next(last));
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#cancels.values()) cancel();
  }

  #ran(schedule: ScheduleModel): number {
    const now = this.#clock.now();
    this.#lastRuns[schedule.arn] = now;
    writeState(this.#options.stateFile, this.#lastRuns);
    return now;
  }

  #later(key: string, delayMs: number, then: () => void): void {
    if (!this.#stopped) this.#cancels.set(key, this.#clock.after(delayMs, then));
  }

  #arm(entry: Entry, dueMs: number | undefined): void {
    if (dueMs === undefined) return;
    const delayMs = Math.max(0, dueMs - this.#clock.now());
    this.#later(entry.schedule.arn, Math.min(delayMs, TIMER_MS_MAX), () => {
      if (this.#clock.now() < dueMs) {
        this.#arm(entry, dueMs);
        return;
      }
      const now = this.#ran(entry.schedule);
      this.#attempt(entry, dueMs, 1);
      this.#arm(entry, entry.times.next(now));
    });
  }

  #attempt(entry: Entry, dueMs: number, number: number): void {
    const { schedule } = entry;
    this.#run(entry, dueMs, number).catch((thrown) => this.#options.log(`schedule ${schedule.name}: ${thrown}`));
  }

  async #run(entry: Entry, dueMs: number, number: number): Promise<void> {
    const { schedule, target } = entry;
    const payload = scheduledPayload(schedule, { ...this.#options, atMs: dueMs, attempt: number });
    const trouble = await failureOf(this.#options.lambdas, target.name, payload);
    if (trouble === undefined || this.#stopped) return;
    this.#options.log(`schedule ${schedule.name}: ${target.name} failed: ${trouble}`);
    if (number <= target.asyncRetry.attemptsMax) {
      const delayMs = RETRY_MS[number - 1] ?? RETRY_MS[1];
      this.#later(`${schedule.arn}#retry`, delayMs, () => this.#attempt(entry, dueMs, number + 1));
      return;
    }
    const deadLetterArn = target.deadLetterArn ?? schedule.deadLetterArn;
    if (deadLetterArn !== undefined) await this.#options.sendToQueue(deadLetterArn, payload);
  }
}

interface Entry {
  readonly schedule: ScheduleModel;
  readonly target: Target;
  readonly times: Times;
}
type Target = SchedulerOptions['functions'][number];

async function failureOf(lambdas: Pick<Lambdas, 'invoke'>, name: string, payload: string): Promise<string | undefined> {
  try {
    const result = await lambdas.invoke(name, payload);
    return result.functionError === undefined ? undefined : result.payload;
  } catch (thrown) {
    return String(thrown);
  }
}

function readState(file: string): Record<string, number> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    // No file yet, or one torn by a power cut: schedules then count from now.
    return {};
  }
}

function writeState(file: string, state: Readonly<Record<string, number>>): void {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
