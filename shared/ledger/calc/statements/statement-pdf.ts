/** A statement as a PDF. The same statement gives the same bytes. */
import { withThousands } from '../../../kernel/money/thousands.ts';
import { A4 } from '../../../kernel/pdf/sheets.ts';
import { type Column, PdfWriter } from '../../../kernel/pdf/writer.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import type { Movement } from '../../contract/movement.ts';
import type { Statement } from '../../contract/statements-http.ts';
import { nameOfOther } from './statement-csv.ts';

const amounts = (titles: readonly string[], share: number): readonly Column[] =>
  titles.map((title) => ({ title, share, align: 'right' }));

const BALANCES: readonly Column[] = [
  { title: 'Asset', share: 0.12 },
  ...amounts(['Opening balance', 'Credits', 'Debits', 'Closing balance', 'Of these, fees', 'Reserved', 'Staked'], 0.11),
  ...amounts(['Available'], 0.11),
];
const ENTRIES: readonly Column[] = [
  { title: 'Recorded', share: 0.08 },
  { title: 'Effective', share: 0.08 },
  { title: 'What', share: 0.4 },
  { title: 'Asset', share: 0.08 },
  ...amounts(['Debit', 'Credit', 'Balance'], 0.12),
];

const DECIMALS_MIN = 2;

/** `-1,234.50`: exact, with two decimals at least. */
function printed(amount: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  return `${withThousands(whole)}.${fraction.padEnd(DECIMALS_MIN, '0')}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function described(entry: Movement): string {
  const other = nameOfOther(entry);
  const parts = [
    `${capitalised(entry.cause)}${other === '' ? '' : ` ${entry.type === 'credit' ? 'from' : 'to'} ${other}`}`,
    entry.description,
    entry.reference === undefined ? undefined : `reference ${entry.reference}`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** The last day of the month. */
const lastDay = ({ before, timeZone }: Statement): string =>
  dateIn(timeZone, new Date(Date.parse(before) - 1).toISOString() as Timestamp);

function frameOf(statement: Statement) {
  const { accountId, kind, name, month, timeZone, closed, before, part, parts } = statement;
  return {
    title: `Statement of ${month}${parts === undefined ? '' : `, part ${part} of ${parts}`}`,
    subtitle: `${name} · ${kind} · ${month}-01 to ${lastDay(statement)}, ${timeZone}${closed ? '' : ' · provisional: the month is not closed'}`,
    foot: `Account ${accountId}`,
    at: before,
    paper: A4,
  };
}

export async function statementPdf(statement: Statement): Promise<Uint8Array> {
  const { balances, entries, timeZone, part, parts } = statement;
  const writer = await PdfWriter.open(frameOf(statement));
  const date = (time: string): string => dateIn(timeZone, time as Timestamp);
  writer.heading('Balances');
  if (balances.length === 0) writer.paragraph('Nothing was there, and nothing came or went.');
  else {
    const table = writer.table(BALANCES);
    for (const { asset, opening, credits, debits, closing, fees, reserved, staked, available } of balances) {
      const figures = [opening, credits, debits, closing, fees, reserved, staked, available];
      table.row([asset, ...figures.map(printed)]);
    }
  }
  writer.paragraph(
    'Balances are without what is staked. Reserved, staked and available are of the end of the month. Amounts are exact.',
  );
  if (entries.length === 0) return writer.save();
  writer.heading('Entries');
  const table = writer.table(ENTRIES);
  for (const entry of entries) {
    const amount = printed(entry.amount);
    const [debit, credit] = entry.type === 'debit' ? [amount, ''] : ['', amount];
    const dates = [date(entry.recordedAt), date(entry.effectiveAt)];
    table.row([...dates, described(entry), entry.asset, debit, credit, printed(entry.balance)]);
  }
  // Sums stand below the last of what they are of.
  for (const { asset, debits, credits, closing } of part === parts ? balances : []) {
    table.sum(['', '', `Totals and closing balance of ${asset}`, asset, ...[debits, credits, closing].map(printed)]);
  }
  return writer.save();
}
