/** Takes the order to make a report. Making it is the worker's business. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import type { Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { BrokerStatement, DigitalAssetStatement } from '../../contract/report-events.ts';
import { type ReportRecord, reportWrite } from './report-records.ts';
import { reportAppend } from './report-stream.ts';

/** What the tax book is made of. */
const SOURCES = ['journal', 'settings', 'user-prices', 'lot-selections'] as const;

export interface ReportOrder {
  readonly taxYear: number;
  readonly brokerStatements: Readonly<Record<string, BrokerStatement>>;
  readonly digitalAssetStatements?: Readonly<Record<string, DigitalAssetStatement>>;
}

export function requestReport(
  store: Store,
  context: CommandContext,
  { taxYear, ...statements }: ReportOrder,
): Promise<CommandResult<{ readonly reportId: string }> | Refusal<CommandCode>> {
  const { tenant, now, correlationId } = context;
  const reportId = newId();
  const sources = SOURCES.map((source) => mainStream(tenant, source));
  return runCommand<{ readonly reportId: string }>(store, context, sources, async (heads) => {
    const recorded = Object.fromEntries(
      sources.map((stream) => [stream.type, heads.get(streamName(stream))?.version ?? 0]),
    );
    const order = { reportId, taxYear, ...statements, recorded };
    const progress = { done: 0, of: 0 };
    const report: ReportRecord = { ...order, status: 'pending', requestedAt: now, correlationId, progress };
    return {
      appends: [reportAppend(tenant, reportId, { type: 'TaxReportRequested', data: order })],
      records: [reportWrite(tenant, report, { now, revision: undefined })],
      answer: { reportId },
    };
  });
}
