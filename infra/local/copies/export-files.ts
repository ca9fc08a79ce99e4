/**
 * Reads a folder of DynamoDB exports as they lie in S3 (`aws s3 sync`): a manifest per export, and gzipped lines of JSON.
 * Format: "DynamoDB table export output format" in the DynamoDB developer guide, and that of incremental exports.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';

/** One export of one table. Times are RFC 3339 UTC, to the second. */
export interface ExportFiles {
  /** Which table it is of: the prefix it was exported under. */
  readonly store: string;
  readonly kind: 'full' | 'increment';
  /** Of an increment: what changed since then. */
  readonly from?: string;
  /** The state as of then, or what changed until then. */
  readonly to: string;
  /** The folder that its files' names begin at. */
  readonly root: string;
  readonly manifest: string;
}

/** An item, or the keys of one that is gone, with values as DynamoDB's JSON has them. */
export type ExportLine =
  | { readonly item: Readonly<Record<string, unknown>> }
  | { readonly gone: Readonly<Record<string, unknown>> };

/** Exported files that aren't what their manifest says, or not what a restore needs. */
export class ExportError extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'ExportError';
  }
}

const summarySchema = z.object({
  exportType: z.optional(z.nullable(z.string())),
  exportTime: z.optional(z.nullable(z.string())),
  exportFromTime: z.optional(z.nullable(z.string())),
  exportToTime: z.optional(z.nullable(z.string())),
  outputFormat: z.literal('DYNAMODB_JSON'),
});
const fileSchema = z.object({ dataFileS3Key: z.string(), itemCount: z.number(), md5Checksum: z.string() });
const attributes = z.record(z.string(), z.unknown());
const lineSchema = z.union([
  z.object({ Item: attributes }),
  z.object({ Keys: attributes, NewImage: z.optional(z.nullable(attributes)) }),
]);

const seconds = (time: string): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** All exports below a folder that were completed: the manifest is written last. */
export function findExports(root: string): ExportFiles[] {
  if (!existsSync(root)) throw new ExportError(`there is no folder ${root}`);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('manifest-summary.json'))
    .map((path) => readSummary(root, path));
}

function readSummary(root: string, path: string): ExportFiles {
  const summary = z.parse(summarySchema, JSON.parse(readFileSync(join(root, path), 'utf8')));
  const store = path.split(sep)[0] ?? '';
  const where = { store, root, manifest: join(dirname(path), 'manifest-files.json') };
  const { exportType, exportTime, exportFromTime, exportToTime } = summary;
  if (exportType === 'INCREMENTAL_EXPORT') {
    if (!exportFromTime || !exportToTime) throw new ExportError(`${path} does not say what time it covers`);
    return { ...where, kind: 'increment', from: seconds(exportFromTime), to: seconds(exportToTime) };
  }
  if (!exportTime) throw new ExportError(`${path} does not say what time it is of`);
  return { ...where, kind: 'full', to: seconds(exportTime) };
}

/** The lines of an export, file by file, each checked against the manifest before any of it is given. */
export function* readLines({ root, manifest }: ExportFiles): Generator<ExportLine> {
  for (const text of readFileSync(join(root, manifest), 'utf8').split('\n')) {
    if (text.trim() === '') continue;
    const { dataFileS3Key: name, itemCount, md5Checksum } = z.parse(fileSchema, JSON.parse(text));
    const path = join(root, name);
    if (relative(root, path).startsWith('..')) throw new ExportError(`${manifest} names ${name}, which is elsewhere`);
    if (!existsSync(path)) throw new ExportError(`${manifest} names ${name}, which is missing`);
    const packed = readFileSync(path);
    const md5 = createHash('md5').update(packed).digest('base64');
    if (md5 !== md5Checksum) throw new ExportError(`${name} has the checksum ${md5} instead of ${md5Checksum}`);
    const lines = gunzipSync(packed)
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    if (lines.length !== itemCount) throw new ExportError(`${name} has ${lines.length} lines instead of ${itemCount}`);
    for (const line of lines) yield lineOf(z.parse(lineSchema, JSON.parse(line)));
  }
}

const lineOf = (line: z.infer<typeof lineSchema>): ExportLine => {
  if ('Item' in line) return { item: line.Item };
  return line.NewImage ? { item: line.NewImage } : { gone: line.Keys };
};
