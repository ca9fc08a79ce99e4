/** Hands the cost of what went out of a transaction to what came in of it. */
import { add } from '../../kernel/money/decimal.ts';
import type { HoldingsMaps } from './maps.ts';
import { type PlannedRow, planOf, sameView } from './plan.ts';
import { type Position, timeOfMark } from './position.ts';
import { recordKey } from './record.ts';
import type { Row } from './row.ts';
import { type Cost, NO_COST, sameCost } from './state.ts';

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
   * Gives the row that takes over what a transaction carries, seen from a scope, its cost anew. Answers that row if its
   * cost has changed.
   */
  async handOver({ scope, position, transactionId }: Carrying): Promise<PlannedRow | undefined> {
    const record = await this.#maps.records.get(recordKey(timeOfMark(position), transactionId));
    if (!record) throw new Error(`The transaction ${transactionId} of a row is not in the book`);
    const plan = planOf(record).filter((row) => sameView(row.scope, scope));
    const rows = await this.#maps.timeline.getMany(plan.map(({ key }) => key));
    const taker = plan.find(({ takesCost }) => takesCost);
    const row = taker && rows.get(taker.key);
    const cost = passedOn(rows.values());
    if (!taker || row?.effect.kind !== 'in' || sameCost(row.effect.cost, cost)) return undefined;
    await this.#maps.timeline.set(taker.key, { ...row, effect: { ...row.effect, cost } });
    return taker;
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
