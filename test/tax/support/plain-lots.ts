/**
 * Lots by FIFO, LIFO, HIFO or LOFO that anybody can check by reading it: decimal.js, one list, and every choice made by
 * looking at all of it. Fees are in money; what a transfer loses is disposed of at its stated worth; a split multiplies.
 */
import type { Decimal } from 'decimal.js';
import { Exact } from './plain-book.ts';

export interface PlainStep {
  readonly kind: 'buy' | 'sell' | 'move' | 'split';
  readonly account: string;
  readonly toAccount: string;
  readonly quantity: string;
  /** What was paid or got, before the fee; what the lost units of a transfer were worth. */
  readonly money: string;
  readonly fee: string;
  /** Units of a transfer that don't arrive. */
  readonly lost: string;
}

interface PlainLot {
  /** The step that acquired it, which says its age. */
  readonly source: number;
  account: string;
  quantity: Decimal;
  cost: Decimal;
  /** What a unit cost when it was acquired, or moved. */
  unitCost: Decimal;
}

export interface PlainUse {
  readonly step: number;
  /** Undefined for what no lot covers. */
  readonly source: number | undefined;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly proceeds: Decimal;
}

export interface PlainResult {
  readonly uses: readonly PlainUse[];
  readonly open: readonly PlainLot[];
}

type Order = (lots: readonly PlainLot[]) => PlainLot[];

/** Of one acquisition, what arrived first in the account is older: sorting keeps the order of the list. */
const fifo: Order = (lots) => lots.toSorted((a, b) => a.source - b.source);
const ORDERS: Readonly<Record<string, Order>> = {
  FIFO: fifo,
  LIFO: (lots) => fifo(lots).reverse(),
  HIFO: (lots) => fifo(lots).sort((a, b) => b.unitCost.comparedTo(a.unitCost)),
  LOFO: (lots) => fifo(lots).sort((a, b) => a.unitCost.comparedTo(b.unitCost)),
};

const none = new Exact(0);
const least = (a: Decimal, b: Decimal): Decimal => Exact.min(a, b);

export function plainLots(steps: readonly PlainStep[], method: string, isPerAccount: boolean): PlainResult {
  const order = ORDERS[method] ?? fifo;
  let lots: PlainLot[] = [];
  const uses: PlainUse[] = [];
  const within = (account: string) => lots.filter((lot) => !isPerAccount || lot.account === account);
  /** Takes units, and says of each part which lot it came from and what it cost. */
  const take = (account: string, wanted: Decimal) => {
    const parts: (Pick<PlainUse, 'source' | 'quantity' | 'cost'> & { readonly unitCost: Decimal })[] = [];
    let left = wanted;
    for (const lot of order(within(account))) {
      const quantity = least(lot.quantity, left);
      if (quantity.isZero()) continue;
      const cost = lot.cost.times(quantity).dividedBy(lot.quantity);
      lot.quantity = lot.quantity.minus(quantity);
      lot.cost = lot.cost.minus(cost);
      left = left.minus(quantity);
      parts.push({ source: lot.source, quantity, cost, unitCost: cost.dividedBy(quantity) });
    }
    lots = lots.filter((lot) => !lot.quantity.isZero());
    return left.isZero() ? parts : [...parts, { source: undefined, quantity: left, cost: none, unitCost: none }];
  };
  const dispose = (step: number, account: string, quantity: Decimal, proceeds: Decimal): void => {
    if (quantity.isZero()) return;
    for (const part of take(account, quantity)) {
      const { source, cost } = part;
      uses.push({
        step,
        source,
        quantity: part.quantity,
        cost,
        proceeds: proceeds.times(part.quantity).dividedBy(quantity),
      });
    }
  };
  steps.forEach((step, index) => {
    const [quantity, money, fee] = [new Exact(step.quantity), new Exact(step.money), new Exact(step.fee)];
    if (step.kind === 'buy') {
      const cost = money.plus(fee);
      lots.push({ source: index, account: step.account, quantity, cost, unitCost: cost.dividedBy(quantity) });
    } else if (step.kind === 'sell') {
      dispose(index, step.account, quantity, money.minus(fee));
    } else if (step.kind === 'split') {
      for (const lot of within(step.account)) {
        lot.quantity = lot.quantity.times(2);
        lot.unitCost = lot.unitCost.dividedBy(2);
      }
    } else {
      const lost = least(new Exact(step.lost), quantity);
      if (isPerAccount) {
        const arrived = take(step.account, quantity.minus(lost)).filter((part) => !part.quantity.isZero());
        for (const { source = index, ...part } of arrived) lots.push({ source, account: step.toAccount, ...part });
      }
      dispose(index, step.account, lost, money);
    }
  });
  return { uses, open: lots };
}
