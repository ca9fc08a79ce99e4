/**
 * Cuts a stream of bytes into CSV records, each with the line it starts on and the byte offset at which it ends, from
 * where reading can go on in another process. A quote that is never closed spoils its own line only.
 */
import { once } from 'node:events';
import { type CsvError, type InfoCallback, type Parser, parse } from 'csv-parse';
import type { Encoding } from './encoding.ts';

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** Of the byte after the record's line end. */
  readonly endOffset: number;
  /** The line that begins there. */
  readonly nextLine: number;
  readonly cells: readonly string[];
  /** Why the line is no record. Its cells are empty then. */
  readonly malformed?: string;
}

export interface SplitterOptions {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Where the bytes start in the file, and on which line. */
  readonly offset: number;
  readonly line: number;
}

export interface RecordSplitter {
  push(bytes: Uint8Array): Promise<readonly CsvRecord[]>;
  end(): Promise<readonly CsvRecord[]>;
}

/** No record of an export comes near this; what does is a quote that was never closed. */
const RECORD_BYTES_MAX = 64 * 1024;
/** After so many of them, quotation marks are taken as plain characters: this file doesn't quote. */
const NEVER_CLOSED_MAX = 50;
const NEVER_CLOSED = 'a quotation mark opens here and is never closed';

const lineBreaks = (cells: readonly string[]): number => {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return count;
};

export function recordSplitter(options: SplitterOptions): RecordSplitter {
  const { encoding } = options;
  let offset = options.offset;
  let line = options.line;
  /** Bytes since the end of the last record, for a second reading without its first line. */
  let unread: Buffer = Buffer.alloc(0);
  let found: CsvRecord[] = [];
  let linesGivenUp = 0;
  let halfUnit: Buffer = Buffer.alloc(0);
  let parser = open();

  function open(): Parser {
    const base = offset;
    let failed: CsvError | undefined;
    const opened = parse({
      bom: true,
      delimiter: options.delimiter,
      encoding: encoding === 'utf16be' ? 'utf16le' : encoding,
      info: true,
      max_record_size: RECORD_BYTES_MAX,
      quote: linesGivenUp < NEVER_CLOSED_MAX ? '"' : false,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: unknown) => {
        if (failed === undefined) accept(record as { record: string[]; info: InfoCallback }, base);
        return null;
      },
    });
    opened.on('error', (error: CsvError) => {
      failed = error;
    });
    return opened;
  }

  function accept({ record, info }: { record: string[]; info: InfoCallback }, base: number): void {
    const endOffset = base + info.bytes;
    if (isRunOn(record, unread.subarray(0, endOffset - offset))) throw new Error(NEVER_CLOSED);
    const nextLine = line + 1 + lineBreaks(record);
    found.push({ line, endOffset, nextLine, cells: record });
    line = nextLine;
    unread = unread.subarray(endOffset - offset);
    offset = endOffset;
  }

  /**
   * Whether a cell took in further lines up to the quotation mark of another cell. The parser then keeps the marks as
   * they are, so that the cell stands in the file word for word; a well-formed one has doubled marks there.
   */
  function isRunOn(cells: readonly string[], raw: Buffer): boolean {
    const suspects = cells.filter((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));
    if (suspects.length === 0) return false;
    const text = raw.toString(encoding === 'utf16be' ? 'utf16le' : encoding);
    return suspects.some((cell) => {
      const at = text.indexOf(cell);
      return at >= 0 && text[at - 1] !== '"';
    });
  }

  /** Gives up the first line of what is unread, and reads the rest anew. */
  function skipLine(): Buffer {
    const feed = Buffer.from('\n', encoding === 'utf16be' ? 'utf16le' : encoding);
    const at = unread.indexOf(feed);
    const size = at < 0 ? unread.length : at + feed.length;
    const rest = unread.subarray(size);
    offset += size;
    found.push({ line, endOffset: offset, nextLine: line + 1, cells: [], malformed: NEVER_CLOSED });
    line += 1;
    linesGivenUp += 1;
    unread = Buffer.alloc(0);
    parser = open();
    return rest;
  }

  /** Big-endian pairs of bytes the other way round; one that a chunk cuts apart waits for its other half. */
  function swapped(bytes: Uint8Array): Buffer {
    const joined = Buffer.concat([halfUnit, bytes]);
    const even = joined.length - (joined.length % 2);
    halfUnit = joined.subarray(even);
    return Buffer.from(joined.subarray(0, even)).swap16();
  }

  const take = (): readonly CsvRecord[] => {
    const records = found;
    found = [];
    return records;
  };

  async function feed(bytes: Buffer): Promise<void> {
    for (let pending: Buffer | undefined = bytes; pending !== undefined && pending.length > 0; ) {
      unread = unread.length === 0 ? pending : Buffer.concat([unread, pending]);
      const current = parser;
      if (!current.write(pending)) await new Promise(setImmediate);
      pending = current.errored ? skipLine() : undefined;
    }
  }

  async function finish(): Promise<void> {
    for (;;) {
      const current = parser;
      current.resume();
      current.end();
      if (!current.closed) await once(current, 'close').catch(() => undefined);
      if (!current.errored) return;
      const rest = skipLine();
      if (rest.length > 0) await feed(rest);
    }
  }

  return {
    push: async (bytes) => {
      await feed(encoding === 'utf16be' ? swapped(bytes) : Buffer.from(bytes));
      return take();
    },
    end: async () => {
      await finish();
      return take();
    },
  };
}
