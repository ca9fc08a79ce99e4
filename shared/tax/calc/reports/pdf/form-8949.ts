/** Disposals as IRS Form 8949 has them, box by box, and their totals as Schedule D (Form 1040) takes them. */

import type { Column, PdfWriter } from '../../../../kernel/pdf/writer.ts';
import type { BoxSums, PrintedSums, ScheduleDLine } from '../../../contract/report-view.ts';
import type { Box } from '../boxes.ts';
import { formLines, type LineOfDisposal } from '../form-lines.ts';
import { described, toMoney, usDate } from '../present.ts';
import type { ReadSection, ReportHead } from '../report-head.ts';
import { lineOfBox } from '../schedule-d.ts';

const WITH_BASIS = 'showing basis was reported to the IRS';
const WITHOUT_BASIS = 'showing basis was not reported to the IRS';
const NOT_REPORTED = 'other than of digital assets, not reported to you on Form 1099-B';
const DIGITAL_NOT_REPORTED = 'of digital assets, not reported to you on Form 1099-DA or Form 1099-B';
const BOXES: Readonly<Record<Box, string>> = {
  A: `reported on Form 1099-B ${WITH_BASIS}`,
  B: `reported on Form 1099-B ${WITHOUT_BASIS}`,
  C: NOT_REPORTED,
  D: `reported on Form 1099-B ${WITH_BASIS}`,
  E: `reported on Form 1099-B ${WITHOUT_BASIS}`,
  F: NOT_REPORTED,
  G: `reported on Form 1099-DA ${WITH_BASIS}`,
  H: `reported on Form 1099-DA ${WITHOUT_BASIS}`,
  I: DIGITAL_NOT_REPORTED,
  J: `reported on Form 1099-DA ${WITH_BASIS}`,
  K: `reported on Form 1099-DA ${WITHOUT_BASIS}`,
  L: DIGITAL_NOT_REPORTED,
};

const COLUMNS: readonly Column[] = [
  { title: '(a) Description of property', share: 0.3 },
  { title: '(b) Date acquired', share: 0.09 },
  { title: '(c) Date sold or disposed of', share: 0.09 },
  { title: '(d) Proceeds', share: 0.12, align: 'right' },
  { title: '(e) Cost or other basis', share: 0.12, align: 'right' },
  { title: '(f) Code', share: 0.05, align: 'center' },
  { title: '(g) Adjustment', share: 0.1, align: 'right' },
  { title: '(h) Gain or (loss)', share: 0.13, align: 'right' },
];

const SUMMARY: readonly Column[] = [
  { title: 'Schedule D', share: 0.4 },
  { title: 'Rows', share: 0.06, align: 'right' },
  { title: '(d) Proceeds', share: 0.14, align: 'right' },
  { title: '(e) Cost or other basis', share: 0.14, align: 'right' },
  { title: '(g) Adjustment', share: 0.12, align: 'right' },
  { title: '(h) Gain or (loss)', share: 0.14, align: 'right' },
];

const isBox = (box: string): box is Box => Object.hasOwn(BOXES, box);

const adjusted = (adjustment: string | undefined): string => (adjustment === undefined ? '' : toMoney(adjustment));

function cellsOf(line: LineOfDisposal): readonly string[] {
  const { acquiredAt, disposedAt, costBasis, proceeds, adjustmentCode = '', adjustment, gain } = line;
  const acquired = acquiredAt === undefined ? 'unknown' : usDate(acquiredAt);
  return [
    ...[described(line), acquired, usDate(disposedAt), toMoney(proceeds), toMoney(costBasis)],
    ...[adjustmentCode, adjusted(adjustment), toMoney(gain)],
  ];
}

/** Columns (d), (e), (g) and (h). */
const amountsOf = ({ proceeds, costBasis, adjustment, gain }: PrintedSums): readonly string[] => [
  ...[toMoney(proceeds), toMoney(costBasis), adjusted(adjustment), toMoney(gain)],
];

const NETS: Readonly<Record<string, string>> = {
  '7': 'Line 7 (of these): net short-term',
  '15': 'Line 15 (of these): net long-term',
  '16': 'Line 16 (of these): total',
};

function scheduleDRow(line: ScheduleDLine): readonly string[] {
  const net = NETS[line.line];
  if (net !== undefined) return [net, '', ...amountsOf(line)];
  const name = `Line ${line.line}: ${line.term}-term, Form 8949 with box ${line.boxes.join(' or ')} checked`;
  return [name, String(line.rows), ...amountsOf(line)];
}

export function scheduleD(
  writer: PdfWriter,
  { figures, scheduleD: lines = [], giftsMade, washSaleTotals: washed }: ReportHead,
): void {
  writer.heading('Schedule D totals');
  const table = writer.table(SUMMARY);
  for (const line of lines) {
    if (NETS[line.line] === undefined) table.row(scheduleDRow(line));
    else table.sum(scheduleDRow(line));
  }
  if (washed === undefined || (washed.disallowedLoss === '0' && washed.basisIncrease === '0')) return;
  const [short, long, total] = [figures.gains.short, figures.gains.long, figures.gains.total].map(({ gain }) =>
    toMoney(gain),
  );
  const beside = giftsMade === undefined ? '' : ', and with gifts and donations';
  writer.paragraph(`Without wash sales${beside}: short ${short}, long ${long}, ${total} in all.`);
}

export async function form8949(writer: PdfWriter, { boxes = [] }: ReportHead, read: ReadSection): Promise<void> {
  for (const sums of boxes) if (isBox(sums.box)) await boxTable(writer, sums.box, sums, read);
}

async function boxTable(writer: PdfWriter, box: Box, { term, printed }: BoxSums, read: ReadSection): Promise<void> {
  const part = term === 'short' ? 'Part I: short-term' : 'Part II: long-term';
  writer.heading(`Form 8949, ${part} transactions, box ${box}`);
  writer.paragraph(`Box ${box}: ${term}-term transactions ${BOXES[box]}.`);
  const table = writer.table(COLUMNS);
  for await (const lines of formLines(read)) {
    for (const line of lines) if (line.box === box) table.row(cellsOf(line));
  }
  const [proceeds = '', costBasis = '', adjustment = '', gain = ''] = amountsOf(printed);
  const totals = [proceeds, costBasis, '', adjustment, gain];
  table.sum([`Totals of box ${box}, for Schedule D line ${lineOfBox(box)}`, '', '', ...totals]);
}
