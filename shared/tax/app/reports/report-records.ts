/** What is known of each report: a record, which is due while the report is being made, so that lost work is found. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ReportHead } from '../../calc/reports/report-head.ts';
import type { BrokerStatement, DigitalAssetStatement } from '../../contract/report-events.ts';
import { REPORT_PREFIX, reportKey, reportsPlace } from '../../read/reports/report-places.ts';
import type { DocumentFile } from './document-files.ts';

/** Who said nothing for so long works no more. */
const SILENCE_MILLISECONDS = 60_000;
/** After every id. */
const END = '~';

export interface ReportDocuments {
  readonly json: DocumentFile;
  readonly csv: DocumentFile;
  readonly pdf: DocumentFile;
  /** Where the jurisdiction has TXF. */
  readonly txf?: DocumentFile;
  /** The rows of disposals, one JSON text a line, with where they stand in the book. */
  readonly disposals: DocumentFile;
  /** Likewise lots that were left; reports of old have none. */
  readonly openLots?: DocumentFile;
}

interface Asked {
  readonly reportId: string;
  readonly taxYear: number;
  readonly brokerStatements: Readonly<Record<string, BrokerStatement>>;
  readonly digitalAssetStatements?: Readonly<Record<string, DigitalAssetStatement>>;
  readonly requestedAt: string;
  readonly correlationId: string;
  /** What was recorded when it was asked for, by stream: the report has at least that. */
  readonly recorded: Readonly<Record<string, number>>;
  readonly progress: { readonly done: number; readonly of: number };
}

interface Pending extends Asked {
  readonly status: 'pending';
  /** Of the last word of whoever works on it; none while nobody does. */
  readonly workedAt?: string;
}

export interface Ready extends Asked {
  readonly status: 'ready';
  /** What it says beside its rows; what is missing is in its documents. */
  readonly head: Omit<ReportHead, 'missing'>;
  readonly documents: ReportDocuments;
  readonly sha256: string;
}

interface Failed extends Asked {
  readonly status: 'failed';
  readonly reason: string;
}

export type ReportRecord = Pending | Ready | Failed;

export interface StoredReport {
  readonly report: ReportRecord;
  readonly revision: string;
}

// Written by `reportWrite` alone, sealed since.
const reportIn = ({ value }: StoredRecord): ReportRecord => value as unknown as ReportRecord;

/** While it is pending it is due when whoever works on it must have said something. */
export function reportWrite(
  tenant: TenantId,
  report: ReportRecord,
  { now, revision }: { readonly now: string; readonly revision?: string | undefined },
): RecordWrite {
  const dueAt = new Date(Date.parse(now) + SILENCE_MILLISECONDS).toISOString();
  return {
    ...reportKey(tenant, report.reportId),
    expect: revision === undefined ? 'absent' : { revision },
    value: report as unknown as Json,
    ...(report.status === 'pending' && { dueAt }),
  };
}

export const isWorkedOn = ({ workedAt }: Pending, now: string): boolean =>
  workedAt !== undefined && Date.parse(now) - Date.parse(workedAt) < SILENCE_MILLISECONDS;

export async function findReport(store: Store, tenant: TenantId, reportId: string): Promise<StoredReport | undefined> {
  const [record] = await store.readRecords([reportKey(tenant, reportId)]);
  return record && { report: reportIn(record), revision: record.revision };
}

/** The latest first; `after` is the last one read before. */
export async function listReports(
  store: Store,
  tenant: TenantId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly ReportRecord[]> {
  const before = `${REPORT_PREFIX}${after ?? END}`;
  const range = { from: REPORT_PREFIX, before, limit, reverse: true };
  return (await store.queryRecords(reportsPlace(tenant), range)).map(reportIn);
}
