/** Rows that each say by themselves what came, what went and what it cost. */
import { add, subtract } from '../../kernel/money/decimal.ts';
import type { TransactionType } from '../contract/transaction-types.ts';
import { ignored, quoted, rejected } from './cells.ts';
import { type Draft, finish } from './draft.ts';
import { exchangeResults } from './exchange-results.ts';
import type { FeeLeg, Leg, Movement, Value } from './legs.ts';
import type { Result, Row } from './types.ts';

/** What an amount that goes one way is. */
export interface OneWay {
  readonly type: TransactionType;
  readonly incomeKind?: string;
  readonly notes?: string;
}

/** What an operation is, by the sides that a row states. A side that is left out can't be. */
export interface OneRowRule {
  readonly in?: OneWay;
  readonly out?: OneWay;
  /** `exchange` is a buy, a sale or a trade, by what is money. */
  readonly both?: TransactionType | 'exchange';
}

export interface OneRow {
  readonly row: Row;
  /** As the export calls it; for reasons, and kept in the metadata. */
  readonly operation: string;
  readonly rule: OneRowRule;
  readonly common: Omit<Draft, 'type' | 'ins' | 'outs' | 'fees' | 'value'>;
  /** Before a fee that is taken off it. */
  readonly into?: Leg | undefined;
  /** Without a fee that leaves on top of it. */
  readonly out?: Leg | undefined;
  readonly fees?: readonly FeeLeg[];
  /** What it was worth, where no side is money. */
  readonly value?: Value | undefined;
}

const stated = (leg: Leg | undefined): Leg | undefined => (leg && leg.quantity !== 0n ? leg : undefined);

/** The results of one row: always exactly one, but for an exchange that is too wide for one transaction. */
export function bookRow(given: OneRow): readonly Result[] {
  const [into, out] = [stated(given.into), stated(given.out)];
  const fees = (given.fees ?? []).filter((fee) => fee.quantity !== 0n);
  const negative = [into, out, ...fees].find((leg) => leg !== undefined && leg.quantity < 0n);
  if (negative) {
    return [rejected(given.row, { code: 'bad-number', reason: `an amount of ${negative.asset} is negative` })];
  }
  const { metadata } = given.common;
  const common = { ...given.common, metadata: { ...metadata, operation: given.operation } };
  const parts = { ...given, common, fees };
  if (into && out) return bothWays({ ...parts, into, out });
  if (into) return oneWay(parts, 'in', into);
  if (out) return oneWay(parts, 'out', out);
  if (fees.length === 0) return [ignored([given.row], 'nothing moved')];
  if (given.rule.both !== undefined) return [oneSided(given)];
  return finish([given.row], { ...common, type: 'fee', outs: fees });
}

type Complete = OneRow & { readonly fees: readonly FeeLeg[] };

const oneSided = ({ row, operation }: OneRow): Result =>
  rejected(row, { code: 'incomplete-group', reason: `the row of a ${quoted(operation)} does not state both sides` });

function bothWays(parts: Complete & { readonly into: Leg; readonly out: Leg }): readonly Result[] {
  const { row, operation, rule, into, out, fees, value, common } = parts;
  if (rule.both === undefined) {
    const reason = `${quoted(operation)} is not known here as something that brings one thing in and takes another out`;
    return [rejected(row, { code: 'unknown-operation', reason })];
  }
  const movements: readonly Movement[] = [
    { asset: into.asset, change: into.quantity, isFee: false },
    { asset: out.asset, change: -out.quantity as typeof out.quantity, isFee: false },
    ...fees.map(({ asset, quantity }) => ({ asset, change: -quantity as typeof quantity, isFee: true })),
  ];
  const type = rule.both === 'exchange' ? undefined : rule.both;
  return exchangeResults({ rows: [row], movements, common, stated: value, type }) ?? [oneSided(parts)];
}

function oneWay(parts: Complete, way: 'in' | 'out', leg: Leg): readonly Result[] {
  const { row, operation, rule, fees, value, common } = parts;
  const booking = rule[way];
  if (booking === undefined) {
    if (rule.both !== undefined) return [oneSided(parts)];
    const verb = way === 'in' ? 'brings something in' : 'takes something out';
    const reason = `${quoted(operation)} is not known here as something that ${verb}`;
    return [rejected(row, { code: 'unknown-operation', reason })];
  }
  const notes = parts.common.notes || booking.notes;
  const booked = { ...common, ...booking, notes, fees, value };
  if (way === 'out') return finish([row], { ...booked, outs: [leg] });
  const kept = fees.find((fee) => fee.asset === leg.asset)?.quantity;
  const arrived = kept === undefined ? leg.quantity : subtract(leg.quantity, kept);
  if (arrived <= 0n) {
    const reason = 'the fee is no less than what came in';
    return [rejected(row, { code: 'invalid-transaction', reason })];
  }
  return finish([row], { ...booked, ins: [{ ...leg, quantity: arrived }] });
}

interface Sides {
  readonly into?: Leg | undefined;
  readonly out?: Leg | undefined;
  readonly fee?: Leg | undefined;
}

/**
 * For exports whose amounts include the fee (what left holds it, of what came it is taken off): the amounts as `bookRow`
 * takes them. A fee in a third coin stays as it is.
 */
export function withoutFee({ into, out, fee }: Sides): Sides {
  if (fee === undefined) return { into, out };
  if (out?.asset === fee.asset) return { into, out: { ...out, quantity: subtract(out.quantity, fee.quantity) }, fee };
  if (into?.asset === fee.asset) return { into: { ...into, quantity: add(into.quantity, fee.quantity) }, out, fee };
  return { into, out, fee };
}
