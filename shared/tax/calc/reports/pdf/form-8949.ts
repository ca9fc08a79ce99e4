/**
 * Disposals as IRS Form 8949 has them, box by box, and their totals as Schedule D (Form 1040) takes them: lines 1b, 2
 * and 3 of Part I, 8b, 9 and 10 of Part II.
 */
import { type Decimal, decimal, format } from '../../../../kernel/money/decimal.ts';
import type { BoxSums } from '../../../contract/report-view.ts';
import { type Box, BoxTotals } from '../boxes.ts';
import { type FormLine, formLinesInCents } from '../form-lines.ts';
import { described, toMoney, usDate } from '../present.ts';
import type { ReadSection, ReportHead } from '../report-head.ts';
import type { Column, ReportWriter } from './writer.ts';

const BOXES: Readonly<Record<Box, { readonly line: string; readonly about: string }>> = {
  A: { line: '1b', about: 'reported on Form 1099-B showing basis was reported to the IRS' },
  B: { line: '2', about: 'reported on Form 1099-B showing basis was not reported to the IRS' },
  C: { line: '3', about: 'not reported to you on Form 1099-B' },
  D: { line: '8b', about: 'reported on Form 1099-B showing basis was reported to the IRS' },
  E: { line: '9', about: 'reported on Form 1099-B showing basis was not reported to the IRS' },
  F: { line: '10', about: 'not reported to you on Form 1099-B' },
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

const WASH_SALE = 'W';
const adjusted = (adjustment: string): string => (adjustment === '0' ? '' : toMoney(adjustment));

function cellsOf(line: FormLine): readonly string[] {
  const { acquiredAt, disposedAt, costBasis, proceeds, adjustment, gain } = line;
  const acquired = acquiredAt === undefined ? 'unknown' : usDate(acquiredAt);
  const code = adjustment === '0' ? '' : WASH_SALE;
  return [
    ...[described(line), acquired, usDate(disposedAt), toMoney(proceeds), toMoney(costBasis)],
    ...[code, adjusted(adjustment), toMoney(gain)],
  ];
}

/** Columns (d), (e), (g) and (h) of boxes taken together. */
function amountsOf(boxes: readonly BoxSums[]): readonly string[] {
  const of = (figure: (box: BoxSums) => string): string =>
    format(boxes.reduce((sum, box) => sum + decimal(figure(box)), 0n) as Decimal);
  const [proceeds, costBasis] = [of((box) => box.proceeds), of((box) => box.costBasis)];
  const adjustment = of((box) => box.adjustment ?? '0');
  return [toMoney(proceeds), toMoney(costBasis), adjusted(adjustment), toMoney(of(({ gain }) => gain))];
}

/** What the lines of each box come to as they are printed. */
export async function boxesInCents(read: ReadSection, boxOf: (line: FormLine) => Box): Promise<readonly BoxSums[]> {
  const totals = new BoxTotals();
  for await (const lines of formLinesInCents(read)) for (const line of lines) totals.take(boxOf(line), line);
  return totals.sums;
}

export function scheduleD(
  writer: ReportWriter,
  { figures, washSaleTotals: washed }: ReportHead,
  boxes: readonly BoxSums[],
): void {
  writer.heading('Schedule D totals');
  const table = writer.table(SUMMARY);
  for (const term of ['short', 'long'] as const) {
    const ofTerm = boxes.filter((each) => each.term === term);
    for (const sums of ofTerm) {
      const { box, rows } = sums;
      if (!isBox(box)) continue;
      const name = `Line ${BOXES[box].line}: ${term}-term, Form 8949 with box ${box} checked`;
      table.row([name, String(rows), ...amountsOf([sums])]);
    }
    const name = term === 'short' ? 'Line 7 (of these): net short-term' : 'Line 15 (of these): net long-term';
    table.sum([name, '', ...amountsOf(ofTerm)]);
  }
  table.sum(['Line 16 (of these): total', '', ...amountsOf(boxes)]);
  if (washed === undefined || (washed.disallowedLoss === '0' && washed.basisIncrease === '0')) return;
  const [short, long, total] = [figures.gains.short, figures.gains.long, figures.gains.total].map(({ gain }) =>
    toMoney(gain),
  );
  writer.paragraph(`Without wash sales: short ${short}, long ${long}, ${total} in all.`);
}

export async function form8949(
  writer: ReportWriter,
  boxes: readonly BoxSums[],
  read: ReadSection,
  boxOf: (line: FormLine) => Box,
): Promise<void> {
  for (const sums of boxes) {
    if (!isBox(sums.box)) continue;
    await boxTable(writer, { box: sums.box, sums }, read, boxOf);
  }
}

async function boxTable(
  writer: ReportWriter,
  { box, sums }: { readonly box: Box; readonly sums: BoxSums },
  read: ReadSection,
  boxOf: (line: FormLine) => Box,
): Promise<void> {
  const { line, about } = BOXES[box];
  const part = sums.term === 'short' ? 'Part I: short-term' : 'Part II: long-term';
  writer.heading(`Form 8949, ${part} transactions, box ${box}`);
  writer.paragraph(`Box ${box}: ${sums.term}-term transactions ${about}.`);
  const table = writer.table(COLUMNS);
  for await (const lines of formLinesInCents(read)) {
    for (const each of lines) if (boxOf(each) === box) table.row(cellsOf(each));
  }
  const [proceeds = '', costBasis = '', adjustment = '', gain = ''] = amountsOf([sums]);
  const totals = [proceeds, costBasis, '', adjustment, gain];
  table.sum([`Totals of box ${box}, for Schedule D line ${line}`, '', '', ...totals]);
}
