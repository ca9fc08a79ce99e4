import type { Store } from '../../../kernel/store/types.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { type Subject, want } from '../../domain/backfill/job.ts';
import { jobWrite, readJob } from '../../read/backfill/job-records.ts';
import { writeRecords } from '../write-records.ts';

const RACES_MAX = 8;

/** Orders what is missing of a range; answers whether that is anything new. Whoever asked before, it is one job. */
export async function wantHistory(
  store: Pick<Store, 'readRecords' | 'write'>,
  subject: Subject,
  range: DayRange,
  now: string,
): Promise<boolean> {
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const found = await readJob(store, subject);
    const job = want(found?.job, subject, range, now);
    if (job === found?.job) return false;
    const expect = found ? { revision: found.revision } : 'absent';
    if ((await writeRecords(store, [jobWrite(job, expect)], now)) !== undefined) return true;
  }
  throw new Error(`others keep changing the job of ${subject.code}`);
}
