/**
 * The rows that a transaction takes in the timelines: for each asset that it moves one over all accounts (scope `*`)
 * and one in each account.
 */
import { isFiat } from '../../kernel/money/currencies.ts';
import { absolute, add, type Decimal, minimum, ONE, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { keyOf } from '../../kernel/pages/keys.ts';
import { type Movement, movementsOf } from '../../trading/contract/movements.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { REORGANISATIONS } from '../../trading/contract/transaction-types.ts';
import { basisShareOf } from './basis-share.ts';
import { type Phase, type Position, positionOf } from './position.ts';
import type { TransactionRecord } from './record.ts';
import type { Row } from './row.ts';
import { type Cost, type Effect, EMPTY_STATE, NO_COST } from './state.ts';

/** All accounts together. Accounts have a scope of their own, with a prefix, so that none can be named like this. */
export const ALL_ACCOUNTS = '*';
export const scopeOf = (account: string): string => `@${account}`;

/** One asset in one scope. */
export interface Timeline {
  readonly scope: string;
  readonly asset: string;
}

export const timelineKey = ({ scope, asset }: Timeline): string => keyOf(scope, asset);

export interface PlannedRow extends Timeline {
  readonly position: Position;
  readonly key: string;
  readonly row: Row;
  /** The part of the cost of what went out of the same transaction that it takes over; zero of what takes none. */
  readonly takesCost: Decimal;
}

interface Moved {
  readonly asset: string;
  readonly came: Decimal;
  readonly went: Decimal;
  readonly fee: Decimal;
}

/** What came, went and was taken as a fee, by asset. */
function byAsset(movements: readonly Movement[]): readonly Moved[] {
  const moved = new Map<string, Moved>();
  for (const { asset, quantity, role } of movements) {
    const { came, went, fee } = moved.get(asset) ?? { came: ZERO, went: ZERO, fee: ZERO };
    const size = absolute(quantity);
    if (role === 'fee') moved.set(asset, { asset, came, went, fee: add(fee, size) });
    else if (quantity > ZERO) moved.set(asset, { asset, came: add(came, size), went, fee });
    else moved.set(asset, { asset, came, went: add(went, size), fee });
  }
  return [...moved.values()];
}

interface Planned {
  readonly phase: Phase;
  readonly stage: 0 | 1;
  readonly effect: Effect;
  readonly takesCost: Decimal;
}

/** What an asset that came in cost, unless it takes its cost over; or what came back of its cost. */
const costIn = ({ arrived }: TransactionRecord, asset: string): Cost =>
  arrived.find((leg) => leg.asset === asset)?.cost ?? NO_COST;

const out = (phase: Phase, quantity: Decimal, carried: Decimal): Planned & { effect: Effect & { kind: 'out' } } => ({
  phase,
  stage: 0,
  effect: { kind: 'out', quantity, carried },
  takesCost: ZERO,
});

/** What comes back of the same asset never left: only the difference moves. What is more was acquired. */
function carryingEffects({ asset, came, went, fee }: Moved, record: TransactionRecord): readonly Planned[] {
  const stayed = minimum(came, went);
  const [comes, goes] = [subtract(came, stayed), subtract(went, stayed)];
  const planned: Planned[] = [];
  if (goes > ZERO || fee > ZERO) planned.push(out('carry', add(goes, fee), stayed > ZERO ? ZERO : goes));
  if (comes > ZERO) {
    const effect: Effect = { kind: 'in', quantity: comes, cost: costIn(record, asset) };
    planned.push({ phase: 'carry', stage: 1, effect, takesCost: stayed === ZERO ? ONE : ZERO });
  }
  return planned.length > 0 ? planned : [{ phase: 'carry', stage: 0, effect: { kind: 'touch' }, takesCost: ZERO }];
}

/** One asset goes with its cost, and what comes takes it over by the shares stated, be it the same asset. */
function reorganisingEffects({ asset, came, went, fee }: Moved, record: TransactionRecord): readonly Planned[] {
  const planned: Planned[] = [];
  const gone = out('carry', add(went, fee), went);
  if (went > ZERO) planned.push({ ...gone, effect: { ...gone.effect, isUnknownIfShort: true } });
  else if (fee > ZERO) planned.push(gone);
  if (came > ZERO) {
    const effect: Effect = { kind: 'in', quantity: came, cost: isFiat(asset) ? costIn(record, asset) : NO_COST };
    planned.push({ phase: 'carry', stage: 1, effect, takesCost: basisShareOf(record.transaction, asset) });
  }
  return planned;
}

function splitEffects({ came, went, fee }: Moved): readonly Planned[] {
  const delta = subtract(came, went);
  const split: Planned = { phase: 'carry', stage: 1, effect: { kind: 'split', delta }, takesCost: ZERO };
  return fee > ZERO ? [out('carry', fee, ZERO), split] : [split];
}

function plainEffects({ asset, came, went, fee }: Moved, record: TransactionRecord): readonly Planned[] {
  const planned: Planned[] = [];
  const gone = add(went, fee);
  if (came > ZERO) {
    const effect: Effect = { kind: 'in', quantity: came, cost: costIn(record, asset) };
    planned.push({ phase: 'acquire', stage: 1, effect, takesCost: ZERO });
  }
  if (gone > ZERO) planned.push(out('dispose', gone, ZERO));
  return planned;
}

/**
 * Whether what comes in takes over the cost of what went out, as on a transfer, or when a token stands for what was
 * staked, or the shares of a company go on as those of another. More than one asset on a side make staking an exchange
 * like any other.
 */
export const carries = ({ type, amounts }: Pick<TransactionInput, 'type' | 'amounts'>): boolean => {
  if (type === 'transfer' || REORGANISATIONS.has(type)) return true;
  if (type !== 'stake' && type !== 'unstake') return false;
  const legs = new Set(amounts.map(({ asset, direction }) => `${direction} ${asset}`));
  return legs.size === new Set(amounts.map(({ direction }) => direction)).size;
};

function effectsOf(moved: Moved, record: TransactionRecord): readonly Planned[] {
  const { type } = record.transaction;
  if (type === 'split') return splitEffects(moved);
  if (REORGANISATIONS.has(type)) return reorganisingEffects(moved, record);
  return carries(record.transaction) ? carryingEffects(moved, record) : plainEffects(moved, record);
}

function rowsIn(scope: string, movements: readonly Movement[], record: TransactionRecord): readonly PlannedRow[] {
  const { transaction, arrival, transactionId } = record;
  const isCarrying = carries(transaction);
  return byAsset(movements).flatMap((moved) =>
    effectsOf(moved, record).map(({ phase, stage, effect, takesCost }, index): PlannedRow => {
      const position = positionOf(transaction.timestamp, phase, arrival, stage);
      return {
        scope,
        asset: moved.asset,
        position,
        key: keyOf(scope, moved.asset, position),
        takesCost,
        row: { effect, counts: index === 0, after: EMPTY_STATE, ...(isCarrying ? { transactionId } : {}) },
      };
    }),
  );
}

/** Money of a merger comes off the cost of what came with it, once that has it. */
const cashRows = (record: TransactionRecord): readonly PlannedRow[] =>
  record.transaction.type === 'merger' && record.arrived.some(({ asset }) => isFiat(asset))
    ? record.arrived.flatMap(({ asset }) => (isFiat(asset) ? [] : returnOn(asset, 'dispose', record)))
    : [];

/** What a return of capital does to the asset that paid it, in the account that it was paid to, and over all. */
const returnRows = (record: TransactionRecord): readonly PlannedRow[] =>
  record.transaction.paidBy === undefined ? [] : returnOn(record.transaction.paidBy, 'acquire', record);

function returnOn(asset: string, phase: Phase, record: TransactionRecord): readonly PlannedRow[] {
  const { transaction, arrival } = record;
  const { account, timestamp, amounts, fees = [] } = transaction;
  const position = positionOf(timestamp, phase, arrival, 1);
  const effect: Effect = { kind: 'return', cost: costIn(record, asset) };
  const counts = [...amounts, ...fees].every((moved) => moved.asset !== asset);
  const row: Row = { effect, counts, after: EMPTY_STATE };
  return [ALL_ACCOUNTS, scopeOf(account)].map((scope) => ({
    ...{ scope, asset, position, row },
    key: keyOf(scope, asset, position),
    takesCost: ZERO,
  }));
}

/** All rows of a transaction. The states after them are for the fold to work out. */
export function planOf(record: TransactionRecord): readonly PlannedRow[] {
  const movements = movementsOf(record.transaction);
  const accounts = new Set(movements.map(({ account }) => account));
  return [
    ...rowsIn(ALL_ACCOUNTS, movements, record),
    ...[...accounts].flatMap((account) =>
      rowsIn(
        scopeOf(account),
        movements.filter((movement) => movement.account === account),
        record,
      ),
    ),
    ...returnRows(record),
    ...cashRows(record),
  ];
}

/** Whether two scopes see the same side of a transaction: all accounts together, or each by itself. */
export const sameView = (a: string, b: string): boolean => (a === ALL_ACCOUNTS) === (b === ALL_ACCOUNTS);
