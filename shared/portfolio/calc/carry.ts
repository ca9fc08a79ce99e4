/** Hands the cost of what went out of a transaction to what came in of it. */
import { add, ZERO } from '../../kernel/money/decimal.ts';
import type { HoldingsMaps } from './maps.ts';
import { type PlannedRow, planOf, sameView } from './plan.ts';
import { type Position, timeOfMark } from './position.ts';
import { recordKey } from './record.ts';
import type { Row } from './row.ts';
import { type Cost, NO_COST, sameCost, shareOut } from './state.ts';

interface Carrying {
  readonly scope: string;
  readonly position: Position;
  readonly transactionId: string;
}

export class CarriedCosts {
  readonly #maps: HoldingsMaps;

  constructor(maps: HoldingsMaps) {
    this.#maps = maps;
  }

  /**
   * Gives the rows that take over what a transaction carries, seen from a scope, their cost anew. Answers those whose
   * cost has changed.
   */
  async handOver({ scope, position, transactionId }: Carrying): Promise<readonly PlannedRow[]> {
    const record = await this.#maps.records.get(recordKey(timeOfMark(position), transactionId));
    if (!record) throw new Error(`The transaction ${transactionId} of a row is not in the book`);
    const plan = planOf(record).filter((row) => sameView(row.scope, scope));
    const rows = await this.#maps.timeline.getMany(plan.map(({ key }) => key));
    const takers = plan.filter(({ takesCost }) => takesCost > ZERO);
    const costs = shareOut(
      passedOn(rows.values()),
      takers.map(({ takesCost }) => takesCost),
    );
    const changed: PlannedRow[] = [];
    for (const [index, taker] of takers.entries()) {
      const [row, cost = NO_COST] = [rows.get(taker.key), costs[index]];
      if (row?.effect.kind !== 'in' || sameCost(row.effect.cost, cost)) continue;
      await this.#maps.timeline.set(taker.key, { ...row, effect: { ...row.effect, cost } });
      changed.push(taker);
    }
    return changed;
  }
}

const passedOn = (rows: Iterable<Row>): Cost => {
  let total = NO_COST;
  for (const { carriedOn = NO_COST } of rows) {
    total = {
      amount: add(total.amount, carriedOn.amount),
      incomplete: total.incomplete || carriedOn.incomplete,
    };
  }
  return total;
};
