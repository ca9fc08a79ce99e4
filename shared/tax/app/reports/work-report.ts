/**
 * The worker's work on a report: wait until the tax book has all that was recorded when the report was asked for, read
 * the year's rows, make the documents, and append that it is generated together with the record that names them. The
 * record says who works and when they said something last, so that what was cut off is begun again, and whoever was
 * only slow finds that another one took over.
 */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import type { DataKeys } from '../../../kernel/crypto/data-keys.ts';
import { isRefused } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import { readBook } from '../../../kernel/projection/read-book.ts';
import { MAIN } from '../../../kernel/projection/types.ts';
import { wantedBy } from '../../../kernel/projection/wanted.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { TaxReportEvent } from '../../contract/report-events.ts';
import { TAX_REPORTS } from '../../read/reports/report-places.ts';
import { compose } from './compose.ts';
import { DocumentWriter, keyOf } from './document-files.ts';
import { type Gathered, gather } from './gather.ts';
import { IncomeKinds } from './income-kinds.ts';
import { findReport, isWorkedOn, type ReportRecord, reportWrite } from './report-records.ts';
import { reportAppend, reportStream } from './report-stream.ts';
import { ScratchPages } from './scratch-pages.ts';
import { scratched } from './scratched-book.ts';
import { SectionWriter } from './section-writers.ts';

export interface ReportWork {
  readonly store: Store;
  readonly files: ObjectStore;
  readonly keys: DataKeys;
  readonly tenant: TenantId;
  readonly reportId: string;
  readonly now: () => Timestamp;
}

/**
 * `later`: what was recorded has not reached the book yet. `halted`: it will not before an operator has looked at it.
 * `lost`: somebody else works on it, or it is done. `failed`: it was given up.
 */
export type ReportWorked = 'ready' | 'later' | 'halted' | 'lost' | 'failed';

type Pending = Extract<ReportRecord, { status: 'pending' }>;

/** An import that was under way is waited for no longer than this, and the report says so then. */
const IMPORT_WAIT_MILLISECONDS = 10 * 60_000;
/** A report that takes longer, however often it is begun again, is given up. */
const GIVEN_UP_MILLISECONDS = 24 * 3_600_000;
/** How often whoever works says so. */
const WORD_EVERY_MILLISECONDS = 5_000;
/** Rows between two looks at the clock. */
const COUNTED_AT_ONCE = 1_000;

/** Another worker took over. */
class TakenOver extends Error {}

/** The record of a report at work, changed only while nobody else has changed it. */
class Desk {
  readonly #work: ReportWork;
  #pending: Pending;
  #revision: string;
  #saidAt = 0;

  constructor(work: ReportWork, pending: Pending, revision: string) {
    this.#work = work;
    this.#pending = pending;
    this.#revision = revision;
  }

  get pending(): Pending {
    return this.#pending;
  }

  /** Says how far it is. Throws `TakenOver`. */
  async say(progress?: Pending['progress']): Promise<void> {
    const at = this.#work.now();
    await this.#store({ ...this.#pending, workedAt: at, progress: progress ?? this.#pending.progress });
    this.#saidAt = Date.parse(at);
  }

