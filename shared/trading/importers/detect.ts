/** Recognises the format of an export by its header. */
import { parse } from 'csv-parse/sync';
import { FORMATS } from './catalogue.ts';
import { decodeSample } from './encoding.ts';
import { type HeaderMatch, matchHeader } from './header.ts';
import type { FileFaultCode, Format } from './types.ts';

export interface Detected {
  readonly format: string;
  readonly variant: string;
  /** How the header differs from the known one, in words; left out when it doesn't. */
  readonly drift?: readonly string[];
}

export interface FileFault {
  readonly code: FileFaultCode;
  readonly reason: string;
}

/** Titles, owners and blank lines may stand above the header; it is looked for this far down. */
export const HEADER_LINES_MAX = 20;
/** A sample of a file's beginning holds its header if it has this many bytes. */
export const SAMPLE_BYTES = 64 * 1024;
const DELIMITERS = [',', ';', '\t', '|'] as const;

const firstLines = (sample: string): readonly string[] =>
  sample.split(/\r\n|\r|\n/, HEADER_LINES_MAX).filter((line) => line.trim() !== '');

function cellsOf(line: string, delimiter: string): readonly string[] {
  try {
    const [record] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true, bom: true });
    return record ?? [];
  } catch {
    // a title with a lone quotation mark is no header
    return [];
  }
}

interface Found {
  readonly format: Format;
  readonly delimiter: string;
  readonly match: HeaderMatch;
}

/** The header that fits best among the formats given. */
export function findHeader(sample: string, formats: readonly Format[]): Found | undefined {
  const found: Found[] = [];
  for (const line of firstLines(sample)) {
    for (const delimiter of DELIMITERS) {
      const cells = cellsOf(line, delimiter);
      if (cells.length < 2) continue;
      for (const format of formats) {
        const match = matchHeader(format, cells);
        if (match) found.push({ format, delimiter, match });
      }
    }
    if (found.length > 0) break;
  }
  return found.sort((a, b) => a.match.drift.length - b.match.drift.length)[0];
}

/** The format of a file, judged by its beginning as text (some 20 lines). */
export function detectFormat(sample: string): Detected | undefined {
  const found = findHeader(sample, FORMATS);
  if (found === undefined) return undefined;
  const { variant, drift } = found.match;
  return { format: found.format.name, variant, ...(drift.length > 0 && { drift }) };
}

/** As `detectFormat`, from bytes of any encoding; says why if the file can't be imported. */
export function inspectFile(start: Uint8Array): Detected | FileFault {
  const sample = decodeSample(start);
  if (sample === undefined) return BINARY;
  if (sample.replace(/^\ufeff/, '').trim() === '') return EMPTY;
  return detectFormat(sample) ?? unknownFormat(sample);
}

export const EMPTY: FileFault = { code: 'empty-file', reason: 'the file is empty' };
export const BINARY: FileFault = {
  code: 'binary-file',
  reason: 'the file is not text; export it as CSV (a spreadsheet or archive can not be read)',
};

const known = (): string => FORMATS.map((format) => `${format.name} (${format.title})`).join(', ');

/** Names what the file seems to contain, so that a user sees whether it was the wrong file or the wrong export. */
export function unknownFormat(sample: string): FileFault {
  const lines = firstLines(sample.replace(/^\ufeff/, ''));
  const candidates = lines.flatMap((line) => DELIMITERS.map((delimiter) => cellsOf(line, delimiter)));
  const [widest = []] = candidates.sort((a, b) => b.length - a.length);
  const columns = widest.slice(0, 8).map((cell) => cell.trim().slice(0, 40));
  const rest = widest.length > 8 ? ', ...' : '';
  return {
    code: 'unknown-format',
    reason: `no known export has the columns ${columns.join(', ')}${rest}. Known formats: ${known()}`,
  };
}
