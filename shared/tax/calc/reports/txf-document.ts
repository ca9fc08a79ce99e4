/**
 * The disposals of a report as TXF, version 042, for US tax programs: a header, then a detail record in format 4 for
 * each disposal, or in format 5 where a wash sale disallows a loss, which that has one line more for (Intuit, "TXF Spec
 * Version 042", sections VII and VIII). Line ends are CR LF, amounts dollars and cents.
 */
import type { Box } from './boxes.ts';
import { type FormLine, formLines } from './form-lines.ts';
import { described, toCents, usDate } from './present.ts';
import type { ReadSection, ReportHead } from './report-head.ts';

/**
 * Reference numbers by box of Form 8949 (section IV, 11/30/2011: copies A, B and C): reported with basis 321 and 323, without
 * 711 and 713, no Form 1099-B 712 and 714.
 */
const REFERENCES: Readonly<Record<Box, number>> = { A: 321, B: 711, C: 712, D: 323, E: 713, F: 714 };
const END = '^';
/** Characters that a line may not have: they would begin another one. */
const CONTROL = /\p{Cc}/gu;

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\r\n`).join('');

const header = ({ requestedAt }: ReportHead): string => lines('V042', 'AFoldbook', `D ${usDate(requestedAt)}`, END);

/** Without an acquisition its date stays empty, as the specification has it (example 2B). */
function recordOf(line: FormLine, box: Box): string {
  const { acquiredAt, disposedAt, costBasis, proceeds, adjustment } = line;
  return lines(
    'TD',
    `N${REFERENCES[box]}`,
    'C1',
    'L1',
    `P${described(line).replace(CONTROL, ' ')}`,
    `D${acquiredAt === undefined ? '' : usDate(acquiredAt)}`,
    `D${usDate(disposedAt)}`,
    `$${toCents(costBasis)}`,
    `$${toCents(proceeds)}`,
    ...(adjustment === '0' ? [] : [`$${toCents(adjustment)}`]),
    END,
  );
}

/** In pieces. What has no price yet is left out: the report lists it as missing. */
export async function* txfDocument(
  head: ReportHead,
  read: ReadSection,
  boxOf: (line: FormLine) => Box,
): AsyncGenerator<string> {
  yield header(head);
  for await (const lines of formLines(read)) yield lines.map((line) => recordOf(line, boxOf(line))).join('');
}
