import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { FilingEvent } from '../../contract/filing-events.ts';
import { amendYear, type Candidate, fileYear } from '../../domain/filing/decide.ts';
import type { Filing, Filings } from '../../domain/filing/filings.ts';
import { findReport } from '../reports/report-records.ts';
import { filingAppend, filingStream, filingsIn } from './filing-stream.ts';

export type FilingCode = 'NotFound' | 'ReportNotReady' | 'ReportMismatch' | 'AlreadyFiled';
type Filed = CommandResult<Filing> | Refusal<FilingCode | CommandCode>;

export interface FileCommand {
  readonly taxYear: number;
  readonly reportId: string;
}

/** A report that is ready never changes again, so that it may be read before anything is decided. */
async function candidateOf(
  store: Store,
  { tenant }: CommandContext,
  reportId: string,
): Promise<Candidate | Refusal<'NotFound' | 'ReportNotReady'>> {
  const report = (await findReport(store, tenant, reportId))?.report;
  if (report === undefined) return refuse('NotFound', 'There is no report with this id.');
  if (report.status !== 'ready') return refuse('ReportNotReady', `The report is ${report.status}.`);
  const { taxYear, jurisdiction, currency, method, lotScope, figures, complete, eventPosition } = report.head;
  const about = { jurisdiction, currency, method, lotScope, figures, complete, eventPosition };
  return { taxYear, report: { reportId, ...about, sha256: report.sha256 } };
}

async function decided(
  store: Store,
  context: CommandContext,
  { taxYear, reportId }: FileCommand,
  decide: (candidate: Candidate, filings: Filings) => readonly FilingEvent[] | Refusal<FilingCode>,
): Promise<Filed> {
  const { tenant } = context;
  const result = await runCommand<Json, FilingCode>(store, context, [filingStream(tenant)], async (heads) => {
    const candidate = await candidateOf(store, context, reportId);
    if (isRefused(candidate)) return candidate;
    const before = filingsIn(heads, tenant);
    const events = decide(candidate, before);
    if (isRefused(events)) return events;
    const append = filingAppend(tenant, before, events);
    const after = append.state as unknown as Filings;
    return { appends: [append], answer: (after[taxYear] ?? null) as unknown as Json };
  });
  // What is answered is the filing of the state that was just appended, or of the answer stored then.
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as Filing };
}

export const fileTaxYear = (store: Store, context: CommandContext, command: FileCommand): Promise<Filed> =>
  decided(store, context, command, (candidate, filings) =>
    fileYear({ taxYear: command.taxYear, candidate, now: context.now }, filings),
  );

export const amendTaxYear = (
  store: Store,
  context: CommandContext,
  command: FileCommand & { readonly reason: string },
): Promise<Filed> =>
  decided(store, context, command, (candidate, filings) => {
    const { taxYear, reason } = command;
    return amendYear({ taxYear, reason, candidate, now: context.now }, filings);
  });
