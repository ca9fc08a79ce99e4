/** Hands the cost of what went out of a transaction to what came in of it. */
import { add, type Decimal, ONE, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { HoldingsMaps } from './maps.ts';
import { type PlannedRow, planOf, sameView, type Timeline } from './plan.ts';
import { type Position, timeOfMark } from './position.ts';
import { recordKey, type TransactionRecord } from './record.ts';
import type { Row } from './row.ts';
import { type Cost, NO_COST, sameCost, shareOut } from './state.ts';

interface Carrying {
  readonly scope: string;
  readonly position: Position;
  readonly transactionId: string;
}

interface Changed extends Timeline {
  readonly position: Position;
}

interface Taking {
  readonly planned: PlannedRow;
  readonly row: Row;
}

export class CarriedCosts {
  readonly #maps: HoldingsMaps;
  readonly #baseCurrency: string;

  constructor(maps: HoldingsMaps, baseCurrency: string) {
    this.#maps = maps;
    this.#baseCurrency = baseCurrency;
  }

  /** Shares out anew what a transaction carries, seen from a scope; answers the rows whose cost has changed. */
  async share({ scope, position, transactionId }: Carrying): Promise<readonly Changed[]> {
    const record = await this.#maps.records.get(recordKey(timeOfMark(position), transactionId));
    if (!record) throw new Error(`The transaction ${transactionId} of a row is not in the book`);
    const plan = planOf(record).filter((row) => sameView(row.scope, scope));
    const rows = await this.#maps.timeline.getMany(plan.map(({ key }) => key));
    const takers = plan.flatMap((planned): Taking[] => {
      const row = rows.get(planned.key);
      return planned.takesCost && row ? [{ planned, row }] : [];
    });
    const costs = shareOut(this.#toShare(plan, rows, takers), this.#weights(takers, record));
    const changed: Changed[] = [];
    for (const [index, { planned, row }] of takers.entries()) {
      const cost = costs[index] ?? NO_COST;
      if (row.effect.kind !== 'in' || sameCost(row.effect.cost, cost)) continue;
      await this.#maps.timeline.set(planned.key, { ...row, effect: { ...row.effect, cost } });
      changed.push(planned);
    }
    return changed;
  }

  /** All that was passed on, less what comes back in the base currency, which is its own cost. */
  #toShare(plan: readonly PlannedRow[], rows: ReadonlyMap<string, Row>, takers: readonly Taking[]): Cost {
    const passedOn = plan.reduce((total, { key }): Cost => {
      const cost = rows.get(key)?.carriedOn ?? NO_COST;
      return { amount: add(total.amount, cost.amount), incomplete: total.incomplete || cost.incomplete };
    }, NO_COST);
    const base = takers
      .filter(({ planned }) => planned.asset === this.#baseCurrency)
      .reduce((total, { row }) => (row.effect.kind === 'in' ? add(total, row.effect.quantity) : total), ZERO);
    return { amount: subtract(passedOn.amount, base), incomplete: passedOn.incomplete };
  }

  /** The base currency takes none of it; the others by their weight. */
  #weights(takers: readonly Taking[], { arrived }: TransactionRecord): readonly Decimal[] {
    return takers.map(({ planned: { asset } }) => {
      if (asset === this.#baseCurrency) return ZERO;
      return arrived.find((leg) => leg.asset === asset)?.weight ?? ONE;
    });
  }
}
