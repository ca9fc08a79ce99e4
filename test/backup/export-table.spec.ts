import { describe, expect, it } from 'vitest';
import { exportTable } from '../../shared/backup/app/export-table.ts';

const HOUR = 3_600;
const NOON = 500_000 * HOUR;
const TABLE = { store: 'events', tableArn: 'arn:table' };
const now = { bucket: 'exports', nowSeconds: NOON + 2 * HOUR + 900 };
const arn = (at: number): string => `arn:table/export/0${at * 1_000}-abcd`;

/** DynamoDB with exports that were begun before; two on a page. */
function service(past: readonly { readonly at: number; readonly status: string; readonly from?: number }[]) {
  const asked: unknown[] = [];
  const call = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    if (operation === 'ListExports') {
      const start = 'NextToken' in input ? Number(input.NextToken) : 0;
      const ExportSummaries = past.slice(start, start + 2).map(({ at, status, from }) => ({
        ExportArn: arn(at),
        ExportStatus: status,
        ExportType: from === undefined ? 'FULL_EXPORT' : 'INCREMENTAL_EXPORT',
      }));
      return { ExportSummaries, ...(start + 2 < past.length && { NextToken: String(start + 2) }) };
    }
    if (operation === 'DescribeExport') {
      const { at, from, status } = past.find((one) => 'ExportArn' in input && arn(one.at) === input.ExportArn) ??
        past[0] ?? { at: 0, status: '' };
      const IncrementalExportSpecification = { ExportFromTime: from, ExportToTime: at };
      return {
        ExportDescription: { ExportStatus: status, ExportTime: at, ...(from && { IncrementalExportSpecification }) },
      };
    }
    asked.push(input);
    return {};
  };
  return { call, asked };
}

describe('a table that is exported', () => {
  it('is exported as a whole at first', async () => {
    const { call, asked } = service([]);
    await exportTable(call, TABLE, now);
    expect(asked).toMatchObject([
      {
        TableArn: 'arn:table',
        S3Bucket: 'exports',
        S3Prefix: 'events',
        ExportType: 'FULL_EXPORT',
        ExportTime: NOON + 2 * HOUR,
      },
    ]);
  });

  it('goes on from its last export that has not failed, whichever page of the list that is on', async () => {
    const { call, asked } = service([
      { at: NOON - HOUR, status: 'COMPLETED' },
      { at: NOON + HOUR, from: NOON, status: 'FAILED' },
      { at: NOON, from: NOON - HOUR, status: 'IN_PROGRESS' },
    ]);
    await exportTable(call, TABLE, now);
    expect(asked).toMatchObject([
      {
        ExportType: 'INCREMENTAL_EXPORT',
        ClientToken: `events-increment-${NOON}-${NOON + 2 * HOUR}`,
        IncrementalExportSpecification: { ExportFromTime: NOON, ExportToTime: NOON + 2 * HOUR },
      },
    ]);
  });
});
