/** The report as one CSV table, each row named by its section, so that a spreadsheet can filter it. Amounts are exact, but for those of forms, which are as printed. */
import { csvRecord } from '../../../kernel/csv.ts';
import type { BoxSums, Sa108Sums } from '../../contract/report-view.ts';
import { washSale as washSaleRow } from '../../contract/wash-sales-http.ts';
import { type LineOfDisposal, linesIn } from './form-lines.ts';
import type { ReadSection, ReportHead } from './report-head.ts';
import { type AnyRow, parseRow } from './rows.ts';

const COLUMNS = [
  'section',
  'transactionId',
  'lotId',
  'asset',
  'account',
  'quantity',
  'acquiredAt',
  'at',
  'kind',
  'proceeds',
  'costBasis',
  'gain',
  'amount',
  'term',
  'holdingDays',
  'box',
  'note',
  'adjustmentCode',
  'adjustment',
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Partial<Record<Column, string | undefined>>>;

const record = (cells: Cells): string => csvRecord(COLUMNS.map((column) => cells[column]));

/** Of a gift that had lost value when it came. */
const GIFTS: Readonly<Record<string, string>> = {
  loss: 'the cost is what the gift was worth when it came',
  neither: 'a gift, between what it was worth when it came and what it had cost: neither gain nor loss',
};

/** No disposals by law. */
const GIVEN: Readonly<Record<string, string>> = {
  gift_sent: 'a gift that was made: no disposal by law',
  donation_sent: 'a donation: no disposal by law',
};

/** By SECTION-104, where it isn't the pool. */
const MATCHES: Readonly<Record<string, string>> = {
  'same-day': 'matched with what was acquired on the same day',
  'thirty-days': 'matched with what was acquired in the 30 days after',
};

const noteOf = ({
  missingQuantity,
  needsPrice,
  marketPriced,
  lotSelection,
  giftBasis,
  lossBasis,
  boot,
  matchedBy,
  givenAs,
}: AnyRow): string | undefined => {
  const notes = [
    ...(givenAs === undefined ? [] : [GIVEN[givenAs] ?? '']),
    ...(matchedBy === undefined ? [] : [MATCHES[matchedBy] ?? '']),
    ...(giftBasis === undefined ? [] : [GIFTS[giftBasis] ?? '']),
    ...(lossBasis === undefined ? [] : [`a loss counts from ${lossBasis}`]),
    ...(boot === undefined ? [] : ['money that came with a merger']),
    ...(missingQuantity === undefined ? [] : ['no acquisition explains this quantity']),
    ...(needsPrice === 'true' ? ['a price is missing'] : []),
    ...(marketPriced === 'true' ? ['at a price of the market'] : []),
    ...(lotSelection === 'unmet' ? ['a lot that was named for it could not be used'] : []),
  ];
  return notes.length === 0 ? undefined : notes.join('; ');
};

const shared = ({ transactionId, lotId, asset, account, quantity, acquiredAt, kind }: AnyRow): Cells => ({
  ...{ transactionId, lotId, asset, account, quantity, acquiredAt, kind },
});

/** The box is that of its only line: the lines of a wash sale may be under several, and follow. */
function disposal(json: string): string {
  const row = parseRow(json);
  const lines = linesIn(json);
  const [line, ...others] = lines;
  const own = record({
    section: 'disposal',
    ...shared(row),
    at: row['disposedAt'],
    proceeds: row['proceeds'],
    costBasis: row['costBasis'],
    gain: row['gain'],
    term: row['term'],
    holdingDays: row['holdingDays'],
    box: others.length === 0 ? line?.box : undefined,
    note: noteOf(row),
  });
  return [own, ...lines.map((each) => formLine(each, row))].join('');
}

/** What Form 8949 has in columns (a) to (h). */
const formLine = (
  { disposedAt: at, boot: _, ...line }: LineOfDisposal,
  { transactionId, lotId, account }: AnyRow,
): string => record({ section: 'form 8949', ...line, transactionId, lotId, account, at });

const received = (section: string, row: AnyRow): string =>
  record({
    section,
    ...shared(row),
    at: row['at'],
    amount: row['amount'],
    note: row['amount'] === undefined ? 'a price is missing' : undefined,
  });

const openLot = (row: AnyRow): string =>
  record({
    section: 'open lot',
    ...shared(row),
    transactionId: row['acquisitionTransactionId'],
    quantity: row['remainingQuantity'],
    kind: row['method'],
    costBasis: row['remainingCostBasis'],
    note: noteOf(row),
  });

/** The amount is the loss that is disallowed (code W of Form 8949). Its parts follow. */
function washSale(json: string): string {
  const {
    parts,
    basisIncrease,
    adjustedGain,
    disallowedLoss,
    deductibleLoss,
    disposedAt: at,
    ...sale
  } = washSaleRow.parse(JSON.parse(json));
  const { transactionId, lotId, asset, account, quantity, proceeds, costBasis, gain } = sale;
  const common = { transactionId, lotId, asset, account, at };
  const note = `basis increased by ${basisIncrease}; adjusted gain ${adjustedGain}; deductible loss ${deductibleLoss}`;
  const own = { quantity, proceeds, costBasis, gain, amount: disallowedLoss, note };
  const ofParts = parts.map(({ disallowedLoss: amount, effectiveAcquiredAt: acquiredAt, ...part }) =>
    record({ section: 'wash sale part', ...common, ...part, amount, acquiredAt }),
  );
  return [record({ section: 'wash sale', ...common, ...own }), ...ofParts].join('');
}

/** What the report lacks; `kind` says why. */
function gap(json: string): string {
  const { reason: kind, transactionId, lotId, asset, quantity, at, ...more } = parseRow(json);
  const note = Object.entries(more).map(([name, value]) => `${name} ${value}`);
  return record({ section: 'missing', transactionId, lotId, asset, quantity, at, kind, note: note.join('; ') });
}

const boxTotal = ({ box, term, printed, rows: _, ...exact }: BoxSums): string => {
  const total = record({ section: 'total', box, term, ...exact, amount: exact.adjustment });
  return total + record({ section: 'form 8949 total', box, term, ...printed });
};

function* ofSa108(section: string, { disposals, printed, incidentalCosts }: Sa108Sums): Generator<string> {
  yield record({ section, kind: 'disposals', quantity: String(disposals) });
  for (const [kind, amount] of Object.entries(printed)) yield record({ section, kind, amount });
  yield record({ section, kind: 'incidentalCosts', amount: incidentalCosts });
}

function* totals({
  figures,
  boxes = [],
  scheduleD = [],
  sa108,
  giftsMade,
  washSaleTotals,
}: ReportHead): Generator<string> {
  for (const [term, sums] of Object.entries(figures.gains)) yield record({ section: 'total', term, ...sums });
  if (giftsMade) {
    const note = 'in the totals above, though no disposals by law';
    for (const [term, sums] of Object.entries(giftsMade)) yield record({ section: 'gifts made', term, ...sums, note });
  }
  for (const sums of boxes) yield boxTotal(sums);
  for (const { line, boxes: within, rows: _, ...sums } of scheduleD) {
    yield record({ section: 'schedule d', kind: `line ${line}`, box: within.join(' '), ...sums });
  }
  if (sa108) {
    yield* ofSa108('sa108', sa108);
    for (const { section, ...sums } of sa108.sections ?? []) yield* ofSa108(`sa108 ${section}`, sums);
  }
  if (washSaleTotals) {
    const { disallowedLoss: amount, basisIncrease, adjustedGain: gain } = washSaleTotals;
    yield record({ section: 'wash sale total', gain, amount, note: `basis increased by ${basisIncrease}` });
  }
  for (const [kind, amount] of Object.entries(figures.income.byKind)) {
    yield record({ section: 'income total', kind, amount });
  }
  yield record({ section: 'income total', amount: figures.income.total });
  yield record({ section: 'fee total', amount: figures.fees.total });
  yield record({ section: 'open lot total', costBasis: figures.openLots.costBasis });
}

const plain = (json: string, line: (row: AnyRow) => string): string => line(parseRow(json));

/** In pieces, the header first. */
export async function* csvDocument(head: ReportHead, read: ReadSection): AsyncGenerator<string> {
  yield csvRecord(COLUMNS);
  const sections = [
    ['disposals', disposal],
    ['income', (json: string) => plain(json, (row) => received('income', row))],
    ['fees', (json: string) => plain(json, (row) => received('fee', row))],
    ['openLots', (json: string) => plain(json, openLot)],
    ['washSales', washSale],
  ] as const;
  for (const [section, line] of sections) {
    for await (const rows of read(section)) yield rows.map(line).join('');
  }
  yield [...totals(head), ...head.missing.map((entry) => gap(JSON.stringify(entry)))].join('');
}
