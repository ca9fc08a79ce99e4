/** Reads an export of any size in bounded memory, and can stop and go on at every batch. */
import { formatNamed } from './catalogue.ts';
import { BINARY, EMPTY, type FileFault, findHeader, notTransactions, unknownFormat } from './detect.ts';
import { decodeSample, type Encoding, encodingOf } from './encoding.ts';
import { writingOf } from './evidence.ts';
import { createReader, type Reader, type ReaderState, resumeReader } from './reader.ts';
import { type CsvRecord, type RecordSplitter, recordSplitter } from './records.ts';
import { SAMPLE_BYTES } from './sample.ts';
import type { Format, Result } from './types.ts';

/** From where reading goes on: feed the bytes of the file from `offset`. JSON. */
export interface ExportCheckpoint {
  /** All results of what lies before this byte have been given, but for rows in open groups, which are in `state`. */
  readonly offset: number;
  readonly state: ExportState;
}

interface ExportState {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The line at `offset`. */
  readonly line: number;
  readonly reader: ReaderState;
}

export interface ExportOptions {
  /** By name, or one that isn't in the catalogue. */
  readonly format: string | Format;
  readonly account: string;
  /** Of a checkpoint; left out at the start. The source then begins at its offset. */
  readonly resumeFrom?: ExportCheckpoint;
}

export type ExportStep =
  | { readonly kind: 'batch'; readonly results: readonly Result[]; readonly checkpoint: ExportCheckpoint }
  | ({ readonly kind: 'failed' } & FileFault);

/** Bytes per batch; a source that comes in larger pieces is cut. */
const BATCH_BYTES = 64 * 1024;

/** A batch after every 64 KB or so, in the order of the file; `failed` ends it. Rows of no format are never guessed. */
export async function* readExport(
  source: AsyncIterable<Uint8Array>,
  options: ExportOptions,
): AsyncGenerator<ExportStep> {
  const format = typeof options.format === 'string' ? await formatNamed(options.format) : options.format;
  if (format === undefined) {
    yield { kind: 'failed', code: 'unknown-format', reason: `there is no format ${JSON.stringify(options.format)}` };
    return;
  }
  if (format.refusal !== undefined) {
    yield { kind: 'failed', ...notTransactions(format.refusal) };
    return;
  }
  const chunks = pieces(source)[Symbol.asyncIterator]();
  const opening = options.resumeFrom ? [] : await sampleOf(chunks);
  const begun = options.resumeFrom ? resume(format, options.resumeFrom) : begin(format, options.account, opening);
  if ('code' in begun) {
    yield { kind: 'failed', ...begun };
    return;
  }
  for (const chunk of opening) yield begun.batch(await begun.splitter.push(chunk));
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    yield begun.batch(await begun.splitter.push(next.value));
  }
  yield begun.batch(await begun.splitter.end(), true);
  const fault = begun.fault();
  if (fault) yield { kind: 'failed', ...fault };
}

async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += BATCH_BYTES) yield chunk.subarray(at, at + BATCH_BYTES);
  }
}

/** Pieces from the start that together are enough to find the header in. */
async function sampleOf(chunks: AsyncIterator<Uint8Array>): Promise<readonly Uint8Array[]> {
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < SAMPLE_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    taken.push(next.value);
    size += next.value.length;
  }
  return taken;
}

interface Reading {
  readonly splitter: RecordSplitter;
  batch(records: readonly CsvRecord[], isLast?: boolean): ExportStep;
  fault(): FileFault | undefined;
}

function begin(format: Format, account: string, opening: readonly Uint8Array[]): Reading | FileFault {
  // always as many bytes, however they came, so that the same file is always judged the same
  const start = Buffer.concat(opening).subarray(0, SAMPLE_BYTES);
  const encoding = encodingOf(start);
  const sample = decodeSample(start);
  if (encoding === undefined || sample === undefined) return BINARY;
  if (sample.replace(/^\ufeff/, '').trim() === '') return EMPTY;
  const header = findHeader(sample, format);
  if (header === undefined) return notOfFormat(format, sample);
  const { delimiter } = header;
  const reader = createReader(format, { account, ...writingOf(format, wholeLines(sample, start), delimiter) });
  return reading({ encoding, delimiter, line: 1 }, 0, reader);
}

/** A sample may end within a line, unless it is all of the file. */
const wholeLines = (sample: string, { length }: Uint8Array): string =>
  length < SAMPLE_BYTES ? sample : sample.slice(0, sample.search(/[\r\n][^\r\n]*$/));

function resume(format: Format, { offset, state }: ExportCheckpoint): Reading | FileFault {
  const reader = resumeReader(format, state.reader);
  return reader
    ? reading(state, offset, reader)
    : { code: 'state-outdated', reason: 'the import was begun with other rules; start it again' };
}

const notOfFormat = (format: Format, sample: string): FileFault => ({
  code: 'header-not-found',
  reason: `this is no export of the format ${format.name}: ${unknownFormat(sample).reason}`,
});

function reading(
  from: Pick<ExportState, 'encoding' | 'delimiter' | 'line'>,
  startOffset: number,
  reader: Reader,
): Reading {
  const { encoding, delimiter } = from;
  let { line } = from;
  let offset = startOffset;
  return {
    splitter: recordSplitter({ encoding, delimiter, offset, line }),
    batch: (records, isLast = false) => {
      const results = records.flatMap((record) => reader.push(record));
      const last = records.at(-1);
      if (last) ({ endOffset: offset, nextLine: line } = last);
      if (isLast) results.push(...reader.end());
      const state = { encoding, delimiter, line, reader: reader.state() };
      return { kind: 'batch', results, checkpoint: { offset, state } };
    },
    fault: () => {
      if (!reader.hasHeader())
        return { code: 'header-not-found', reason: 'the header was not found in the first lines' };
      return reader.rowsRead() > 0 ? undefined : { code: 'no-rows', reason: 'the file has a header and no rows' };
    },
  };
}
