/** What a transaction does to lots, in the terms of the book. All money is in the base currency. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { Phase } from './keys.ts';
import type { TaxTransaction } from './lot.ts';
import type { Boot } from './merger-cash.ts';
import { isAllocation } from './scope.ts';

/** Units come in at a cost. */
export interface Acquire {
  readonly do: 'acquire';
  readonly asset: string;
  readonly account: string;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly needsPrice: boolean;
  /** Tells lots of one transaction and asset apart. */
  readonly leg: number;
  /** When whoever gave them had acquired them. */
  readonly acquiredAtMs?: number | undefined;
  /** By how much they had cost whoever gave them more than they were worth. */
  readonly overWorth?: Decimal | undefined;
}

/** Units go, for proceeds; undefined proceeds aren't known yet. `atCost` leaves without proceeds or gain. */
export interface Dispose {
  readonly do: 'dispose';
  readonly asset: string;
  readonly account: string;
  readonly quantity: Decimal;
  readonly proceeds: Decimal | undefined;
  readonly atCost: boolean;
}

/** Units go elsewhere, or become another asset, with their dates and cost. */
export interface Move {
  readonly do: 'move';
  readonly asset: string;
  readonly account: string;
  readonly quantity: Decimal;
  readonly toAsset: string;
  readonly toAccount: string;
  /** Units that arrive for `quantity`. */
  readonly arriving: Decimal;
}

/** Units become those of other assets, which their cost is shared out among. */
export interface Convert {
  readonly do: 'convert';
  readonly asset: string;
  readonly account: string;
  readonly quantity: Decimal;
  readonly into: readonly {
    readonly asset: string;
    /** Units that arrive for all of `quantity`. */
    readonly quantity: Decimal;
    /** Its part of the cost, as to the sum of all. */
    readonly weight: Decimal;
  }[];
  /** Money that came with them, where that is more than income. */
  readonly boot?: Boot | undefined;
}

/** A split: the units of all open lots change, their cost and dates don't. */
export interface Rescale {
  readonly do: 'rescale';
  readonly asset: string;
  readonly account: string;
  /** With both, the units of the account after and before it; alone, those that were added or removed. */
  readonly added: Decimal | undefined;
  readonly removed: Decimal | undefined;
}

/** Capital comes back on what is held: that lowers its cost, and is gain where it goes beyond it. */
export interface ReturnCapital {
  readonly do: 'return-capital';
  readonly asset: string;
  readonly account: string;
  /** Undefined while a price is missing. */
  readonly amount: Decimal | undefined;
}

/** The lots of all accounts become those of each. */
export interface Allocate {
  readonly do: 'allocate';
}

export type Step = Acquire | Dispose | Move | Convert | Rescale | ReturnCapital | Allocate;

export interface Steps {
  readonly acquiring: readonly (Acquire | Rescale | ReturnCapital | Allocate)[];
  readonly taking: readonly (Move | Convert | Dispose)[];
}

function lacksPrice(step: Step): boolean {
  switch (step.do) {
    case 'acquire':
      return step.needsPrice;
    case 'dispose':
      return step.proceeds === undefined && !step.atCost;
    case 'convert':
      return step.boot !== undefined && (step.boot.money === undefined || step.boot.worth === undefined);
    case 'return-capital':
      return step.amount === undefined;
    default:
      return false;
  }
}

/** Whether something can't be worked out while a price is missing. */
export const needPrice = ({ acquiring, taking }: Steps): boolean =>
  acquiring.some(lacksPrice) || taking.some(lacksPrice);

/** Which phases a transaction has. */
export type Phases = Readonly<Record<Phase, boolean>>;

const NO_PHASE: Phases = { acquiring: false, taking: false };
const ACQUIRING: Phases = { acquiring: true, taking: false };
const TAKING: Phases = { acquiring: false, taking: true };
const BOTH: Phases = { acquiring: true, taking: true };

/** Which phases a transaction may have, whatever prices there are. The base currency has no lots. */
export function phasesOf(transaction: TaxTransaction, base: string): Phases {
  const { type, amounts, fees } = transaction;
  if (isAllocation(transaction)) return ACQUIRING;
  let comes = false;
  let goes = false;
  for (const { asset, direction } of amounts) {
    if (asset === base) continue;
    if (direction === 'in') comes = true;
    else goes = true;
  }
  let feesTake = false;
  for (const { asset } of fees ?? []) if (asset !== base) feesTake = true;
  const acquiring = type === 'return_of_capital' || (type === 'split' ? comes || goes : comes && type !== 'transfer');
  const taking = (goes && type !== 'split') || feesTake;
  if (acquiring) return taking ? BOTH : ACQUIRING;
  return taking ? TAKING : NO_PHASE;
}
