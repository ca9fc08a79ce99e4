/** Recognises the format of an export by its header. */
import { parse } from 'csv-parse/sync';
import { allFormats, FORMAT_NAMES } from './catalogue.ts';
import { decodeSample } from './encoding.ts';
import { type HeaderMatch, knownFields, matchHeader } from './header.ts';
import { HEADER_LINES_MAX } from './sample.ts';
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

const DELIMITERS = [',', ';', '\t', '|'] as const;

const firstLines = (sample: string): readonly string[] =>
  sample.split(/\r\n|\r|\n/, HEADER_LINES_MAX).filter((line) => line.trim() !== '');

function cellsOf(line: string, delimiter: string): readonly string[] {
  // a parser of its own for every line is what costs most here
  if (!line.includes('"')) return line.split(delimiter);
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

/** The fewest differences first, then the header that says most. */
const byFit = (a: Found, b: Found): number =>
  a.match.drift.length - b.match.drift.length || knownFields(b.match) - knownFields(a.match);

/**
 * In a file whose format isn't named, a column or two may be new, gone or renamed, or a fourth of many; beyond that it may
 * as well be a stranger's with some names in common.
 */
const isClose = ({ format, match: { distance, fields } }: Found): boolean =>
  format.isOurs === true || distance <= Math.max(0.25, 2 / fields.length);

export interface FirstRecord {
  readonly delimiter: string;
  readonly cells: readonly string[];
}

/** What the first lines may be, by each delimiter that parts them into several cells. */
export const firstRecords = (sample: string): readonly FirstRecord[] =>
  firstLines(sample)
    .flatMap((line) => DELIMITERS.map((delimiter) => ({ delimiter, cells: cellsOf(line, delimiter) })))
    .filter(({ cells }) => cells.length >= 2);

/** Every header that fits one of the formats, the best first; of equals, the first of the file. */
function headersIn(sample: string, formats: readonly Format[]): readonly Found[] {
  const found = firstRecords(sample).flatMap(({ delimiter, cells }) =>
    formats.flatMap((format): Found[] => {
      const match = matchHeader(format, cells);
      return match ? [{ format, delimiter, match }] : [];
    }),
  );
  return found.sort(byFit);
}

/** The header of a file whose format is known. */
export const findHeader = (sample: string, format: Format): Found | undefined => headersIn(sample, [format])[0];

/** As `detectFormat`, among the formats given. */
export function detectAmong(sample: string, formats: readonly Format[]): Detected | FileFault | undefined {
  const [best, ...others] = headersIn(sample, formats).filter(isClose);
  if (best === undefined) return undefined;
  const equals = new Set(
    [best, ...others.filter((other) => byFit(best, other) === 0)].map(({ format }) => format.name),
  );
  if (equals.size > 1) return ambiguous([...equals]);
  if (best.format.refusal !== undefined) return notTransactions(best.format.refusal);
  return detectedBy(best);
}

const detectedBy = ({ format, match: { variant, drift } }: Found): Detected => ({
  format: format.name,
  variant,
  ...(drift.length > 0 && { drift }),
});

/**
 * The format of a file, judged by its beginning as text (some 20 lines): the one whose header fits best. A fault if
 * several fit alike, or if what is recognised states no transactions; `undefined` if none fits.
 */
export const detectFormat = async (sample: string): Promise<Detected | FileFault | undefined> =>
  detectAmong(sample, await allFormats());

const ambiguous = (names: readonly string[]): FileFault => ({
  code: 'ambiguous-format',
  reason: `the header fits several formats: ${names.join(', ')}. Name the one that it is`,
});

export const notTransactions = (reason: string): FileFault => ({ code: 'not-transactions', reason });

/** As `detectFormat`, from bytes of any encoding; says why if the file can't be imported. */
export async function inspectFile(start: Uint8Array): Promise<Detected | FileFault> {
  const sample = decodeSample(start);
  if (sample === undefined) return BINARY;
  if (sample.replace(/^\ufeff/, '').trim() === '') return EMPTY;
  return (await detectFormat(sample)) ?? unknownFormat(sample);
}

/** What the header of a file says where its format is named; `undefined` if it has none of that format. */
export function inspectAs(start: Uint8Array, format: Format): Detected | undefined {
  const found = findHeader(decodeSample(start) ?? '', format);
  return found && detectedBy(found);
}

export const EMPTY: FileFault = { code: 'empty-file', reason: 'the file is empty' };
export const BINARY: FileFault = {
  code: 'binary-file',
  reason: 'the file is not text; export it as CSV (a spreadsheet or archive can not be read)',
};

/** Names what the file seems to contain, so that a user sees whether it was the wrong file or the wrong export. */
export function unknownFormat(sample: string): FileFault {
  const lines = firstLines(sample.replace(/^\ufeff/, ''));
  const candidates = lines.flatMap((line) => DELIMITERS.map((delimiter) => cellsOf(line, delimiter)));
  const [widest = []] = candidates.sort((a, b) => b.length - a.length);
  const columns = widest.slice(0, 8).map((cell) => cell.trim().slice(0, 40));
  const rest = widest.length > 8 ? ', ...' : '';
  return {
    code: 'unknown-format',
    reason: `no known export has the columns ${columns.join(', ')}${rest}. Known formats: ${FORMAT_NAMES.join(', ')}`,
  };
}
