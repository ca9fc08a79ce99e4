/** In which order a pool's lots are used: the stored ones, and those that were opened since. */
import { assertNever } from '../../kernel/errors.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { Heap } from './heap.ts';
import type { LotWindow } from './lot-window.ts';
import type { OpenLot } from './open-lot.ts';

export interface LotOrder {
  /** The lot to use next. */
  next(): OpenLot | undefined;
  /** A lot is opened, younger than all others. */
  add(lot: OpenLot): void;
  /** Nothing is left of the lot that was next. */
  spent(lot: OpenLot): void;
}

function oldestFirst(stored: LotWindow): LotOrder {
  const added: OpenLot[] = [];
  let at = 0;
  return {
    next: () => stored.front ?? added[at],
    add: (lot) => {
      added.push(lot);
    },
    spent: ({ isStored }) => {
      if (isStored) stored.advance();
      else at += 1;
    },
  };
}

function youngestFirst(stored: LotWindow): LotOrder {
  const added: OpenLot[] = [];
  return {
    next: () => added.at(-1) ?? stored.front,
    add: (lot) => {
      added.push(lot);
    },
    spent: ({ isStored }) => {
      if (isStored) stored.advance();
      else added.pop();
    },
  };
}

function byRank(stored: LotWindow): LotOrder {
  const added = new Heap<OpenLot>((a, b) => a.rank < b.rank);
  return {
    next: () => {
      const [a, b] = [stored.front, added.top];
      return a === undefined || (b !== undefined && b.rank < a.rank) ? b : a;
    },
    add: (lot) => added.push(lot),
    spent: ({ isStored }) => {
      if (isStored) stored.advance();
      else added.pop();
    },
  };
}

export function lotOrderOf(method: TaxMethod, stored: LotWindow): LotOrder {
  switch (method) {
    case 'FIFO':
    case 'AVERAGE':
    case 'SECTION-104':
    case 'SPECIFIC':
      return oldestFirst(stored);
    case 'LIFO':
      return youngestFirst(stored);
    case 'HIFO':
    case 'LOFO':
      return byRank(stored);
    default:
      return assertNever(method);
  }
}
