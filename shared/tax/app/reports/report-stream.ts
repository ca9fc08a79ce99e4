/** The stream of one tax report, whose head carries its status. */
import { type Append, encodeAll } from '../../../kernel/commands/run-command.ts';
import { reducerModel, stateOf } from '../../../kernel/store/stream-state.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type TaxReportEvent, taxReportEvents } from '../../contract/report-events.ts';

export const reportStream = (tenant: TenantId, reportId: string): StreamId => ({
  tenant,
  type: 'tax-report',
  id: reportId,
});

interface ReportState {
  readonly status: 'pending' | 'ready' | 'failed';
}

const STATUSES: Readonly<Record<TaxReportEvent['type'], ReportState['status']>> = {
  TaxReportRequested: 'pending',
  TaxReportGenerated: 'ready',
  TaxReportFailed: 'failed',
};

export const TAX_REPORT_STATE = reducerModel<ReportState, TaxReportEvent>({
  version: 1,
  contract: taxReportEvents,
  initial: { status: 'pending' },
  evolve: (_, { type }) => ({ status: STATUSES[type] }),
});

export function reportAppend(tenant: TenantId, reportId: string, event: TaxReportEvent): Append {
  const status = STATUSES[event.type];
  return {
    stream: reportStream(tenant, reportId),
    events: encodeAll(taxReportEvents, [event]),
    ...stateOf(TAX_REPORT_STATE, { status }),
    status,
  };
}
