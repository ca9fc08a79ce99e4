/** The summary that the capital gains pages of a UK return (SA108) ask for. */
import { withThousands } from '../../../../kernel/money/thousands.ts';
import type { Column, PdfWriter } from '../../../../kernel/pdf/writer.ts';
import type { Sa108Section, Sa108Sums } from '../../../contract/report-view.ts';
import type { ReportHead } from '../report-head.ts';

/** As the form calls its parts. */
const TITLES: Readonly<Record<Sa108Section, string>> = {
  cryptoassets: 'Cryptoassets',
  other: 'Other property, assets and gains',
  listed: 'Listed shares and securities',
  unlisted: 'Unlisted shares and securities',
};

export function sa108(writer: PdfWriter, { sa108: form, currency }: ReportHead): void {
  if (form === undefined) return;
  const { sections = [], ...whole } = form;
  writer.heading('Capital gains summary (SA108)');
  writer.paragraph(
    'Disposals of one asset on one day are one disposal. Proceeds are before the costs of the disposals, which are among the allowable costs here, and taken off the proceeds elsewhere in this report. Proceeds and gains are rounded down, costs and losses up.',
  );
  if (currency !== 'GBP') writer.paragraph(`These are whole ${currency}: the form takes pounds.`);
  for (const { section, ...sums } of sections) part(writer, TITLES[section], sums);
  if (sections.length !== 1) part(writer, 'All assets together', whole);
}

function part(writer: PdfWriter, title: string, { disposals, printed }: Sa108Sums): void {
  const columns: readonly Column[] = [
    { title, share: 0.75 },
    { title: 'Box', share: 0.25, align: 'right' },
  ];
  const table = writer.table(columns);
  table.row(['Number of disposals', String(disposals)]);
  table.row(['Disposal proceeds', withThousands(printed.proceeds)]);
  table.row(['Allowable costs (including purchase price)', withThousands(printed.allowableCosts)]);
  table.row(['Gains in the year, before losses', withThousands(printed.gains)]);
  table.row(['Losses in the year', withThousands(printed.losses)]);
}
