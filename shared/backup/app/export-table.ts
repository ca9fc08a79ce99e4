/** Starts the exports of one table that are due, by DynamoDB's own export to S3, which reads nothing from the table. */
import * as z from 'zod/mini';
import { type DueExport, exportsDue, LOOKED_AT_MAX, type PastExport } from './plan-exports.ts';

/** A table that is exported, and the prefix in the bucket that its exports have. */
export interface ExportedTable {
  readonly store: string;
  readonly tableArn: string;
}

/** A call of DynamoDB. */
export type Call = (operation: string, input: object) => Promise<Record<string, unknown>>;

const listed = z.object({
  ExportSummaries: z._default(
    z.array(z.object({ ExportArn: z.string(), ExportStatus: z.string(), ExportType: z.optional(z.string()) })),
    [],
  ),
  NextToken: z.optional(z.nullable(z.string())),
});
const described = z.object({
  ExportDescription: z.object({
    ExportTime: z.optional(z.number()),
    IncrementalExportSpecification: z.optional(
      z.object({ ExportFromTime: z.optional(z.number()), ExportToTime: z.optional(z.number()) }),
    ),
  }),
});
const INCREMENT = 'INCREMENTAL_EXPORT';

/** The newest exports that haven't failed: a full one, and increments of a day. Their ARNs end in the time of their start. */
async function newestExports(call: Call, TableArn: string): Promise<string[]> {
  const all: z.infer<typeof listed>['ExportSummaries'] = [];
  let next: string | null | undefined;
  do {
    const answer = z.parse(listed, await call('ListExports', { TableArn, ...(next && { NextToken: next }) }));
    all.push(...answer.ExportSummaries);
    next = answer.NextToken;
  } while (next);
  const usable = all.filter(({ ExportStatus: status }) => status !== 'FAILED');
  const newestFirst = usable.toSorted((one, other) => (one.ExportArn < other.ExportArn ? 1 : -1));
  const increments = newestFirst.filter(({ ExportType: type }) => type === INCREMENT).slice(0, LOOKED_AT_MAX);
  const fulls = newestFirst.filter(({ ExportType: type }) => type !== INCREMENT).slice(0, 1);
  return [...fulls, ...increments].map(({ ExportArn: arn }) => arn);
}

async function describe(call: Call, ExportArn: string): Promise<PastExport> {
  const { ExportDescription: found } = z.parse(described, await call('DescribeExport', { ExportArn }));
  const { ExportFromTime: from, ExportToTime: to } = found.IncrementalExportSpecification ?? {};
  return from !== undefined && to !== undefined
    ? { kind: 'increment', from, to }
    : { kind: 'full', to: found.ExportTime ?? 0 };
}

const requestOf = ({ store, tableArn }: ExportedTable, bucket: string, due: DueExport): object => ({
  TableArn: tableArn,
  S3Bucket: bucket,
  S3Prefix: store,
  S3SseAlgorithm: 'AES256',
  ExportFormat: 'DYNAMODB_JSON',
  // The same hour asked for twice is one export.
  ClientToken: `${store}-${due.kind}-${due.kind === 'full' ? '' : `${due.from}-`}${due.to}`,
  ...(due.kind === 'full'
    ? { ExportType: 'FULL_EXPORT', ExportTime: due.to }
    : {
        ExportType: INCREMENT,
        IncrementalExportSpecification: {
          ExportFromTime: due.from,
          ExportToTime: due.to,
          ExportViewType: 'NEW_IMAGE',
        },
      }),
});

/** @returns what was begun. */
export async function exportTable(
  call: Call,
  table: ExportedTable,
  { bucket, nowSeconds }: { readonly bucket: string; readonly nowSeconds: number },
): Promise<readonly DueExport[]> {
  const past: PastExport[] = [];
  for (const arn of await newestExports(call, table.tableArn)) past.push(await describe(call, arn));
  const due = exportsDue(nowSeconds, past);
  for (const one of due) await call('ExportTableToPointInTime', requestOf(table, bucket, one));
  return due;
}
