/** The report as a PDF, laid out as the forms of its jurisdiction are. The same report gives the same bytes. */

import { A4, LETTER } from '../../../../kernel/pdf/sheets.ts';
import { PdfWriter } from '../../../../kernel/pdf/writer.ts';
import { jurisdictionOf } from '../../jurisdictions/all.ts';
import { hasBoxes } from '../boxes.ts';
import { isoDate, ukDate, usDate } from '../present.ts';
import type { ReadSection, ReportHead } from '../report-head.ts';
import { form8949, scheduleD } from './form-8949.ts';
import {
  disposalTable,
  gainTotals,
  giftTable,
  incomeTable,
  incomeTotals,
  missingList,
  openLotTable,
  type PrintDate,
  washSaleTable,
} from './listings.ts';
import { sa108 } from './sa108.ts';

const EXACT = 'The report as JSON has every figure exactly.';
const NOTE = `Amounts are rounded to the cent, half up; totals are of the exact amounts, so that rounded rows may differ from them by cents. ${EXACT}`;
const BOXED_NOTE = `Amounts are rounded to the cent, half up. Form 8949 and Schedule D add up what is printed; other totals are of the exact amounts, so that rounded rows may differ from them by cents. ${EXACT}`;
const UK_NOTE = `Amounts that are not of SA108 are rounded to the penny, half up; totals are of the exact amounts, so that rounded rows may differ from them by pence. ${EXACT}`;

const isUk = (jurisdiction: string): boolean => jurisdictionOf(jurisdiction).code === 'GB';

const dateOf = ({ jurisdiction }: ReportHead): PrintDate => {
  if (hasBoxes(jurisdiction)) return usDate;
  return isUk(jurisdiction) ? ukDate : isoDate;
};

function noteOf({ jurisdiction }: ReportHead): string {
  if (hasBoxes(jurisdiction)) return BOXED_NOTE;
  return isUk(jurisdiction) ? UK_NOTE : NOTE;
}

function frameOf(head: ReportHead, sha256: string) {
  const { taxYear, period, jurisdiction, method, lotScope, currency, reportId, eventPosition } = head;
  const last = isoDate(new Date(Date.parse(period.before) - 1).toISOString());
  return {
    title: `Capital gains and income, tax year ${taxYear}`,
    subtitle: `${isoDate(period.from)} to ${last} · ${jurisdiction} · method ${method} · lot scope ${lotScope} · amounts in ${currency}`,
    foot: `Report ${reportId} · event position ${eventPosition} · SHA-256 ${sha256}`,
    at: head.requestedAt,
    paper: hasBoxes(jurisdiction) ? LETTER : A4,
  };
}

export async function reportPdf(head: ReportHead, read: ReadSection, sha256: string): Promise<Uint8Array> {
  const writer = await PdfWriter.open(frameOf(head, sha256));
  const date = dateOf(head);
  missingList(writer, head);
  const isBoxed = hasBoxes(head.jurisdiction);
  if (isBoxed) scheduleD(writer, head);
  else {
    sa108(writer, head);
    gainTotals(writer, head);
  }
  incomeTotals(writer, head);
  writer.paragraph(noteOf(head));
  const { name, sources, remarks = [] } = jurisdictionOf(head.jurisdiction);
  if (sources.length > 0) writer.paragraph(`Made by the rules of ${name}: ${sources.join('; ')}.`);
  for (const remark of remarks) writer.paragraph(remark);
  if (isBoxed) {
    await form8949(writer, head, read);
    await giftTable(writer, head, read, date);
  } else await disposalTable(writer, head, read, date);
  await washSaleTable(writer, head, read, date);
  await incomeTable(writer, read, date);
  await openLotTable(writer, head, read, date);
  return writer.save();
}
