/** Moves between Binance's own accounts: spot, funding, futures, margin. They are one account here, so nothing moves. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import { ignored } from '../cells.ts';
import type { Result, Row } from '../types.ts';

interface Side {
  readonly row: Row;
  readonly change: Decimal;
}

const ALONE =
  'moved between accounts inside Binance; the other side is not in this file, and the coins stay in this account';

/** Of one coin and amount. What left is told with what arrived; a row whose other side isn't in the file by itself. */
export function betweenAccounts(entries: readonly Side[]): readonly Result[] {
  const arrived = entries.filter(({ change }) => change > 0n);
  const paired = entries
    .filter(({ change }) => change < 0n)
    .map((out): Result => {
      const [into] = arrived.splice(0, 1);
      if (into === undefined) return ignored([out.row], ALONE);
      const way = `from ${accountOf(out)} to ${accountOf(into)}`;
      const reason = `moved ${way} inside Binance; both sides are in this file and stand in this account`;
      return ignored([out.row, into.row], reason);
    });
  const nothing = entries.filter(({ change }) => change === 0n);
  return [
    ...paired,
    ...arrived.map(({ row }) => ignored([row], ALONE)),
    ...nothing.map(({ row }) => ignored([row], 'nothing moved')),
  ];
}

const accountOf = ({ row }: Side): string => row.cells['account'] ?? '';
