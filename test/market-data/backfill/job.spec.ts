/** What becomes of a job. */
import { describe, expect, it } from 'vitest';
import {
  claim,
  dueAtOf,
  failedTry,
  fetched,
  type Job,
  missingOf,
  nextChunk,
  restart,
  waitForSource,
  want,
} from '../../../shared/market-data/domain/backfill/job.ts';
import { ATTEMPTS_MAX, nextTrySeconds } from '../../../shared/market-data/domain/backfill/retries.ts';

const NOW = '2024-03-15T12:00:00.000Z';
const SUBJECT = { kind: 'prices', code: 'BTC' } as const;
const range = (from: string, to: string) => ({ from, to });
const YEAR = range('2023-03-15', '2024-03-14');
const job = (wanted = YEAR): Job => want(undefined, SUBJECT, wanted, NOW);
const chunk = (from: string, to: string, lastDate: string | undefined = to, withheld: Job['withheld'] = []) => ({
  ...{ days: range(from, to), lastDate, withheld },
});
const DOWN = { kind: 'unavailable', reason: '503' } as const;

describe('a job', () => {
  it('wants the widest range that anybody asked for', () => {
    const wider = want(job(), SUBJECT, range('2022-01-01', '2024-01-01'), NOW);
    expect(wider.wanted).toEqual(range('2022-01-01', '2024-03-14'));
    expect(want(wider, SUBJECT, range('2023-06-01', '2023-06-02'), NOW)).toBe(wider);
  });

  it('that is done begins again for what is new, and keeps what it has', () => {
    const done: Job = {
      ...fetched(job(), chunk(YEAR.from, YEAR.to), NOW),
      progress: { status: 'completed', completedAt: NOW },
    };
    expect(dueAtOf(done)).toBeUndefined();
    const more = want(done, SUBJECT, range('2022-03-15', '2024-03-14'), NOW);
    expect(more.progress.status).toBe('pending');
    expect(missingOf(more)).toEqual([range('2022-03-15', '2023-03-14')]);
  });

  it('asks for the newest days first', () => {
    expect(nextChunk(job(), 30)).toEqual(range('2024-02-14', '2024-03-14'));
    const next = fetched(job(), chunk('2024-02-14', '2024-03-14'), NOW);
    expect(nextChunk(next, 30)).toEqual(range('2024-01-15', '2024-02-13'));
    expect(nextChunk(next, 10_000)).toEqual(range('2023-03-15', '2024-02-13'));
  });

  it('finds a gap between what it has', () => {
    const one = fetched(job(), chunk('2024-01-01', '2024-03-14'), NOW);
    const two = fetched(one, chunk('2023-03-15', '2023-06-30'), NOW);
    expect(missingOf(two)).toEqual([range('2023-07-01', '2023-12-31')]);
  });

  it('leaves the last days that the source does not have yet to the day after', () => {
    const done = fetched(job(), chunk('2024-03-01', '2024-03-14', '2024-03-13'), NOW);
    expect(done.wanted.to).toBe('2024-03-13');
    expect(done.covered).toEqual([range('2024-03-01', '2024-03-13')]);
    const again = want({ ...done, progress: { status: 'completed', completedAt: NOW } }, SUBJECT, YEAR, NOW);
    expect(missingOf(again).at(-1)).toEqual(range('2024-03-14', '2024-03-14'));
  });

  it('does so, too, when a day more was wanted while the source was asked', () => {
    const more = want(job(), SUBJECT, range(YEAR.from, '2024-03-15'), NOW);
    const done = fetched(more, chunk('2024-03-01', '2024-03-14', '2024-03-13'), NOW);
    expect(done.covered).toEqual([range('2024-03-01', '2024-03-13')]);
    expect(missingOf(done).at(-1)?.to).toBe('2024-02-29');
  });

  it('takes days that are a week old without a price for days without trading', () => {
    const done = fetched(job(), chunk('2023-03-15', '2024-03-14', '2023-05-01'), NOW);
    expect(done.covered).toEqual([range('2023-03-15', '2024-03-08')]);
    expect(missingOf(done)).toEqual([]);
  });

  it('leaves out days that wait for an operator, until more is wanted', () => {
    const withheld = [range('2024-01-10', '2024-01-12')];
    const held = fetched(job(), chunk(YEAR.from, YEAR.to, YEAR.to, withheld), NOW);
    expect(missingOf(held)).toEqual([]);
    const again = want(held, SUBJECT, range(YEAR.from, '2024-03-15'), NOW);
    expect(missingOf(again)).toEqual([...withheld, range('2024-03-15', '2024-03-15')]);
  });

  it('that was given up goes on with new days, if it ever had any', () => {
    const lost = { kind: 'unknown-asset', reason: 'too early' } as const;
    const failed = failedTry(fetched(job(), chunk('2024-01-01', '2024-03-14'), NOW), lost, { now: NOW, chance: 0 });
    const more = want(failed, SUBJECT, range(YEAR.from, '2024-03-15'), NOW);
    expect(more).toMatchObject({ attempts: 0, progress: { status: 'pending' } });
    expect(nextChunk(more, 30)).toEqual(range('2024-03-15', '2024-03-15'));
    const unknown = failedTry(job(), lost, { now: NOW, chance: 0 });
    expect(want(unknown, SUBJECT, range(YEAR.from, '2024-03-15'), NOW).progress.status).toBe('failed');
  });

  it('is worked on by one at a time, until that one has been silent for too long', () => {
    const taken = claim(job(), NOW);
    expect(taken?.progress.status).toBe('in_progress');
    expect(taken && claim(taken, '2024-03-15T12:01:59.000Z')).toBeUndefined();
    expect(taken && claim(taken, '2024-03-15T12:02:00.000Z')).toBeDefined();
  });

  it('waits for the source to be switched on without using up its tries', () => {
    const waiting = waitForSource(job(), NOW);
    expect(waiting).toMatchObject({ attempts: 0, progress: { status: 'pending' } });
    expect(claim(waiting, '2024-03-15T13:00:00.000Z')).toBeUndefined();
  });
});

