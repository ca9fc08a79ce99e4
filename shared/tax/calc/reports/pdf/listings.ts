/** The tables that every jurisdiction's document has. */

import type { Column, PdfWriter, Table } from '../../../../kernel/pdf/writer.ts';
import type { ReportGains } from '../../../contract/report-figures.ts';
import { described, toMoney } from '../present.ts';
import type { ReadSection, ReportHead, Section } from '../report-head.ts';
import { type AnyRow, parseRow } from '../rows.ts';

export type PrintDate = (time: string) => string;

const GAINS: readonly Column[] = [
  { title: 'Gains', share: 0.4 },
  { title: 'Proceeds', share: 0.2, align: 'right' },
  { title: 'Cost', share: 0.2, align: 'right' },
  { title: 'Gain or (loss)', share: 0.2, align: 'right' },
];
const TERM = 'Term';
const TERM_SHARE = 0.07;
/** Where the law makes no difference between terms. */
const NO_TERM: Column = { title: '', share: TERM_SHARE };
const MATCHED: Column = { title: 'Matched with', share: TERM_SHARE };
const DISPOSALS: readonly Column[] = [
  { title: 'Asset', share: 0.26 },
  { title: 'Account', share: 0.12 },
  { title: 'Acquired', share: 0.08 },
  { title: 'Disposed of', share: 0.08 },
  { title: TERM, share: TERM_SHARE },
  { title: 'Proceeds', share: 0.13, align: 'right' },
  { title: 'Cost', share: 0.13, align: 'right' },
  { title: 'Gain or (loss)', share: 0.13, align: 'right' },
];
const WASH_SALES: readonly Column[] = [
  { title: 'Asset', share: 0.28 },
  { title: 'Disposed of', share: 0.12 },
  { title: 'Gain or (loss)', share: 0.15, align: 'right' },
  { title: 'Basis raised by', share: 0.15, align: 'right' },
  { title: 'Disallowed (W)', share: 0.15, align: 'right' },
  { title: 'Adjusted', share: 0.15, align: 'right' },
];
const GIFTS: readonly Column[] = [
  { title: 'Asset', share: 0.34 },
  { title: 'Given as', share: 0.12 },
  { title: 'Acquired', share: 0.12 },
  { title: 'Given', share: 0.12 },
  { title: 'Worth', share: 0.15, align: 'right' },
  { title: 'Cost', share: 0.15, align: 'right' },
];
const RECEIVED: readonly Column[] = [
  { title: 'Date', share: 0.12 },
  { title: 'Asset', share: 0.48 },
  { title: 'Kind', share: 0.2 },
  { title: 'Amount', share: 0.2, align: 'right' },
];
const LOTS: readonly Column[] = [
  { title: 'Asset', share: 0.34 },
  { title: 'Account', share: 0.2 },
  { title: 'Acquired', share: 0.11 },
  { title: 'By', share: 0.15 },
  { title: 'Cost', share: 0.2, align: 'right' },
];

const MATCHES: Readonly<Record<string, string>> = { 'same-day': 'same day', 'thirty-days': '30 days' };

const GIVEN: Readonly<Record<string, string>> = { gift_sent: 'gift', donation_sent: 'donation' };

const UNKNOWN = 'unknown';
const money = (amount: string | undefined): string => (amount === undefined ? UNKNOWN : toMoney(amount));
/** Amounts that rest on a price which was adopted from the market are marked, and a line below says what that means. */
class MarketMarks {
  #isUsed = false;

  marked(amount: string, { marketPriced }: AnyRow): string {
    if (marketPriced !== 'true') return amount;
    this.#isUsed = true;
    return `${amount} *`;
  }

