/** The report as one CSV table, each row named by its section, so that a spreadsheet can filter it. Amounts are exact. */
import { csvRecord } from '../../../kernel/csv.ts';
import { washSale as washSaleRow } from '../../contract/wash-sales-http.ts';
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
type BoxOf = (held: {
  readonly account?: string | undefined;
  readonly term?: string | undefined;
}) => string | undefined;

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

/** The amount is the loss that is disallowed (code W of Form 8949). Its parts follow, as that form has them. */
function washSale(json: string, boxOf: BoxOf): string {
  const {
    parts,
    basisIncrease,
    adjustedGain,
    disallowedLoss,
    disposedAt: at,
    ...sale
  } = washSaleRow.parse(JSON.parse(json));
  const { transactionId, lotId, asset, account, quantity, proceeds, costBasis, gain } = sale;
  const common = { transactionId, lotId, asset, account, at };
  const note = `basis increased by ${basisIncrease}; adjusted gain ${adjustedGain}`;
  const own = { quantity, proceeds, costBasis, gain, amount: disallowedLoss, note };
  const ofParts = parts.map(({ disallowedLoss: amount, effectiveAcquiredAt: acquiredAt, ...part }) =>
    record({ section: 'wash sale part', ...common, ...part, amount, acquiredAt, box: boxOf({ account, ...part }) }),
  );
  return [record({ section: 'wash sale', ...common, ...own }), ...ofParts].join('');
}

/** What the report lacks; `kind` says why. */
function gap(json: string): string {
  const { reason: kind, transactionId, lotId, asset, quantity, at, ...more } = parseRow(json);
  const note = Object.entries(more).map(([name, value]) => `${name} ${value}`);
  return record({ section: 'missing', transactionId, lotId, asset, quantity, at, kind, note: note.join('; ') });
}

function* totals({ figures, boxes = [], washSaleTotals }: ReportHead): Generator<string> {
  for (const [term, sums] of Object.entries(figures.gains)) yield record({ section: 'total', term, ...sums });
  for (const { box, term, proceeds, costBasis, adjustment: amount, gain } of boxes) {
    yield record({ section: 'total', box, term, proceeds, costBasis, gain, amount });
  }
  if (washSaleTotals) yield record({ section: 'wash sale total', amount: washSaleTotals.disallowedLoss });
  for (const [kind, amount] of Object.entries(figures.income.byKind)) {
    yield record({ section: 'income total', kind, amount });
  }
  yield record({ section: 'income total', amount: figures.income.total });
  yield record({ section: 'fee total', amount: figures.fees.total });
  yield record({ section: 'open lot total', costBasis: figures.openLots.costBasis });
}

const plain = (json: string, line: (row: AnyRow) => string): string => line(parseRow(json));

/** In pieces, the header first. `boxOf` names the box of Form 8949 of a disposal, where there is one. */
export async function* csvDocument(head: ReportHead, read: ReadSection, boxOf: BoxOf): AsyncGenerator<string> {
  yield csvRecord(COLUMNS);
  const sections = [
    ['disposals', (json: string) => plain(json, (row) => disposal(row, boxOf(row)))],
    ['income', (json: string) => plain(json, (row) => received('income', row))],
    ['fees', (json: string) => plain(json, (row) => received('fee', row))],
    ['openLots', (json: string) => plain(json, openLot)],
    ['washSales', (json: string) => washSale(json, boxOf)],
  ] as const;
  for (const [section, line] of sections) {
    for await (const rows of read(section)) yield rows.map(line).join('');
  }
  yield [...totals(head), ...head.missing.map((entry) => gap(JSON.stringify(entry)))].join('');
}
