import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../infra/local/scheduler/clock.ts';
import { type SchedulerOptions, startScheduler } from '../../../infra/local/scheduler/scheduler.ts';
import type { ScheduleModel } from '../../../infra/local/template/model.ts';
import { freshDir } from '../lambda/bundle.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;

/** A clock that stands still until it is told to go on. */
function fakeClock(startMs: number) {
  let nowMs = startMs;
  let timers: { atMs: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => nowMs,
    after: (delayMs, callback) => {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const advance = async (byMs: number) => {
    const untilMs = nowMs + byMs;
    for (;;) {
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      nowMs = Math.max(nowMs, next.atMs);
      next.callback();
      await new Promise((resolve) => setImmediate(resolve));
    }
    nowMs = untilMs;
  };
  return { clock, advance };
}

const sweep: ScheduleModel = {
  stack: 'Test',
  logicalId: 'Sweep',
  labels: {},
  name: 'sweep',
  arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep',
  expression: 'rate(5 minutes)',
  timeZone: 'UTC',
  enabled: true,
  targetArn: 'arn:fn',
  kind: 'scheduler',
  retry: { attemptsMax: 185, eventAgeSecondsMax: 86_400 },
};

function world(changes: Partial<ScheduleModel> = {}, { failures = 0, stateFile = '' } = {}) {
  const runs: { atMinute: number; event: Record<string, unknown> }[] = [];
  const dead: string[] = [];
  let left = failures;
  const file = stateFile || path.join(freshDir(), 'schedules.json');
  const startAt = (startMs: number) => {
    const { clock, advance } = fakeClock(startMs);
    const options: SchedulerOptions = {
      schedules: [{ ...sweep, ...changes }],
      functions: [
        {
          name: 'relay.sweeper',
          arn: 'arn:fn',
          asyncRetry: { attemptsMax: 2, eventAgeSecondsMax: 21_600 },
          deadLetterArn: 'arn:dlq',
        },
      ],
      region: 'us-east-1',
      accountId: '000000000000',
      lambdas: {
        invoke: async (_name, payload) => {
          runs.push({ atMinute: (clock.now() - START) / MINUTE, event: JSON.parse(payload) });
          left -= 1;
          return left >= 0
            ? { requestId: 'r', payload: '{"errorMessage":"no"}', functionError: 'Unhandled' as const }
            : { requestId: 'r', payload: 'null' };
        },
      },
      sendToQueue: async (_arn, body) => {
        dead.push(body);
      },
      stateFile: file,
      log: () => {},
      clock,
    };
    return { scheduler: startScheduler(options), advance };
  };
  return { runs, dead, startAt, minutes: () => runs.map((run) => run.atMinute) };
}

describe('a schedule', () => {
  it('runs its function whenever it is due', async () => {
    const { startAt, minutes, runs } = world();
    await startAt(START).advance(16 * MINUTE);
    expect(minutes()).toEqual([5, 10, 15]);
    expect(runs[0]?.event).toMatchObject({
      source: 'aws.scheduler',
      time: '2026-01-01T00:05:00Z',
      resources: [sweep.arn],
    });
  });

  it('hands over its input with the context filled in', async () => {
    const { startAt, runs } = world({
      input: '{"at":"<aws.scheduler.scheduled-time>","n":"<aws.scheduler.attempt-number>"}',
    });
    await startAt(START).advance(5 * MINUTE);
    expect(runs[0]?.event).toEqual({ at: '2026-01-01T00:05:00Z', n: '1' });
  });

  it('runs nothing when it is disabled or the host has stopped', async () => {
    const off = world({ enabled: false });
    await off.startAt(START).advance(60 * MINUTE);
    expect(off.runs).toEqual([]);
    const stopped = world();
    const { scheduler, advance } = stopped.startAt(START);
    await advance(6 * MINUTE);
    scheduler.stop();
    await advance(60 * MINUTE);
    expect(stopped.minutes()).toEqual([5]);
  });

  it('waits for a date months away', async () => {
    const { startAt, minutes } = world({ expression: 'cron(0 0 1 4 ? *)' });
    await startAt(START).advance(90 * 24 * 60 * MINUTE);
    expect(minutes()).toEqual([90 * 24 * 60]);
  });

  it('makes up once for what was due while the host was down', async () => {
    const stateFile = path.join(freshDir(), 'schedules.json');
    const before = world({}, { stateFile });
    const { scheduler, advance } = before.startAt(START);
    await advance(6 * MINUTE);
    scheduler.stop();
    const after = world({}, { stateFile });
    await after.startAt(START + 60 * MINUTE).advance(5 * MINUTE);
    expect(after.minutes()).toEqual([60, 65]);
  });

  it('is retried after one and two minutes, then given to the dead-letter queue', async () => {
    const { startAt, minutes, dead } = world({ expression: 'rate(1 hour)' }, { failures: 9 });
    await startAt(START).advance(65 * MINUTE);
    expect(minutes()).toEqual([60, 61, 63]);
    expect(dead).toHaveLength(1);
  });

  it('leaves nothing in the dead-letter queue when a retry succeeds', async () => {
    const { startAt, minutes, dead } = world({ expression: 'rate(1 hour)' }, { failures: 1 });
    await startAt(START).advance(65 * MINUTE);
    expect(minutes()).toEqual([60, 61]);
    expect(dead).toEqual([]);
  });

  it('is refused at the start when nothing has its target', () => {
    expect(() => world({ targetArn: 'arn:nobody' }).startAt(START)).toThrow('arn:nobody');
    expect(() => world({ expression: 'rate(2 weeks)' }).startAt(START)).toThrow('rate(2 weeks)');
  });
});