  explain(writer: PdfWriter): void {
    if (this.#isUsed) writer.paragraph('* At a price of the market, since the transaction states no value.');
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

async function each(read: ReadSection, section: Section, take: (row: AnyRow) => void): Promise<void> {
  for await (const rows of read(section)) for (const row of rows) take(parseRow(row));
}

export function gainTotals(writer: PdfWriter, { figures: { gains }, giftsMade, settings }: ReportHead): void {
  writer.heading('Realized gains');
  gainTable(writer, gains, settings);
  if (giftsMade === undefined) return;
  writer.paragraph('Of these, gifts and donations that you made, which are no disposals by law:');
  gainTable(writer, giftsMade, settings);
}

function gainTable(writer: PdfWriter, gains: ReportGains, settings: ReportHead['settings']): void {
  const table = writer.table(GAINS);
  for (const term of ['short', 'long', 'exempt', 'total'] as const) {
    const sums = gains[term];
    // Where the law makes no difference between them, one total says it all.
    const isNone = settings['longTerm'] === 'none' && term !== 'total';
    if (sums === undefined || isNone) continue;
    const cells = [capitalised(term), toMoney(sums.proceeds), toMoney(sums.costBasis), toMoney(sums.gain)];
    if (term === 'total') table.sum(cells);
    else table.row(cells);
  }
}

/** What was given away, where forms have none of it; nothing at all without any. */
export async function giftTable(
  writer: PdfWriter,
  { giftsMade, settings }: ReportHead,
  read: ReadSection,
  date: PrintDate,
): Promise<void> {
  let table: Table | undefined;
  await each(read, 'disposals', (row) => {
    const { givenAs, acquiredAt, disposedAt = '', proceeds, costBasis } = row;
    if (givenAs === undefined) return;
    if (table === undefined) {
      writer.heading('Gifts and donations that you made');
      writer.paragraph('No sales, and on no form above:');
      table = writer.table(GIFTS);
    }
    const acquired = acquiredAt === undefined ? UNKNOWN : date(acquiredAt);
    table.row([described(row), GIVEN[givenAs] ?? '', acquired, date(disposedAt), money(proceeds), money(costBasis)]);
  });
  if (table === undefined || giftsMade === undefined) return;
  writer.paragraph('Their part of the gains that the report as JSON and CSV has:');
  gainTable(writer, giftsMade, settings);
}

/** How the column of terms is filled: by the rule that SECTION-104 matched a row by, where the law knows no terms. */
function termsOf({ settings, method }: ReportHead): {
  readonly column?: Column;
  readonly told: (row: AnyRow) => string;
} {
  if (settings['longTerm'] !== 'none') return { told: ({ term = '' }) => term };
  if (method !== 'SECTION-104') return { column: NO_TERM, told: () => '' };
  return {
    column: MATCHED,
    told: ({ matchedBy, lotId }) => MATCHES[matchedBy ?? ''] ?? (lotId === undefined ? '' : 'pool'),
  };
}

export async function disposalTable(
  writer: PdfWriter,
  head: ReportHead,
  read: ReadSection,
  date: PrintDate,
): Promise<void> {
  const { column: ofTerms, told } = termsOf(head);
  writer.heading('Disposals');
  const table = writer.table(DISPOSALS.map((column) => (column.title === TERM ? (ofTerms ?? column) : column)));
  const marks = new MarketMarks();
  await each(read, 'disposals', (row) => {
    const { account = '', acquiredAt, disposedAt = '', proceeds, costBasis, gain } = row;
    const acquired = acquiredAt === undefined ? UNKNOWN : date(acquiredAt);
    const isAtCost = row['needsPrice'] === undefined && proceeds === undefined;
    const given = row['givenAs'] === undefined ? '' : ` (${GIVEN[row['givenAs']] ?? ''})`;
    const [received, gained] = isAtCost ? ['none', 'at cost'] : [marks.marked(money(proceeds), row), money(gain)];
    const asset = described(row) + given;
    table.row([asset, account, acquired, date(disposedAt), told(row), received, money(costBasis), gained]);
  });
  marks.explain(writer);
}

/** Losses that are not deducted (26 USC 1091); nothing at all without any. */
export async function washSaleTable(
  writer: PdfWriter,
  { washSaleTotals: totals }: ReportHead,
  read: ReadSection,
  date: PrintDate,
): Promise<void> {
  let table: Table | undefined;
  await each(read, 'washSales', (row) => {
    if (table === undefined) {
      writer.heading('Wash sales');
      writer.paragraph(
        'Form 8949 above has these with code W, with the losses of earlier sales in the basis, and with what replaced others as held since the day that it counts from:',
      );
      table = writer.table(WASH_SALES);
    }
    const { disposedAt = '', gain, basisIncrease, disallowedLoss, adjustedGain } = row;
    table.row([described(row), date(disposedAt), ...[gain, basisIncrease, disallowedLoss, adjustedGain].map(money)]);
  });
  if (table === undefined || totals === undefined) return;
  const { basisIncrease, disallowedLoss, adjustedGain } = totals;
  table.sum(['In all', '', '', ...[basisIncrease, disallowedLoss, adjustedGain].map(money)]);
}

export function incomeTotals(writer: PdfWriter, { figures: { income, fees } }: ReportHead): void {
  writer.heading('Income and fees');
  const table = writer.table([
    { title: 'Kind', share: 0.8 },
    { title: 'Amount', share: 0.2, align: 'right' },
  ]);
  for (const [kind, amount] of Object.entries(income.byKind)) table.row([capitalised(kind), toMoney(amount)]);
  table.sum(['Income in all', toMoney(income.total)]);
  table.row(['Fees, which basis and proceeds were made with as the settings say', toMoney(fees.total)]);
}

export async function incomeTable(writer: PdfWriter, read: ReadSection, date: PrintDate): Promise<void> {
  await received(writer, read, { section: 'income', heading: 'Income' }, (row) => [
    date(row['at'] ?? ''),
    described(row),
    row['kind'] ?? '',
    money(row['amount']),
  ]);
}

/** Nothing at all where the section is empty. */
async function received(
  writer: PdfWriter,
  read: ReadSection,
  { section, heading }: { readonly section: Section; readonly heading: string },
  cells: (row: AnyRow) => readonly string[],
): Promise<void> {
  let table: Table | undefined;
  await each(read, section, (row) => {
    if (table === undefined) {
      writer.heading(heading);
      table = writer.table(RECEIVED);
    }
    table.row(cells(row));
  });
}

export async function openLotTable(
  writer: PdfWriter,
  { figures: { openLots } }: ReportHead,
  read: ReadSection,
  date: PrintDate,
): Promise<void> {
  writer.heading('Open lots at the end of the year');
  const table = writer.table(LOTS);
  const marks = new MarketMarks();
  await each(read, 'openLots', (row) => {
    const {
      asset = '',
      account = '',
      acquiredAt = '',
      remainingQuantity = '',
      remainingCostBasis,
      lossBasis,
      method = '',
    } = row;
    const cost = row['needsPrice'] === undefined ? money(remainingCostBasis) : UNKNOWN;
    const second = lossBasis === undefined ? '' : ` (a loss counts from ${money(lossBasis)})`;
    table.row([`${remainingQuantity} ${asset}${second}`, account, date(acquiredAt), method, marks.marked(cost, row)]);
  });
  table.sum([`Lots: ${openLots.count}`, '', '', '', toMoney(openLots.costBasis)]);
  marks.explain(writer);
}

/** What a reader must know before he relies on the figures. */
export function missingList(writer: PdfWriter, { missing }: ReportHead): void {
  if (missing.length === 0) return;
  writer.heading('Missing');
  writer.paragraph('The figures are incomplete for want of this:');
  const table = writer.table([
    { title: 'What', share: 0.25 },
    { title: 'Where', share: 0.75 },
  ]);
  for (const entry of missing) {
    const { reason = '', ...more } = parseRow(JSON.stringify(entry));
    const where = Object.entries(more).map(([name, value]) => `${name} ${value}`);
    table.row([reason, where.join(', ')]);
  }
}
