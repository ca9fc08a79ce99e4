/** The greatest drift that would be left once a rebalancing is done. */
import { absolute, add, type Decimal, maximum, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { type AllocationLine, shareOf } from './allocation.ts';
import type { Rebalancing } from './trades.ts';

const moved = ({ trades }: Rebalancing, line: AllocationLine): Decimal =>
  sum(
    trades
      .filter((trade) => trade.line === line)
      .map(({ side, amount }) => (side === 'buy' ? amount : subtract(ZERO, amount))),
  );

const holdsMoney = (line: AllocationLine, currency: string): boolean =>
  line.asset === currency || line.positions.some(({ asset }) => asset === currency);

/** Money that no line holds yet is in the whole and in no line. */
export function driftAfter(lines: readonly AllocationLine[], rebalancing: Rebalancing, currency: string): Decimal {
  const purse = lines.find((line) => holdsMoney(line, currency));
  const values = lines.map((line) => {
    const value = add(line.value, moved(rebalancing, line));
    return { line, value: line === purse ? subtract(value, rebalancing.cashUsed) : value };
  });
  const loose = purse ? ZERO : subtract(ZERO, rebalancing.cashUsed);
  const total = add(sum(values.map(({ value }) => value)), loose);
  const drifts = values.map(({ line, value }) => absolute(subtract(shareOf(value, total), line.target ?? ZERO)));
  return drifts.reduce(maximum, ZERO);
}
