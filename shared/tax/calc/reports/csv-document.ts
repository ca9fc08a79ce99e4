/** The report as one CSV table, each row named by its section, so that a spreadsheet can filter it. Amounts are exact. */
import { csvRecord } from '../../../kernel/csv.ts';
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
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Partial<Record<Column, string | undefined>>>;

const record = (cells: Cells): string => csvRecord(COLUMNS.map((column) => cells[column]));

const noteOf = ({ missingQuantity, needsPrice }: AnyRow): string | undefined => {
  const notes = [
    ...(missingQuantity === undefined ? [] : ['no acquisition explains this quantity']),
    ...(needsPrice === 'true' ? ['a price is missing'] : []),
  ];
  return notes.length === 0 ? undefined : notes.join('; ');
};

const shared = ({ transactionId, lotId, asset, account, quantity, acquiredAt, kind }: AnyRow): Cells => ({
  ...{ transactionId, lotId, asset, account, quantity, acquiredAt, kind },
});

const disposal = (row: AnyRow, box: string | undefined): string =>
  record({
    section: 'disposal',
    ...shared(row),
    at: row['disposedAt'],
    proceeds: row['proceeds'],
    costBasis: row['costBasis'],
    gain: row['gain'],
    term: row['term'],
    holdingDays: row['holdingDays'],
    box,
    note: noteOf(row),
  });

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

/** The amount is the loss that is disallowed (code W of Form 8949). */
const washSale = (row: AnyRow): string =>
  record({
    section: 'wash sale',
    ...shared(row),
    at: row['disposedAt'],
    proceeds: row['proceeds'],
    costBasis: row['costBasis'],
    gain: row['gain'],
    amount: row['disallowedLoss'],
    note: `basis increased by ${row['basisIncrease']}; adjusted gain ${row['adjustedGain']}`,
  });

function* totals({ figures, boxes = [], washSaleTotals }: ReportHead): Generator<string> {
  for (const [term, sums] of Object.entries(figures.gains)) yield record({ section: 'total', term, ...sums });
  for (const { box, term, proceeds, costBasis, gain } of boxes) {
    yield record({ section: 'total', box, term, proceeds, costBasis, gain });
  }
  if (washSaleTotals) yield record({ section: 'wash sale total', amount: washSaleTotals.disallowedLoss });
  for (const [kind, amount] of Object.entries(figures.income.byKind)) {
    yield record({ section: 'income total', kind, amount });
  }
  yield record({ section: 'income total', amount: figures.income.total });
  yield record({ section: 'fee total', amount: figures.fees.total });
  yield record({ section: 'open lot total', costBasis: figures.openLots.costBasis });
}

/** In pieces, the header first. `boxOf` names the box of Form 8949 of a disposal, where there is one. */
export async function* csvDocument(
  head: ReportHead,
  read: ReadSection,
  boxOf: (row: AnyRow) => string | undefined,
): AsyncGenerator<string> {
  yield csvRecord(COLUMNS);
  const sections = [
    ['disposals', (row: AnyRow) => disposal(row, boxOf(row))],
    ['income', (row: AnyRow) => received('income', row)],
    ['fees', (row: AnyRow) => received('fee', row)],
    ['openLots', openLot],
    ['washSales', washSale],
  ] as const;
  for (const [section, line] of sections) {
    for await (const rows of read(section)) yield rows.map((row) => line(parseRow(row))).join('');
  }
  yield [...totals(head)].join('');
}
