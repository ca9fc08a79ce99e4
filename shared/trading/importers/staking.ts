/**
 * Rows of coins that are locked or released inside an exchange: staking, savings, earn. The coins stay the user's. An
 * export lists such a move in one row, of the balance at hand or of the staked one, or in two; either way it becomes one
 * transaction, which says the same whether or not the row of the staked side is in the file.
 */
import { absolute, type Decimal, negate, subtract, sum } from '../../kernel/money/decimal.ts';
import { ignored } from './cells.ts';
import { type Draft, finish } from './draft.ts';
import type { Leg } from './legs.ts';
import type { Result, Row } from './types.ts';

export type StakingType = 'stake' | 'unstake';

export interface StakingRow {
  readonly row: Row;
  readonly asset: string;
  /** What it adds to the balance that it is of, before the fee. */
  readonly amount: Decimal;
  readonly fee: Decimal;
  /** Of the staked balance, and not of the one at hand. */
  readonly isStaked: boolean;
  readonly type: StakingType;
  /** What the row is without its other side, if not `type`: a purchase that is paid back gives coins free. */
  readonly typeAlone?: StakingType;
  /** Staked before and after, under another name. */
  readonly isRenaming?: boolean;
  readonly common: Omit<Draft, 'type'>;
}

/** One row, or two that are both sides of one move. */
type Move = readonly [StakingRow, StakingRow?];

/** The results of rows that may belong together: of one operation, close in time. */
export function stakingResults(rows: readonly StakingRow[]): readonly Result[] {
  const uses = new Map<string, number>();
  return movesIn(rows).flatMap((move) => {
    const moved = move.filter((row) => row !== undefined);
    const draft = draftOf(move);
    const covered = moved.map(({ row }) => row);
    if (draft === undefined) return [ignored(covered, 'nothing moved')];
    const { externalId } = draft;
    if (externalId === undefined || externalId === '') return finish(covered, draft);
    const used = (uses.get(externalId) ?? 0) + 1;
    uses.set(externalId, used);
    return finish(covered, used === 1 ? draft : { ...draft, externalId: `${externalId}-${used}` });
  });
}

/** Pairs what adds up to nothing; then the last two rows if they are one of each side, though not of one amount. */
function movesIn(rows: readonly StakingRow[]): readonly Move[] {
  const moves: [StakingRow, StakingRow?][] = [];
  const waiting = new Map<string, [StakingRow, StakingRow?][]>();
  const key = (asset: string, amount: Decimal) => `${asset} ${amount}`;
  for (const row of rows) {
    const other = row.fee === 0n ? waiting.get(key(row.asset, negate(row.amount)))?.shift() : undefined;
    if (other) {
      other[1] = row;
      continue;
    }
    const move: [StakingRow, StakingRow?] = [row];
    moves.push(move);
    const own = key(row.asset, row.amount);
    if (row.fee === 0n) waiting.set(own, [...(waiting.get(own) ?? []), move]);
  }
  const alone = moves.filter(([, second]) => second === undefined);
  const [[one] = [], [two] = []] = alone;
  const isUneven =
    alone.length === 2 &&
    one &&
    two &&
    one.isStaked !== two.isStaked &&
    one.amount * two.amount < 0n &&
    isOneType(one, two);
  return isUneven ? [...moves.filter(([, second]) => second !== undefined), [one, two]] : moves;
}

const isOneType = (one: StakingRow, two: StakingRow): boolean => one.type === two.type;
const changeOf = ({ amount, fee }: StakingRow): Decimal => subtract(amount, fee);

/** `undefined` if nothing moved. The row of the balance at hand says when it was and under which id. */
function draftOf([first, second]: Move): Draft | undefined {
  const shown = second !== undefined && first.isStaked ? second : first;
  const type = second === undefined ? (first.typeAlone ?? first.type) : shown.type;
  const common = { ...shown.common, type };
  if (second === undefined && first.amount === 0n) {
    const fee = [{ asset: first.asset, quantity: first.fee }];
    return first.fee > 0n ? { ...common, type: 'fee', outs: fee } : undefined;
  }
  const { outs, ins } = sidesOf(first, second);
  const isEven = outs.asset === ins.asset && outs.quantity === ins.quantity;
  if (!isEven || first.isRenaming === true) return { ...common, outs: [outs], ins: [ins] };
  return type === 'stake' ? { ...common, outs: [outs] } : { ...common, ins: [ins] };
}

/** What left one balance and what arrived in the other; the difference is what the exchange kept. */
function sidesOf(first: StakingRow, second: StakingRow | undefined): { readonly outs: Leg; readonly ins: Leg } {
  if (second === undefined) {
    const { asset, amount, fee } = first;
    const size = absolute(amount);
    return amount > 0n
      ? { outs: { asset, quantity: size }, ins: { asset, quantity: subtract(size, fee) } }
      : { outs: { asset, quantity: sum([size, fee]) }, ins: { asset, quantity: size } };
  }
  const [out, into] = first.amount < 0n ? [first, second] : [second, first];
  return {
    outs: { asset: out.asset, quantity: absolute(changeOf(out)) },
    ins: { asset: into.asset, quantity: changeOf(into) },
  };
}
