/** Reports as they are listed, and as they are read until they are ready. */
import type { ListedReport, PendingReport } from '../../contract/report-view.ts';
import type { ReportRecord } from './report-records.ts';

export function listedView(report: ReportRecord): ListedReport {
  const { reportId, taxYear, requestedAt, status, progress } = report;
  const common = { reportId, taxYear, requestedAt, status, progress };
  if (report.status === 'failed') return { ...common, reason: report.reason };
  if (report.status === 'pending') return common;
  const { jurisdiction, method, lotScope, figures, complete, eventPosition } = report.head;
  return {
    ...common,
    ...{ jurisdiction, method, lotScope, gains: figures.gains, incomeTotal: figures.income.total },
    ...{ complete, eventPosition, sha256: report.sha256 },
  };
}

export function pendingView(report: Exclude<ReportRecord, { status: 'ready' }>): PendingReport {
  const { reportId, taxYear, requestedAt, status, progress } = report;
  const reason = report.status === 'failed' ? { reason: report.reason } : {};
  return { reportId, taxYear, requestedAt, status, progress, ...reason };
}
