/** Tells the history of lots, step by step, to the rule on wash sales. */
import { type Decimal, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { givenAs } from '../given.ts';
import { entryOfPart, poolOfLot, timeOfKey } from '../keys.ts';
import type { TakenRow, TaxTransaction } from '../lot.ts';
import type { TaxMaps } from '../maps.ts';
import { becoming, goOn } from './go-on.ts';
import type { JudgedSale } from './judged-sale.ts';
import type { ChangeStep, HistoryStep, MoveStep, TakeStep } from './steps.ts';
import { rescaled } from './tracked-lot.ts';
import type { WashHistory } from './wash-history.ts';

/** A sale that was asked for, as it is judged. */
export interface AskedSale {
  /** Place of the disposal among all of the book. */
  readonly cursor: string;
  readonly row: TakenRow;
  readonly sale: JudgedSale;
}

interface Telling {
  readonly history: WashHistory;
  readonly timeline: TaxMaps['timeline'];
  /** Whether the sale at a place is asked for. */
  readonly isAsked: (cursor: string) => boolean;
}

/** In the order in which they are judged. */
export async function tellHistory(steps: readonly HistoryStep[], telling: Telling): Promise<readonly AskedSale[]> {
  const teller = new Teller(telling);
  for (const step of steps) {
    // nearly always all is in memory
    const waiting = teller.isOver(step) ? teller.end() : undefined;
    if (waiting) await waiting;
    const moving = teller.tell(step);
    if (moving) await moving;
  }
  await teller.end();
  return teller.asked;
}

class Teller {
  readonly asked: AskedSale[] = [];
  readonly #history: WashHistory;
  readonly #timeline: TaxMaps['timeline'];
  readonly #isAsked: Telling['isAsked'];
  /** What one part of a transaction takes. */
  #taken: TakeStep[] = [];
  /** What one part of a transaction splits of one pool. */
  #split: { part: string; pool: string; asset: string; before: Decimal; after: Decimal } | undefined;

  constructor({ history, timeline, isAsked }: Telling) {
    this.#history = history;
    this.#timeline = timeline;
    this.#isAsked = isAsked;
  }

  /** Whether what was put off is to be done before a step. */
  isOver(step: HistoryStep): boolean {
    const [taken] = this.#taken;
    if (taken !== undefined) return step.do !== 'take' || step.part !== taken.part;
    return this.#split !== undefined && (step.do !== 'change' || step.part !== this.#split.part);
  }

  tell(step: HistoryStep): Promise<void> | undefined {
    switch (step.do) {
      case 'acquire':
        this.#history.acquire(step.seen.open(), timeOfKey(step.part));
        return undefined;
      case 'carry-on':
        this.#history.carryOn(step.seen.open());
        return undefined;
      case 'take':
        this.#taken.push(step);
        return undefined;
      case 'use':
        step.seen.live.take(step.quantity);
        return undefined;
      case 'change':
        this.#change(step);
        return undefined;
      case 'move':
        return this.#move(step);
    }
  }

  /**
   * Does what was put off. Sold together are the earliest acquired first, whichever the book has used first (Treas. Reg.
   * 1.1091-1(b)).
   */
  end(): Promise<void> | undefined {
    this.#tellSplit();
    const [first] = this.#taken;
    if (first === undefined) return undefined;
    const entry = entryOfPart(first.part);
    if (!this.#timeline.isLoaded(entry) && this.#taken.some(mayLose)) {
      return this.#timeline.load([entry]).then(() => this.end());
    }
    const taken =
      this.#taken.length === 1 ? this.#taken : this.#taken.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    this.#taken = [];
    for (const step of taken) {
      const sale = this.#judge(step);
      if (sale && this.#isAsked(step.key)) this.asked.push({ cursor: step.key, row: step.row, sale });
    }
    return undefined;
  }

  #tellSplit(): void {
    if (this.#split === undefined) return;
    const { part, pool, asset, ...ratio } = this.#split;
    this.#split = undefined;
    if (ratio.before !== ratio.after) this.#history.split(asset, ratio, { pool, atMs: timeOfKey(part) });
  }

  #judge(step: TakeStep): JudgedSale | undefined {
    const { key, part, seen, row } = step;
    const { quantity, proceeds, atCost, matched, heldFromMs } = row;
    const costBasis = row.basis ?? row.cost;
    const lot = matched ? seen.apart({ quantity, costBasis }) : seen.live;
    const leaving = { id: key, lot, quantity, costBasis, atMs: timeOfKey(key), heldFromMs };
    if (proceeds === undefined) {
      if (quantity === ZERO) return undefined;
      const released = this.#history.release(leaving);
      // of what waits for a price nothing is known yet
      return atCost ? released : undefined;
    }
    const sold = { ...leaving, proceeds };
    if (quantity === ZERO)
      return this.#history.receiveMoney(sold, { keepsBasis: row.boot === true && costBasis === ZERO });
    // no loss comes of a gift
    const isGiven = mayLose(step) && givenAs(this.#timeline.peek(entryOfPart(part))?.transaction.type) !== undefined;
    return isGiven ? this.#history.give(sold) : this.#history.sell(sold);
  }

  #change({ seen, reason, part }: ChangeStep): void {
    const lot = seen.live;
    const { anchorQuantity: quantity, anchorCost: amount } = seen.change();
    lot.cost = { amount, quantity };
    if (reason !== 'split') return;
    const before = lot.quantity;
    lot.become(rescaled(lot.portions, quantity));
    const pool = poolOfLot(seen.key);
    if (this.#split?.pool !== pool) this.#tellSplit();
    this.#split ??= { part, pool, asset: lot.origin.asset, before: ZERO, after: ZERO };
    this.#split.before = sum([this.#split.before, before]);
    this.#split.after = sum([this.#split.after, quantity]);
  }

  /** Lots go on in others: nothing is acquired, and what adds to their basis is shared out as their cost is. */
  #move(step: MoveStep): Promise<void> | undefined {
    const isOther = step.units.some(({ seen, into }) => into.some(({ lot }) => lot.asset !== seen.lot.asset));
    if (!isOther) {
      this.#goOn(step, undefined);
      return undefined;
    }
    return this.#timeline.get(entryOfPart(step.part)).then((entry) => this.#goOn(step, entry?.transaction));
  }

  #goOn({ units, part }: MoveStep, transaction: TaxTransaction | undefined): void {
    for (const moved of units) {
      for (const lot of goOn(moved, transaction)) this.#history.carryOn(lot);
    }
    if (transaction?.type !== 'merger') return;
    for (const { asset, to, before, after } of becoming(units)) {
      this.#history.succeed(asset, to, { before, after }, timeOfKey(part));
    }
  }
}

/** By the age of the lot, whatever its pool. */
const orderOf = ({ seen: { key } }: TakeStep): string => key.slice(poolOfLot(key).length);

/** Whether units may have cost more than they brought, so that it matters whether they were sold. */
const mayLose = ({ row: { proceeds, cost }, seen }: TakeStep): boolean =>
  proceeds !== undefined && (proceeds < cost || seen.tracked?.hasReplaced === true);
