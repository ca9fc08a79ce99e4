/** What happened to the lots that wash sales are looked for in, in order of time. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { ChangedRow, TakenRow } from '../lot.ts';
import type { LotSeen } from './lot-seen.ts';

interface InPart {
  /** Key of the part of a transaction. */
  readonly part: string;
}

/** Units of a lot that went on in others. */
export interface MovedUnits {
  readonly seen: LotSeen;
  readonly quantity: Decimal;
  readonly into: readonly LotSeen[];
}

interface OpenedStep extends InPart {
  readonly do: 'acquire' | 'carry-on';
  readonly seen: LotSeen;
}
/** All that one part of a transaction moved. */
export interface MoveStep extends InPart {
  readonly do: 'move';
  readonly units: readonly MovedUnits[];
}
export interface TakeStep extends InPart {
  readonly do: 'take';
  readonly key: string;
  readonly seen: LotSeen;
  readonly row: TakenRow;
}
/** What was disposed of ahead leaves the lot as it is opened. */
interface UseStep extends InPart {
  readonly do: 'use';
  readonly seen: LotSeen;
  readonly quantity: Decimal;
}
export interface ChangeStep extends InPart {
  readonly do: 'change';
  readonly seen: LotSeen;
  readonly reason: ChangedRow['reason'];
}

export type HistoryStep = OpenedStep | MoveStep | TakeStep | UseStep | ChangeStep;