describe('a try that failed', () => {
  const failing = (times: number, fault: Parameters<typeof failedTry>[1] = DOWN): Job =>
    Array.from({ length: times }).reduce<Job>((before) => failedTry(before, fault, { now: NOW, chance: 0 }), job());

  it.each([
    [1, 60],
    [2, 240],
    [3, 960],
    [4, 3_840],
  ])('for the %d. time is followed by another %d seconds later, and a quarter more at most', (attempts, seconds) => {
    expect(nextTrySeconds({ attempts, chance: 0 })).toBe(seconds);
    expect(nextTrySeconds({ attempts, chance: 0.999_999 })).toBe(seconds * 1.25);
  });

  it('is the last one at the fifth, and the job can be restarted then alone', () => {
    const tried = failing(ATTEMPTS_MAX - 1);
    expect(tried.progress).toMatchObject({ status: 'pending', error: 'unavailable: 503' });
    expect(restart(tried, NOW)).toBeUndefined();
    const failed = failing(ATTEMPTS_MAX);
    expect(failed).toMatchObject({ attempts: 5, progress: { status: 'failed', error: 'unavailable: 503' } });
    expect(dueAtOf(failed)).toBeUndefined();
    expect(restart(failed, NOW)).toMatchObject({ attempts: 0, progress: { status: 'pending' } });
  });

  it('counts from the last chunk that was fetched', () => {
    expect(fetched(failing(4), chunk('2024-02-14', '2024-03-14'), NOW).attempts).toBe(0);
  });

  it('because of too many requests waits for as long as the source says', () => {
    const limited = failing(1, { kind: 'rate-limited', retryAfterSeconds: 600 });
    expect(limited.progress).toEqual({ status: 'rate_limited', retryAt: '2024-03-15T12:10:00.000Z' });
    expect(failing(1, { kind: 'rate-limited' }).progress).toMatchObject({ retryAt: '2024-03-15T12:01:00.000Z' });
  });

  it('because no source knows the asset is the only one', () => {
    const { progress } = failing(1, { kind: 'unknown-asset', reason: 'no such coin' });
    expect(progress).toMatchObject({ status: 'failed', error: 'unknown-asset: no such coin' });
  });

  it('because the answer is a web page, or cut off, is followed by another like any', () => {
    const fault = { kind: 'malformed', reason: 'HTML' } as const;
    expect(failing(1, fault).progress).toMatchObject({ status: 'pending', retryAt: '2024-03-15T12:01:00.000Z' });
    expect(failing(ATTEMPTS_MAX, fault).progress).toMatchObject({ status: 'failed', error: 'malformed: HTML' });
  });
});