  async #store(next: Pending): Promise<void> {
    const { store, tenant, now } = this.#work;
    const at = now();
    const commandId = newId();
    const meta = { commandId, causationId: commandId, correlationId: next.correlationId, actor: 'system:tax-reports' };
    const records = [reportWrite(tenant, next, { now: at, revision: this.#revision })];
    const { written } = await store.write({ meta: { ...meta, now: at }, appends: [], records });
    if (!written) throw new TakenOver();
    this.#pending = next;
    this.#revision = commandId;
  }

  /** Puts it down, so that it is taken up again without waiting. */
  async rest(): Promise<void> {
    const { workedAt: _, ...asked } = this.#pending;
    await this.#store(asked);
  }

  /** The same, unless it did a moment ago. */
  async sayInTime(progress?: Pending['progress']): Promise<void> {
    if (Date.parse(this.#work.now()) - this.#saidAt >= WORD_EVERY_MILLISECONDS) await this.say(progress);
  }

  async count(done: number, of: number): Promise<void> {
    if (done % COUNTED_AT_ONCE === 0) await this.sayInTime({ done, of });
  }

  /** Ends the work: the event and the record, together. */
  async end(report: ReportRecord, event: TaxReportEvent): Promise<boolean> {
    const { tenant, now } = this.#work;
    const at = now();
    return endReport(this.#work, reportWrite(tenant, report, { now: at, revision: this.#revision }), event, at);
  }
}

async function endReport(work: ReportWork, record: RecordWrite, event: TaxReportEvent, now: string): Promise<boolean> {
  const { store, tenant, reportId } = work;
  const correlationId = newId();
  const context: CommandContext = { tenant, principal: 'system:tax-reports', correlationId, now };
  const result = await runCommand<boolean>(store, context, [reportStream(tenant, reportId)], async () => ({
    appends: [reportAppend(tenant, reportId, event)],
    records: [record],
    answer: true,
  }));
  return !isRefused(result);
}

export async function workReport(work: ReportWork): Promise<ReportWorked> {
  const { store, tenant, reportId, now } = work;
  const found = await findReport(store, tenant, reportId);
  if (found?.report.status !== 'pending' || isWorkedOn(found.report, now())) return 'lost';
  if (Date.parse(now()) - Date.parse(found.report.requestedAt) > GIVEN_UP_MILLISECONDS) {
    await failReport(work, 'the report could not be made within a day');
    return 'failed';
  }
  const desk = new Desk(work, found.report, found.revision);
  try {
    await desk.say();
    return await make(work, desk);
  } catch (error) {
    if (error instanceof TakenOver) return 'lost';
    throw error;
  }
}

const prefixOf = ({ tenant, reportId }: ReportWork): string => `reports/${tenant}/${reportId}/${newId()}`;

async function make(work: ReportWork, desk: Desk): Promise<ReportWorked> {
  const { files, keys, tenant } = work;
  const key = await keyOf(keys, tenant);
  const prefix = prefixOf(work);
  const writer = (section: string): SectionWriter =>
    new SectionWriter(new DocumentWriter(files, key, `${prefix}/${section}`));
  const gathered = await readYear(work, desk, writer);
  if (gathered === 'later' || gathered === 'halted') {
    await desk.rest();
    return gathered;
  }
  const { documents, sha256 } = await compose(gathered, { files, key, prefix, onRows: () => desk.sayInTime() });
  const { head: whole, rows } = gathered;
  const { missing: __, ...head } = whole;
  const { workedAt: _, ...asked } = desk.pending;
  const ready: ReportRecord = {
    ...asked,
    status: 'ready',
    progress: { done: rows, of: rows },
    ...{ head, documents, sha256 },
  };
  const { reportId, taxYear, jurisdiction, currency, method, lotScope, figures, complete, eventPosition } = head;
  const about = { reportId, taxYear, jurisdiction, currency, method, lotScope, figures, complete };
  const data = { ...about, eventPosition, sha256 };
  return (await desk.end(ready, { type: 'TaxReportGenerated', data })) ? 'ready' : 'lost';
}

/** Reads the year once the book is as far as it was asked to be. */
async function readYear(
  work: ReportWork,
  desk: Desk,
  sectionWriter: (section: string) => SectionWriter,
): Promise<Gathered | 'later' | 'halted'> {
  const { store, tenant, now } = work;
  const { pending: order } = desk;
  const version = order.recorded['journal'] ?? 0;
  const { wanted, settle } = wantedBy(store, tenant, { type: 'journal', id: MAIN, version });
  const isPatient = Date.parse(now()) - Date.parse(order.requestedAt) < IMPORT_WAIT_MILLISECONDS;
  const isSettled = isPatient || settle === undefined || (wanted !== undefined && (await settle(wanted)));
  const missing = isSettled ? [] : [{ reason: 'import-at-work' }];
  const place = { tenant, projection: TAX_REPORTS, partition: `scratch-${order.reportId}` };
  const book = scratched((pages) => new ScratchPages({ store, place, now }, pages));
  const options = { tenant, wanted, ...(isPatient && settle && { settle }) };
  const result = await readBook(store, book.projection, options, (opened) =>
    gather(opened, {
      order,
      kinds: new IncomeKinds(store, tenant),
      sectionWriter,
      missing,
      spill: book.spill,
      onProgress: (done, of) => desk.count(done, of),
      onWord: () => desk.sayInTime(),
    }),
  );
  if (!isRefused(result)) return result;
  return result.code === 'ConsumerHalted' ? 'halted' : 'later';
}

/** Says that a report can't be made, so that whoever waits for it hears of it. */
export async function failReport(work: ReportWork, reason: string): Promise<void> {
  const { store, tenant, reportId, now } = work;
  const found = await findReport(store, tenant, reportId);
  if (found?.report.status !== 'pending') return;
  const { workedAt: _, ...asked } = found.report;
  const at = now();
  const record = reportWrite(tenant, { ...asked, status: 'failed', reason }, { now: at, revision: found.revision });
  const { taxYear } = asked;
  await endReport(work, record, { type: 'TaxReportFailed', data: { reportId, taxYear, reason } }, at);
}
