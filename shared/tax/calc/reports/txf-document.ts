/**
 * The disposals of a report as TXF, version 042, for US tax programs: a header, then a detail record in format 4 for
 * each disposal, or in format 5 where a wash sale disallows a loss, which that has one line more for (Intuit, "TXF Spec
 * Version 042", sections VII and VIII). Line ends are CR LF, amounts dollars and cents.
 */
import { formLines, type LineOfDisposal } from './form-lines.ts';
import { described, usDate } from './present.ts';
import type { ReadSection, ReportHead } from './report-head.ts';

/**
 * Reference numbers by box of Form 8949 (section IV, 11/30/2011: copies A, B and C): reported with basis 321 and 323, without
 * 711 and 713, no broker's form 712 and 714. The specification is older than the boxes of digital assets and has no
 * numbers for these: they go under those of the box that says the same of other assets.
 */
const REFERENCES: Readonly<Record<string, number>> = {
  ...{ A: 321, B: 711, C: 712, D: 323, E: 713, F: 714 },
  ...{ G: 321, H: 711, I: 712, J: 323, K: 713, L: 714 },
};
const END = '^';
/** Characters that a line may not have: they would begin another one. */
const CONTROL = /\p{Cc}/gu;

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\r\n`).join('');

const header = ({ requestedAt }: ReportHead): string => lines('V042', 'AFoldbook', `D ${usDate(requestedAt)}`, END);

/** Without an acquisition its date stays empty, as the specification has it (example 2B). */
function recordOf(line: LineOfDisposal): string {
  const { box, acquiredAt, disposedAt, costBasis, proceeds, adjustment } = line;
  return lines(
    'TD',
    `N${REFERENCES[box]}`,
    'C1',
    'L1',
    `P${described(line).replace(CONTROL, ' ')}`,
    `D${acquiredAt === undefined ? '' : usDate(acquiredAt)}`,
    `D${usDate(disposedAt)}`,
    `$${costBasis}`,
    `$${proceeds}`,
    ...(adjustment === undefined ? [] : [`$${adjustment}`]),
    END,
  );
}

/** In pieces. What has no price yet is left out: the report lists it as missing. */
export async function* txfDocument(head: ReportHead, read: ReadSection): AsyncGenerator<string> {
  yield header(head);
  for await (const lines of formLines(read)) yield lines.map(recordOf).join('');
}
