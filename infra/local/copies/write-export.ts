/** Exports a table into files as DynamoDB itself would, which no local engine can. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type AwsCall, asRecords } from '../sources/aws-json.ts';
import type { Target } from './apply-exports.ts';
import { chainsOf } from './chain.ts';
import { type ExportFiles, findExports, readLines } from './export-files.ts';

export interface Exporting {
  readonly call: AwsCall;
  readonly table: Target;
  /** The prefix of its exports. */
  readonly store: string;
  readonly dir: string;
  /** RFC 3339 UTC, to the second. */
  readonly now: string;
}

type Item = Readonly<Record<string, unknown>>;

async function* itemsOf(call: AwsCall, table: string): AsyncGenerator<Item> {
  let start: unknown;
  do {
    const answer = await call('Scan', {
      TableName: table,
      ConsistentRead: true,
      ...(start ? { ExclusiveStartKey: start } : {}),
    });
    yield* asRecords(answer['Items']);
    start = answer['LastEvaluatedKey'];
  } while (start !== undefined);
}

const nameOf = ({ key: { partition, sort } }: Target, item: Item): string =>
  JSON.stringify([item[partition.name], sort && item[sort.name]]);

/** All of the table; nothing may write to it meanwhile, since a scan sees no one moment. */
export async function exportAll({ call, table, store, dir, now }: Exporting): Promise<number> {
  const lines: string[] = [];
  for await (const Item of itemsOf(call, table.name)) lines.push(JSON.stringify({ Item }));
  writeExport({ store, dir }, lines, { exportType: 'FULL_EXPORT', exportTime: now });
  return lines.length;
}

/** What differs from the exports that are in the folder already. */
export async function exportChanges({ call, table, store, dir, now }: Exporting): Promise<number> {
  const chain = chainsOf(findExports(dir), [store]).get(store);
  const before = stateOf(chain?.exports ?? [], table);
  const lines: string[] = [];
  const Metadata = { WriteTimestampMicros: { N: String(Date.parse(now) * 1_000) } };
  for await (const NewImage of itemsOf(call, table.name)) {
    const name = nameOf(table, NewImage);
    const known = before.get(name);
    before.delete(name);
    if (known !== JSON.stringify(NewImage))
      lines.push(JSON.stringify({ Metadata, Keys: keysOf(table, NewImage), NewImage }));
  }
  for (const gone of before.values()) lines.push(JSON.stringify({ Metadata, Keys: keysOf(table, JSON.parse(gone)) }));
  const times = { exportFromTime: chain?.to, exportToTime: now };
  writeExport({ store, dir }, lines, { exportType: 'INCREMENTAL_EXPORT', ...times, outputView: 'NEW_IMAGE' });
  return lines.length;
}

function stateOf(exports: readonly ExportFiles[], table: Target): Map<string, string> {
  const state = new Map<string, string>();
  for (const one of exports) {
    for (const line of readLines(one)) {
      if ('item' in line) state.set(nameOf(table, line.item), JSON.stringify(line.item));
      else state.delete(nameOf(table, line.gone));
    }
  }
  return state;
}

const keysOf = ({ key: { partition, sort } }: Target, item: Item): object =>
  Object.fromEntries([partition, ...(sort ? [sort] : [])].map(({ name }) => [name, item[name]]));

/** The data first, then the manifests, as it is with DynamoDB: an export without a summary isn't complete. */
function writeExport(
  { store, dir }: { readonly store: string; readonly dir: string },
  lines: readonly string[],
  summary: Readonly<Record<string, unknown>>,
): void {
  const id = `${String(Date.now()).padStart(14, '0')}-${randomBytes(4).toString('hex')}`;
  const folder = `${store}/AWSDynamoDB/${id}`;
  mkdirSync(join(dir, folder, 'data'), { recursive: true });
  const dataFileS3Key = `${folder}/data/${randomBytes(8).toString('hex')}.json.gz`;
  const packed = gzipSync(lines.map((line) => `${line}\n`).join(''));
  const md5Checksum = createHash('md5').update(packed).digest('base64');
  writeFileSync(join(dir, dataFileS3Key), packed);
  const file = { itemCount: lines.length, md5Checksum, dataFileS3Key };
  writeFileSync(join(dir, folder, 'manifest-files.json'), `${JSON.stringify(file)}\n`);
  const whole = {
    version: '2023-08-01',
    ...summary,
    s3Prefix: store,
    itemCount: lines.length,
    outputFormat: 'DYNAMODB_JSON',
  };
  writeFileSync(join(dir, folder, 'manifest-summary.json'), JSON.stringify(whole));
}
