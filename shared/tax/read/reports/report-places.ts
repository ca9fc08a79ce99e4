/** Where the records of reports stand. */
import type { RecordKey, RecordPlace } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';

/** The projection whose records these are, and the list of the due index. */
export const TAX_REPORTS = 'tax-reports';

export const REPORT_PREFIX = 'R#';

export const reportsPlace = (tenant: TenantId): RecordPlace => ({
  tenant,
  projection: TAX_REPORTS,
  partition: 'reports',
});

export const reportKey = (tenant: TenantId, reportId: string): RecordKey => ({
  place: reportsPlace(tenant),
  sort: `${REPORT_PREFIX}${reportId}`,
});

/** The report that a record's key names. */
export const reportIdOf = ({ sort }: Pick<RecordKey, 'sort'>): string => sort.slice(REPORT_PREFIX.length);
