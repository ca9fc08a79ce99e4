/** Works at a provider's run: reads what it settled, page by page, then compares. Whoever is cut off goes on there. */
import type { Log } from '../../../kernel/observe/log.ts';
import type { SettlementPage } from '../../contract/settlement-feed.ts';
import {
  comparedSome,
  finished,
  pageRead,
  type ReconciliationRun,
  readingFailed,
  retrySeconds,
} from '../../domain/reconciliation/run.ts';
import { type ComparePorts, compareDue } from './compare-due.ts';
import { putRun, readRun } from './start-run.ts';
import { takeSettlement } from './take-settlement.ts';

export interface RunWork extends ComparePorts {
  readonly log: Pick<Log, 'info'>;
}

/** When to come again, in seconds; undefined when there is nothing left to do. */
type Again = number | undefined;

async function takePage({ store, now }: RunWork, run: ReconciliationRun, page: SettlementPage & { kind: 'page' }) {
  let newSettlements = 0;
  for (const settlement of page.settlements) {
    if (await takeSettlement(store, settlement, now())) newSettlements += 1;
  }
  const counts = { pages: 1, settlements: page.settlements.length, newSettlements };
  return pageRead(run, { next: page.next, problem: page.problem, counts, now: now() });
}

/** One page. Everything of it is kept before the run moves on, and what was kept is known when it is read again. */
async function readOn(work: RunWork, run: ReconciliationRun): Promise<{ run: ReconciliationRun; again?: number }> {
  const { feed, now, log } = work;
  if (feed.kind === 'inquiry') return { run: { ...run, isRead: true, updatedAt: now() } };
  const page = await feed.read({ from: run.from, until: run.until }, run.after);
  if (page.kind === 'page') {
    if (page.problem !== undefined)
      log.info('settlements unreadable', { provider: run.provider, reason: page.problem }, { Failures: 1 });
    return { run: await takePage(work, run, page) };
  }
  const failed = readingFailed(run, page.why, now());
  const { provider, status, failures } = failed;
  log.info('settlements not read', { provider, status, failures, reason: page.why }, { Failures: 1 });
  return { run: failed, again: retrySeconds(failed, page.retryAfterSeconds) };
}

async function compareOn(work: RunWork, run: ReconciliationRun): Promise<{ run: ReconciliationRun; again?: number }> {
  const { now, log } = work;
  const { complete, ...counts } = await compareDue(work);
  const after = comparedSome(run, counts, now());
  if (!complete) return { run: after, again: 1 };
  // What was written a moment ago may show in the due index only now: it ends when nothing was left to compare.
  if (counts.compared > 0) return { run: after };
  const done = finished(after, now());
  const { provider, runId, pages, settlements, newSettlements, compared, opened, closed } = done;
  const fields = { provider, runId, pages, settlements, newSettlements, compared, opened, closed };
  log.info('reconciled', fields, { SuspenseItemsOpened: opened });
  return { run: done };
}

export async function workRun(work: RunWork): Promise<Again> {
  const { store, feed, hasTime } = work;
  for (;;) {
    const { held, run } = await readRun(store, feed.provider);
    if (run?.status !== 'running') return undefined;
    if (!hasTime()) return 1;
    const { run: after, again } = await (run.isRead ? compareOn(work, run) : readOn(work, run));
    // Somebody else works at it, too, and was first.
    if (!(await putRun(store, after, held))) return undefined;
    if (again !== undefined) return after.status === 'running' ? again : undefined;
  }
}
