/** A user on the spine who has reports made, files years, and looks at what is answered. */
import { createHash, randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { DataKeys } from '../../../shared/kernel/crypto/data-keys.ts';
import type { DataKey } from '../../../shared/kernel/crypto/sealing.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import { type Settings, settings } from '../../../shared/settings/contract/settings.ts';
import { keyOf, readDocument } from '../../../shared/tax/app/reports/document-files.ts';
import { findReport, type Ready, type ReportDocuments } from '../../../shared/tax/app/reports/report-records.ts';
import { type ReportOrder, requestReport } from '../../../shared/tax/app/reports/request-report.ts';
import { type ReportWork, workReport } from '../../../shared/tax/app/reports/work-report.ts';
import type { BrokerStatement } from '../../../shared/tax/contract/report-events.ts';
import type { ReadyReport } from '../../../shared/tax/contract/report-view.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { queueRecord, Spine, TENANT } from '../../faults/support/spine.ts';
import { transaction } from '../support/domain.ts';

type Statements = Readonly<Record<string, BrokerStatement>>;
type MoreOfOrder = Pick<ReportOrder, 'digitalAssetStatements'>;
type Sent = Parameters<typeof transaction>[0] & { readonly incomeKind?: string };

export class Filer {
  readonly spine = Spine.on(new MemoryStore());
  readonly #key = randomBytes(32) as Uint8Array as DataKey;
  readonly keys: DataKeys = { find: async () => this.#key, obtain: async () => this.#key };

  get store(): Store {
    return this.spine.store;
  }

  async set(tax: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<void> {
    const wanted: Settings = settings.parse({ ...more, tax });
    const done = await replaceSettings(this.store, this.spine.context(), { settings: wanted, ifMatch: undefined });
    if (isRefused(done)) throw new Error(done.detail);
    await this.catchUp();
  }

  /** Sends transactions; answers their ids. */
  async send(...all: readonly Sent[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const { incomeKind, ...sent } of all) {
      ids.push(await this.spine.send({ ...transaction(sent), ...(incomeKind !== undefined && { incomeKind }) }));
    }
    await this.catchUp();
    return ids;
  }

  async catchUp(): Promise<void> {
    const newest = new Map(this.spine.notices.map((notice) => [notice.streamType, notice]));
    const notices = taxBookProjection.sources.flatMap((source) => newest.get(source) ?? []);
    await this.spine.consume(
      taxBookProjection,
      notices.map((notice) => queueRecord(notice)),
    );
  }

  async ask(taxYear: number, brokerStatements: Statements = {}, more: MoreOfOrder = {}): Promise<string> {
    const asked = await requestReport(this.store, this.spine.context(), { taxYear, brokerStatements, ...more });
    if (isRefused(asked)) throw new Error(asked.detail);
    return asked.answer.reportId;
  }

  work(reportId: string, store: Store = this.store): ReportWork {
    const now = () => this.spine.now() as Timestamp;
    return { store, files: this.spine.files, keys: this.keys, tenant: TENANT, reportId, now };
  }

  async ready(reportId: string): Promise<Ready> {
    const report = (await findReport(this.store, TENANT, reportId))?.report;
    if (report?.status !== 'ready') throw new Error(`the report is ${report?.status}`);
    return report;
  }

  async document(reportId: string, format: keyof ReportDocuments): Promise<Buffer> {
    const file = (await this.ready(reportId)).documents[format];
    if (file === undefined) throw new Error(`there is no ${format}`);
    return readDocument(this.spine.files, await keyOf(this.keys, TENANT), file);
  }

  async text(reportId: string, format: keyof ReportDocuments): Promise<string> {
    return (await this.document(reportId, format)).toString();
  }

  /** Asks for a report, has it made, and reads it. */
  async report(taxYear: number, brokerStatements: Statements = {}, more: MoreOfOrder = {}): Promise<ReadyReport> {
    const reportId = await this.ask(taxYear, brokerStatements, more);
    const done = await workReport(this.work(reportId));
    if (done !== 'ready') throw new Error(`the work ended as ${done}`);
    return JSON.parse(await this.text(reportId, 'json')) as ReadyReport;
  }
}

/** Of a report as it was read, without its last member. */
export const hashOf = ({ sha256: _, ...rest }: ReadyReport): string =>
  createHash('sha256').update(JSON.stringify(rest)).digest('hex');

/** The texts that the pages of a PDF show, in the order in which they are drawn. */
export function drawnIn(pdf: Buffer): readonly { readonly text: string; readonly y: number }[] {
  const streams = pdf.toString('latin1').matchAll(/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\nendstream/g);
  return [...streams].flatMap(([, stream = '']) => {
    const drawn = inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    return [...drawn.matchAll(/([\d.]+) Td <([0-9A-F]*)> Tj/g)].map(([, y, hex = '']) => ({
      text: Buffer.from(hex, 'hex').toString('latin1'),
      y: Number(y),
    }));
  });
}
