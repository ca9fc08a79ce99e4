/** Disposals summed up as the capital gains pages of a UK return (SA108) ask for them: whole pounds, in the taxpayer's favour. */
import { DisposalsByDay } from '../disposals-by-day.ts';
import { toWholePounds } from '../present.ts';
import type { ReadSection, ReportHead } from '../report-head.ts';
import { parseRow } from '../rows.ts';
import type { Column, ReportWriter } from './writer.ts';

const COLUMNS: readonly Column[] = [
  { title: 'SA108', share: 0.75 },
  { title: 'Box', share: 0.25, align: 'right' },
];

export async function sa108(writer: ReportWriter, { figures, currency }: ReportHead, read: ReadSection): Promise<void> {
  const days = new DisposalsByDay();
  for await (const rows of read('disposals')) for (const row of rows) days.take(parseRow(row));
  const { disposals, gains, losses } = days.end();
  const { proceeds, costBasis } = figures.gains.total;
  writer.heading('Capital gains summary (SA108)');
  writer.paragraph(
    'Disposals of one asset on one day are one disposal. Proceeds and gains are rounded down, costs and losses up.',
  );
  if (currency !== 'GBP') writer.paragraph(`These are whole ${currency}: the form takes pounds.`);
  const table = writer.table(COLUMNS);
  table.row(['Number of disposals', String(disposals)]);
  table.row(['Disposal proceeds', toWholePounds(proceeds, 'down')]);
  table.row(['Allowable costs (including purchase price)', toWholePounds(costBasis, 'up')]);
  table.row(['Gains in the year, before losses', toWholePounds(gains, 'down')]);
  table.row(['Losses in the year', toWholePounds(losses, 'up')]);
}
