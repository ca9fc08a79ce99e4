/** How a lot came to be where it was used: the transfers and wraps that it went through, in order of time. */
import { format } from '../../../kernel/money/decimal.ts';
import type { TaxBook } from '../../calc/book.ts';
import { moverOfLot, partKey } from '../../calc/keys.ts';
import type { Lot, MovedRow } from '../../calc/lot.ts';
import { MovedName } from '../../calc/lot-name.ts';
import type { ExplainedMove } from '../../contract/explain-http.ts';

/** A lot that went round more often has the later part of its way told. */
const MOVES_MAX = 1_000;
/** Sorts after every row of a part. */
const END = '~';

export async function wayOf(book: TaxBook, lotKey: string, used: Lot): Promise<readonly ExplainedMove[]> {
  const { maps } = book.inside;
  const moves: ExplainedMove[] = [];
  let key = lotKey;
  let lot: Lot | undefined = used;
  while (lot !== undefined && moves.length < MOVES_MAX) {
    const mover = moverOfLot(key);
    const entry = mover === undefined ? undefined : await maps.timeline.get(mover);
    const row = mover === undefined ? undefined : await moveInto(book, mover, lot);
    if (entry === undefined || row === undefined) break;
    moves.push({
      transactionId: row.transactionId,
      type: entry.transaction.type,
      at: entry.transaction.timestamp,
      from: { asset: row.asset, account: row.account },
      to: { asset: lot.asset, account: lot.account },
      quantity: format(row.quantity),
      arrived: format(lot.quantity),
    });
    key = row.lot;
    lot = (await maps.open.get(key)) ?? (await maps.closed.get(key));
  }
  return moves.toReversed();
}

/** The row of a move that made a lot, known by its name. */
async function moveInto({ inside }: TaxBook, mover: string, lot: Lot): Promise<MovedRow | undefined> {
  // lots are shared out among accounts before anything else at that instant
  for (const phase of ['taking', 'acquiring'] as const) {
    const part = partKey(mover, phase);
    for await (const batch of inside.maps.rows.batches({ from: part, before: part + END })) {
      for (const [, row] of batch) {
        if (row.kind === 'moved' && namesOf(row, lot).includes(lot.name.id)) return row;
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
