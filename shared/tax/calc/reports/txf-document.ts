/**
 * The disposals of a report as TXF, version 042, for US tax programs: a header, then a detail record in format 4 for
 * each disposal (Intuit, "TXF Spec Version 042", sections VII and VIII). Line ends are CR LF, amounts dollars and cents.
 */
import type { Box } from './boxes.ts';
import { toCents, usDate } from './present.ts';
import type { ReadSection, ReportHead } from './report-head.ts';
import { type AnyRow, parseRow } from './rows.ts';

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
function recordOf(row: AnyRow, box: Box): string {
  const { quantity = '', asset = '', acquiredAt, disposedAt = '', costBasis = '0', proceeds = '0' } = row;
  return lines(
    'TD',
    `N${REFERENCES[box]}`,
    'C1',
    'L1',
    `P${`${quantity} ${asset}`.replace(CONTROL, ' ')}`,
    `D${acquiredAt === undefined ? '' : usDate(acquiredAt)}`,
    `D${usDate(disposedAt)}`,
    `$${toCents(costBasis)}`,
    `$${toCents(proceeds)}`,
    END,
  );
}

/** In pieces. Rows without proceeds are no sales: at cost, or waiting for a price, which the report lists as missing. */
export async function* txfDocument(
  head: ReportHead,
  read: ReadSection,
  boxOf: (row: AnyRow) => Box,
): AsyncGenerator<string> {
  yield header(head);
  for await (const rows of read('disposals')) {
    yield rows
      .map(parseRow)
      .filter(({ proceeds }) => proceeds !== undefined)
      .map((row) => recordOf(row, boxOf(row)))
      .join('');
  }
}
