/** How a lot came to be where it was used: the lots it was before, by the transfers, wraps and mergers between them. */
import type { TaxBook } from '../../calc/book.ts';
import { moverOfLot, partKey } from '../../calc/keys.ts';
import type { Lot, MovedRow, TakenRow, TaxTransaction } from '../../calc/lot.ts';
import { MovedName } from '../../calc/lot-name.ts';
import type { ExplainLimits } from './explain-limits.ts';

/** Sorts after every row of a part. */
const END = '~';

type Moved = readonly [key: string, row: MovedRow];

interface MoveFound {
  readonly moved: Moved;
  readonly money: TakenRow | undefined;
}

/** By what a lot came from another. */
export interface Arrival {
  readonly row: MovedRow;
  readonly transaction: TaxTransaction;
  /** Money that came with the merger for the same units. */
  readonly money: TakenRow | undefined;
}

/** A lot on the way, for as long as the units in question were in it. */
export interface Stage {
  readonly key: string;
  readonly lot: Lot;
  /** Key of the row by which they left it. */
  readonly until: string;
  /** Undefined for the lot that was acquired. */
  readonly arrival: Arrival | undefined;
}

/** From the acquisition to the lot that was used. */
export async function stagesOf(
  book: TaxBook,
  used: Omit<Stage, 'arrival'>,
  { movesMax }: Pick<ExplainLimits, 'movesMax'>,
): Promise<readonly Stage[]> {
  const { maps } = book.inside;
  const stages: Stage[] = [];
  let next: Omit<Stage, 'arrival'> | undefined = used;
  while (next !== undefined && stages.length <= movesMax) {
    const { key, lot }: Omit<Stage, 'arrival'> = next;
    const mover = moverOfLot(key);
    const entry = mover === undefined ? undefined : await maps.timeline.get(mover);
    const found: MoveFound | undefined = mover === undefined ? undefined : await moveInto(book, mover, lot);
    stages.push({ ...next, arrival: entry && found && arrivalBy(found, entry.transaction) });
    next = found && (await stageOf(book, found.moved));
  }
  return stages.toReversed();
}

const arrivalBy = ({ moved: [, row], money }: MoveFound, transaction: TaxTransaction): Arrival => ({
  row,
  transaction,
  money,
});

/** The lot that a move took units from. */
async function stageOf(
  { inside: { maps } }: TaxBook,
  [until, { lot: key }]: Moved,
): Promise<Omit<Stage, 'arrival'> | undefined> {
  const lot = (await maps.open.get(key)) ?? (await maps.closed.get(key));
  return lot && { key, lot, until };
}

/** The row of a move that made a lot, known by its name. */
async function moveInto({ inside }: TaxBook, mover: string, lot: Lot): Promise<MoveFound | undefined> {
  // lots are shared out among accounts before anything else at that instant
  for (const phase of ['taking', 'acquiring'] as const) {
    const part = partKey(mover, phase);
    let money: TakenRow | undefined;
    for await (const batch of inside.maps.rows.batches({ from: part, before: part + END })) {
      for (const [key, row] of batch) {
        // money that came for units stands right before the row by which they went on
        if (row.kind === 'moved' && namesOf(row, lot).includes(lot.name.id)) return { moved: [key, row], money };
        money = row.kind === 'taken' && row.boot ? row : undefined;
      }
    }
  }
  return undefined;
}

/** What a lot is called that a row went on in: by the move, or where it went on in several assets or accounts, by these, too. */
const namesOf = ({ lotName, transactionId }: MovedRow, { asset, account }: Lot): readonly string[] =>
  [transactionId, `${transactionId} ${asset}`, `${transactionId} ${account}`].map(
    (mover) => new MovedName(lotName, mover).id,
  );
