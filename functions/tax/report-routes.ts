import * as z from 'zod/mini';
import type { DataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { WorkQueue } from '../../shared/kernel/messages.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { keyOf, readDocument } from '../../shared/tax/app/reports/document-files.ts';
import { findReport, listReports } from '../../shared/tax/app/reports/report-records.ts';
import { listedView, pendingView } from '../../shared/tax/app/reports/report-views.ts';
import { requestReport } from '../../shared/tax/app/reports/request-report.ts';
import { formatOf } from '../../shared/tax/calc/reports/format-of.ts';
import {
  getTaxReport,
  listTaxReports,
  postTaxReport,
  REPORT_MEDIA_TYPES,
} from '../../shared/tax/contract/reports-http.ts';

export interface ReportServices {
  readonly store: Store;
  readonly files: ObjectStore;
  readonly keys: DataKeys;
  readonly orders: WorkQueue;
}

const cursor = cursorOf('tax-reports', z.string());

export const reportRoutes = ({ store, files, keys, orders }: ReportServices) => [
  on(postTaxReport, async (request) => {
    const { taxYear, brokerStatements = {}, digitalAssetStatements } = request.body;
    const context = commandContext('requestTaxReport', request);
    const result = await requestReport(store, context, {
      ...{ taxYear, brokerStatements, ...(digitalAssetStatements && { digitalAssetStatements }) },
    });
    if (isRefused(result)) return result;
    const { reportId } = result.answer;
    // An order that is lost is given again by the schedule, which finds what is due.
    await orders.send({ tenant: request.tenant, partition: reportId });
    const headers = consistencyHeader(result.versions, 'tax-report', reportId);
    return {
      status: 202 as const,
      body: result.answer,
      headers: { ...headers, location: `/v1/tax/reports/${reportId}` },
    };
  }),

  on(listTaxReports, async ({ tenant, query }) => {
    const after = cursor.decode(query.cursor);
    if (isRefused(after)) return after;
    const reports = await listReports(store, tenant, { after: after.position, limit: query.limit });
    const last = reports.length === query.limit ? reports.at(-1) : undefined;
    const nextCursor = last === undefined ? null : cursor.encode(last.reportId);
    return { status: 200 as const, body: { items: reports.map(listedView), nextCursor } };
  }),

  on(getTaxReport, async ({ tenant, params, query, headers: { accept } }) => {
    const report = (await findReport(store, tenant, params.reportId))?.report;
    if (!report) return refuse('NotFound', 'There is no report with this id.');
    const format = formatOf(query.format, accept);
    if (report.status !== 'ready') {
      if (format === 'json') return { status: 200 as const, body: pendingView(report) };
      return refuse('ReportNotReady', `The report is ${report.status}.`);
    }
    const file = report.documents[format];
    if (file === undefined)
      return refuse('NotAcceptable', 'TXF is for US tax returns in dollars; there are JSON, CSV and PDF.');
    const body = await readDocument(files, await keyOf(keys, tenant), file);
    const name = `tax-report-${report.taxYear}.${format}`;
    const headers = {
      'content-type': REPORT_MEDIA_TYPES[format],
      ...(format !== 'json' && { 'content-disposition': `attachment; filename="${name}"` }),
      vary: 'accept',
    };
    return { status: 200 as const, body, headers };
  }),
];
